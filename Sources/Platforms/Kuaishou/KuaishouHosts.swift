internal import JSON

/// Tells an answer without media from one whose media lie on hosts that are not known yet.
enum KuaishouHosts {
    static func hasForeignMedia(_ info: JSONValue) -> Bool {
        let photo = info["photo"]
        let places = [info["atlas"], photo["ext_params"]["atlas"], photo["manifest"], photo["mainMvUrls"]]
        return places.contains { place in
            place.firstDescendant(limit: 2000) { value in
                guard let text = value.string else { return false }
                return text.hasPrefix("https://") || text.hasPrefix("http://") || text.hasPrefix("//")
            }.exists || place["list"].array.contains { $0.nonEmptyString != nil }
        }
    }
}
