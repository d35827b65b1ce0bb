internal import API
internal import ArgumentParser
internal import Foundation

/// `easydown openapi`: the OpenAPI document of this program with the settings of this machine.
struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi",
        abstract: "Print the OpenAPI 3.1 document of the HTTP API."
    )

    func run() throws {
        let document = OpenAPIDocument(
            APIDescription(settings: APISettings(origin: try Configuration.current().publicOrigin)),
            version: Easydown.configuration.version
        )
        FileHandle.standardOutput.write(Data(document.bytes))
    }
}
