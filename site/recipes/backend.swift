// A backend for a website, with Swift and Foundation on Linux: the token stays here, media come through here.
//   swiftc -O backend.swift -o backend
//   EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PORT=3000 ./backend
// GET /parse?url=LINK       the answer of the parse
// GET /download?link=URL    the file behind a proxyUrl, mergeUrl or audioUrl of that answer
import Foundation
import FoundationNetworking
import Glibc

let environment = ProcessInfo.processInfo.environment
let easydown = environment["EASYDOWN_URL"] ?? ""
// Nothing else is fetched: this is no open proxy.
let media = ["\(easydown)/api/media-proxy", "\(easydown)/api/media-merge"]
let answered = ["Content-Type", "Content-Length", "Content-Range", "Accept-Ranges", "Content-Disposition", "ETag", "Last-Modified"]

/// Passes one answer on to a browser while it comes. URLSession calls it on one serial queue.
final class Relay: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    let browser: Int32
    let done = DispatchSemaphore(value: 0)
    var hasBegun = false

    init(to browser: Int32) { self.browser = browser }

    func run(_ request: URLRequest) {
        let settings = URLSessionConfiguration.ephemeral
        settings.timeoutIntervalForRequest = 60  // Without a byte.
        let session = URLSession(configuration: settings, delegate: self, delegateQueue: nil)
        session.dataTask(with: request).resume()
        done.wait()
        session.invalidateAndCancel()
    }

    func urlSession(_: URLSession, task: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse,
        newRequest _: URLRequest, completionHandler: @escaping (URLRequest?) -> Void) { completionHandler(nil) }

    func urlSession(_: URLSession, dataTask task: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void) {
        let response = response as? HTTPURLResponse
        let headers = answered.compactMap { name in response?.value(forHTTPHeaderField: name).map { "\(name): \($0)\r\n" } }
        hasBegun = true
        let head = "HTTP/1.1 \(response?.statusCode ?? 502) Answer\r\n\(headers.joined())Connection: close\r\n\r\n"
        completionHandler(send(Data(head.utf8), to: browser) ? .allow : .cancel)
    }

    func urlSession(_: URLSession, dataTask task: URLSessionDataTask, didReceive data: Data) {
        task.suspend()  // No more is read than the browser takes.
        if send(data, to: browser) { task.resume() } else { task.cancel() }
    }

    func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if error != nil, !hasBegun { fail(502, "The media service could not be reached.", browser) }
        // Breaks the connection off in the middle: no short file looks whole.
        if error != nil, hasBegun { reset(browser) }
        done.signal()
    }
}

func send(_ data: Data, to browser: Int32) -> Bool {
    data.withUnsafeBytes { bytes in
        var sent = 0
        while sent < bytes.count {
            let count = Glibc.send(browser, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

/// Ends the connection so that nobody takes what was sent for the whole.
func reset(_ browser: Int32) {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(browser, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
}

func fail(_ status: Int, _ message: String, _ browser: Int32) {
    let head = "HTTP/1.1 \(status) Refused\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
    _ = send(Data("\(head){\"msg\": \"\(message)\"}".utf8), to: browser)
}

/// Lines of a request's head; at most 16 KiB.
func head(from browser: Int32) -> [Substring] {
    var bytes = [UInt8](), buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 16_384, !bytes.suffix(4096 + 4).contains([13, 10, 13, 10]) {
        let count = recv(browser, &buffer, buffer.count, 0)
        guard count > 0 else { return [] }
        bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
}

func serve(_ browser: Int32) {
    let lines = head(from: browser)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3, let target = URLComponents(string: String(words[1])) else { return fail(400, "This is no request.", browser) }
    guard words[0] == "GET" else { return fail(405, "Only GET is allowed here.", browser) }
    guard let name = ["/parse": "url", "/download": "link"][target.path] else { return fail(404, "There is nothing here.", browser) }
    let value = target.queryItems?.first { $0.name == name }?.value ?? ""
    guard (1...8192).contains(value.utf8.count) else { return fail(400, "Send ?\(name)= here.", browser) }
    if name == "link", !media.contains(String(value.prefix { $0 != "?" })) {
        return fail(403, "Only links of a parse are fetched.", browser)
    }
    guard let url = URL(string: name == "link" ? value : "\(easydown)/api/v1/parse") else { return fail(400, "This is no link.", browser) }
    var request = URLRequest(url: url)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if name == "url" {
        request.httpMethod = "POST"
        request.httpBody = try? JSONEncoder().encode(["url": value])
        request.setValue("Bearer \(environment["EASYDOWN_TOKEN"] ?? "")", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    } else {
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, ["range", "if-range"].contains(parts[0].lowercased()) else { continue }
            request.setValue(parts[1].trimmingCharacters(in: .whitespaces), forHTTPHeaderField: String(parts[0]))
        }
    }
    Relay(to: browser).run(request)
}

let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
var on: Int32 = 1
setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout.size(ofValue: on)))
var address = sockaddr_in()
address.sin_family = sa_family_t(AF_INET)
address.sin_port = in_port_t(UInt16(environment["PORT"] ?? "") ?? 3000).bigEndian
let isBound = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
}
guard isBound == 0, listen(listener, 64) == 0 else { fatalError("The port is taken.") }
while true {
    let browser = accept(listener, nil, nil)
    guard browser >= 0 else { continue }
    // A browser that sends nothing, or takes nothing, for a minute is let go.
    var minute = timeval(tv_sec: 60, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
        setsockopt(browser, SOL_SOCKET, option, &minute, socklen_t(MemoryLayout.size(ofValue: minute)))
    }
    Thread.detachNewThread {
        serve(browser)
        close(browser)
    }
}
