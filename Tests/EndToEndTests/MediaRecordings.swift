import Foundation
import OriginTesting

/// A folder of recordings with one post whose media can be had too: made of a case that the project has.
struct MediaRecordings {
    let folder: TemporaryFolder
    /// Of the best video.
    let clip = Pattern.bytes(0..<1_500_000)

    static let link = "https://www.tiktok.com/@easydown.example/video/7500000000000000001"
    private static let media =
        "https://v16-webapp-prime.us.tiktok.com/video/tos/useast5/tos-useast5-pve-0068-tx"
    /// The best video's address before the last path component.
    static let present = "/o1080/"
    /// An address of the same file that is good no more.
    static let stale = "/oStale/"

    init() throws {
        folder = try TemporaryFolder()
        let source = "\(Installation.fixtures)/tiktok/video"
        try FileManager.default.copyItem(atPath: source, toPath: "\(folder.path)/video")
        try folder.write(clip, to: "video/clip.bin")
        let file = URL(fileURLWithPath: "\(folder.path)/video/case.json")
        var root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
        let exchanges = root["exchanges"] as? [Any] ?? []
        root["exchanges"] =
            exchanges + [
                // Only with the cookie that the parse was given.
                Self.exchange(
                    Self.present,
                    200,
                    "video/mp4",
                    body: "clip.bin",
                    contains: ["tt_chain_token=Ex4mpleChain=="]
                ),
                Self.exchange(Self.stale, 403, "text/plain"),
            ]
        try JSONSerialization.data(withJSONObject: root).write(to: file)
    }

    private static func exchange(
        _ path: String,
        _ status: Int,
        _ type: String,
        body: String? = nil,
        contains: [String] = []
    ) -> [String: Any] {
        var response: [String: Any] = ["status": status, "headers": ["content-type": type, "set-cookie": "a=b"]]
        response["bodyFile"] = body
        return ["request": ["method": "GET", "url": media + path, "contains": contains], "response": response]
    }
}
