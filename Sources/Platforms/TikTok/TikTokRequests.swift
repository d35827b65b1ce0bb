/// The requests of the ladder.
enum TikTokRequests {
    private static let otherBrowser = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"

    /// Photo posts have their data under `/video/` only; the name before it does not matter.
    ///
    /// - Parameter isRetry: another browser's headers, for a page that was refused once.
    static func page(id: String, isRetry: Bool = false) -> PageRequest {
        PageRequest(
            .get,
            "https://www.tiktok.com/@i/video/\(id)",
            headers: [
                ("User-Agent", isRetry ? otherBrowser : UserAgent.browser),
                ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
                ("Accept-Language", "en-US,en;q=0.9"),
            ],
            platform: .tiktok
        )
    }

    static func player(id: String) -> PageRequest {
        PageRequest(
            .get,
            "https://www.tiktok.com/player/api/v1/items?item_ids=\(id)&language=en-US&aid=1459&data_source=pack",
            headers: [
                ("User-Agent", UserAgent.browser), ("Accept", "application/json"),
                ("Referer", "https://www.tiktok.com/player/v1/\(id)"),
            ],
            platform: .tiktok
        )
    }

    static func embed(id: String) -> PageRequest {
        PageRequest(
            .get,
            "https://www.tiktok.com/embed/v2/\(id)",
            headers: [
                ("User-Agent", UserAgent.browser), ("Accept", "text/html"), ("Accept-Language", "en-US,en;q=0.9"),
            ],
            platform: .tiktok
        )
    }

    /// - Parameter device: the number of a device that the app would have; kept for a while, as a device is.
    static func app(id: String, device: String) -> PageRequest {
        PageRequest(
            .post,
            "https://api16-normal-c-useast1a.tiktokv.com/aweme/v1/multi/aweme/detail/?" + query(device: device),
            headers: [
                (
                    "User-Agent",
                    "com.zhiliaoapp.musically/2023501030 (Linux; U; Android 13; en_US; Pixel 7; Build/TD1A.220804.031; "
                        + "Cronet/58.0.2991.0)"
                ),
                ("Accept", "application/json"), ("Content-Type", "application/x-www-form-urlencoded"),
            ],
            body: Array("aweme_ids=%5B\(id)%5D&request_source=0".utf8),
            platform: .tiktok
        )
    }

    private static func query(device: String) -> String {
        let parameters = [
            ("device_platform", "android"), ("os", "android"), ("ssmix", "a"), ("channel", "googleplay"), ("aid", "0"),
            ("app_name", "musical_ly"), ("version_code", "350103"), ("version_name", "35.1.3"),
            ("manifest_version_code", "2023501030"), ("update_version_code", "2023501030"), ("ab_version", "35.1.3"),
            ("resolution", "1080*2400"), ("dpi", "420"), ("device_type", "Pixel 7"), ("device_brand", "Google"),
            ("language", "en"), ("os_api", "29"), ("os_version", "13"), ("ac", "wifi"), ("is_pad", "0"),
            ("current_region", "US"), ("app_type", "normal"), ("sys_region", "US"), ("region", "US"),
            ("timezone_name", "America/New_York"), ("timezone_offset", "-14400"), ("residence", "US"),
            ("app_language", "en"), ("locale", "en"), ("carrier_region", "US"), ("op_region", "US"),
            ("build_number", "35.1.3"), ("host_abi", "armeabi-v7a"), ("device_id", device),
        ]
        return parameters.map { "\($0.0)=\(PercentEncoding.encoded($0.1))" }.joined(separator: "&")
    }
}
