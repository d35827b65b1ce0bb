package import API
package import Platforms

/// All that the pages tell and that the program knows: nothing of it is typed into a page.
package struct SiteFacts: Sendable {
    package var catalogue: Catalogue
    package var settings: [SettingFact]
    package var codes: [ErrorCode]
    package var reasons: [FailureReason]
    /// Where samples send their requests; readers see their own host in its place.
    package var origin: String
    /// Markdown.
    package var changelog: String
    /// The program's.
    package var version: String

    package init(
        catalogue: Catalogue = .standard,
        settings: [SettingFact],
        codes: [ErrorCode] = ErrorCode.allCases,
        reasons: [FailureReason] = FailureReason.allCases,
        origin: String = "http://localhost:8080",
        changelog: String,
        version: String = ""
    ) {
        self.catalogue = catalogue
        self.settings = settings
        self.codes = codes
        self.reasons = reasons
        self.origin = origin
        self.changelog = changelog
        self.version = version
    }
}

extension SiteFacts {
    /// What every template can name.
    var value: TemplateValue {
        .object([
            "origin": .init(origin),
            "platforms": .list(platformFacts),
            "settingGroups": .list(settingGroups),
            "setting": .object(settingsByName),
            "codes": .list(codeFacts),
            "reasons": .list(reasonFacts),
            "frontErrors": .list(frontFacts),
            "testLinks": .list(testLinkFacts),
            "limits": limitFacts,
            "samplePost": .init(samplePost),
            "sampleFailure": .init(sampleFailure),
            "schema": schemaFacts,
            "endpointGroups": .list(endpointGroups),
            "changelog": .init(changelog),
            "version": .init(version),
        ])
    }
}
