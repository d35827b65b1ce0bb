internal import JSON

/// One of YouTube's own applications, as which the Innertube interface is asked.
///
/// YouTube closes such an identity every few weeks and another one opens: everything that tells two of them apart is
/// data here, and no code knows which is which.
struct YouTubeClient: Sendable {
    /// Which request carries the player answer.
    enum Endpoint: Sendable {
        /// `player`: the body is the player answer.
        case player
        /// `reel/reel_item_watch`: the player answer is the member `playerResponse`.
        case reelItemWatch
    }

    /// How the application speaks HTTP.
    enum Dress: Sendable {
        /// Like a mobile application: the format version header, and the video's id in the query as well.
        case app
        /// Like a page in a browser: name, version and visitor in headers of their own.
        case page
    }

    /// Stable, for logs and counters.
    let strategy: String
    /// `context.client.clientName`.
    let name: String
    /// `context.client.clientVersion`.
    let version: String
    /// The application's number in the `X-YouTube-Client-Name` header.
    let number: Int
    let userAgent: String
    /// Further members of `context.client`: device, system, screen.
    let device: [JSONMember]
    let endpoint: Endpoint
    let dress: Dress
    /// Where the player is asked, up to and with the last slash.
    let base: String
    /// Where visitor data is asked, up to and with the last slash.
    let visitorBase: String
}

extension YouTubeClient {
    private static let api = "https://youtubei.googleapis.com/youtubei/v1/"
    private static let site = "https://www.youtube.com/youtubei/v1/"

    /// The client that gives every resolution as plain addresses: split streams, never a file with sound.
    static let visionOS = YouTubeClient(
        strategy: "visionos",
        name: "VISIONOS",
        version: "1.04",
        number: 101,
        userAgent: "com.google.visionos.youtube/1.04(RealityDevice17,1; U; CPU visionOS 26_6_0 like Mac OS X; US)",
        device: mobileScreen + appleHeadset(system: "26.6.0.23O770"),
        endpoint: .player,
        dress: .app,
        base: api,
        visitorBase: site
    )

    /// The same application in the clothes in which another program asks: for the day the first one is refused.
    static let visionOSSafari = YouTubeClient(
        strategy: "visionos-safari",
        name: "VISIONOS",
        version: "1.02",
        number: 101,
        userAgent: safari,
        device: appleHeadset(system: "26.5.23O471") + [JSONMember("userAgent", .string(safari))],
        endpoint: .player,
        dress: .page,
        base: site,
        visitorBase: site
    )

    /// The client that gives one small file with sound, of videos made for children too.
    static let android = YouTubeClient(
        strategy: "android-reel",
        name: "ANDROID",
        version: "21.03.36",
        number: 3,
        userAgent: "com.google.android.youtube/21.03.36 (Linux; U; Android 15; US) gzip",
        device: mobileScreen + [
            JSONMember("osName", "Android"), JSONMember("osVersion", "16"), JSONMember("androidSdkVersion", .int(36)),
        ],
        endpoint: .reelItemWatch,
        dress: .app,
        base: api,
        visitorBase: api
    )

    private static let safari =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_7_3) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        + "Version/26.0 Safari/605.1.15"

    private static let mobileScreen = [JSONMember("clientScreen", "WATCH"), JSONMember("platform", "MOBILE")]

    private static func appleHeadset(system: String) -> [JSONMember] {
        [
            JSONMember("deviceMake", "Apple"), JSONMember("deviceModel", "RealityDevice17,1"),
            JSONMember("osName", "visionOS"), JSONMember("osVersion", .string(system)),
        ]
    }
}
