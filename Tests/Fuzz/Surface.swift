/// Where bytes of strangers come in. Each one's invariants end the process where they do not hold.
enum Surface: String, CaseIterable {
    case links
    case json
    case pages
    case fastcgi
    case body
    case signedlinks
    case headers
    case playlists

    func run(_ bytes: [UInt8]) {
        switch self {
        case .links: Links.fuzz(bytes)
        case .json: Texts.json(bytes)
        case .pages: Texts.page(bytes)
        case .fastcgi: Requests.records(bytes)
        case .body: Requests.body(bytes)
        case .signedlinks: MediaSurfaces.signedLink(bytes)
        case .headers: MediaSurfaces.headers(bytes)
        case .playlists: MediaSurfaces.playlist(bytes)
        }
    }
}
