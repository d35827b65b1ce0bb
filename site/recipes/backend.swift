// A backend for a website, with Swift and Foundation on Linux: the token stays here, media come through here.
//   swiftc -O backend.swift -o backend
//   EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PORT=3000 ./backend
// GET /parse?url=LINK       the answer of the parse
// GET /download?link=URL    the file behind a proxyUrl of that answer
import Foundation
import FoundationNetworking
import Glibc

let environment = ProcessInfo.processInfo.environment
let easydown = environment["EASYDOWN_URL"] ?? ""
/// URLSession on Linux cannot wait for a slow browser, so files are fetched in pieces of so many bytes.
let piece = 1 << 20

/// One answer of at most 8 MiB. URLSession calls its delegate on one serial queue, and `done` comes after all of that.
final class Fetch: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private var body = Data()
    private var isWhole = false
    private let done = DispatchSemaphore(value: 0)

    /// `nil` where it breaks off, is too large, or half a minute passes without a byte.
    static func answer(to request: URLRequest) -> (head: HTTPURLResponse, body: Data)? {
        let (fetch, settings) = (Fetch(), URLSessionConfiguration.ephemeral)
        settings.timeoutIntervalForRequest = 30
        let session = URLSession(configuration: settings, delegate: fetch, delegateQueue: nil)
        let task = session.dataTask(with: request)
        task.resume()
        fetch.done.wait()
        session.finishTasksAndInvalidate()
        guard fetch.isWhole, let head = task.response as? HTTPURLResponse else { return nil }
        return (head, fetch.body)
    }

    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) { completionHandler(nil) }

    func urlSession(_: URLSession, dataTask task: URLSessionDataTask, didReceive data: Data) {
        body += data
        if body.count > 8 << 20 { task.cancel() }
    }

    func urlSession(_: URLSession, task _: URLSessionTask, didCompleteWithError error: (any Error)?) {
        isWhole = error == nil
        done.signal()
    }
}

func parse(_ link: String, _ browser: Browser) {
    var request = URLRequest(url: URL(string: "\(easydown)/api/v1/parse")!)
    request.httpMethod = "POST"
    request.httpBody = try? JSONEncoder().encode(["url": link])
    request.setValue("Bearer \(environment["EASYDOWN_TOKEN"] ?? "")", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    guard let answer = Fetch.answer(to: request) else { return browser.fail(502, "The service could not be reached.") }
    browser.send(answer.head.statusCode, ["Content-Type": "application/json"], answer.body)
}

func download(_ link: String, _ range: String?, _ browser: Browser) {
    // Nothing else is fetched: this is no open proxy. Merges have no pieces; give their links to the browser as they are.
    guard link.hasPrefix("\(easydown)/api/media-proxy?"), let url = URL(string: link) else {
        return browser.fail(403, "Only the proxyUrl of a parse is fetched.")
    }
    // "bytes=5-9" or "bytes=5-"; whatever else is asked for gets the whole file.
    let wanted = range?.wholeMatch(of: #/bytes=(\d{1,15})-(\d{0,15})/#)
    var (at, last) = (wanted.flatMap { Int($0.1) } ?? 0, wanted.flatMap { Int($0.2) } ?? .max - piece)
    var version: String?
    var isFirst = true
    repeat {
        var request = URLRequest(url: url)
        request.setValue("bytes=\(at)-\(min(last, at + piece - 1))", forHTTPHeaderField: "Range")
        guard let (head, body) = Fetch.answer(to: request) else {
            return isFirst ? browser.fail(502, "The file cannot be had in pieces. Use its link as it is.") : browser.reset()
        }
        func header(_ name: String) -> String? { head.value(forHTTPHeaderField: name) }
        let total = header("Content-Range").flatMap { Int($0.split(separator: "/").last ?? "") }
        if isFirst {
            var headers = Dictionary(
                uniqueKeysWithValues: ["Content-Type", "Content-Disposition", "ETag", "Last-Modified"]
                    .compactMap { name in header(name).map { (name, $0) } })
            guard head.statusCode == 206, let total else { return browser.send(head.statusCode, headers, body) }
            (last, version, isFirst) = (min(last, total - 1), header("ETag"), false)
            headers["Accept-Ranges"] = "bytes"
            headers["Content-Range"] = wanted.map { _ in "bytes \(at)-\(last)/\(total)" }
            browser.begin(wanted == nil ? 200 : 206, headers, length: last - at + 1)
        } else if head.statusCode != 206 || header("ETag") != version || body.isEmpty {
            return browser.reset()
        }
        guard browser.write(body) else { return }
        at += body.count
    } while at <= last
}

/// A connection; a minute in which it sends or takes nothing ends it.
struct Browser {
    let socket: Int32

    init(_ socket: Int32) {
        self.socket = socket
        var minute = timeval(tv_sec: 60, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(socket, SOL_SOCKET, option, &minute, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// The lines of a request's head, at most 16 KiB.
    func head() -> [String] {
        var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while bytes.count < 16_384, !bytes.contains([13, 10, 13, 10]) {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return [] }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    }

    func write(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.send(socket, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    func begin(_ status: Int, _ headers: [String: String], length: Int) {
        let lines = headers.map { "\($0): \($1)\r\n" }.joined()
        _ = write(Data("HTTP/1.1 \(status) -\r\n\(lines)Content-Length: \(length)\r\nConnection: close\r\n\r\n".utf8))
    }

    func send(_ status: Int, _ headers: [String: String], _ body: Data) {
        begin(status, headers, length: body.count)
        _ = write(body)
    }

    func fail(_ status: Int, _ message: String) {
        send(status, ["Content-Type": "application/json"], Data("{\"msg\": \"\(message)\"}".utf8))
    }

    /// Breaks the connection off: no short file looks whole.
    func reset() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    func serve() {
        let lines = head()
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count == 3, let target = URLComponents(string: String(words[1])) else { return fail(400, "This is no request.") }
        guard words[0] == "GET" else { return fail(405, "Only GET is allowed here.") }
        guard let name = ["/parse": "url", "/download": "link"][target.path] else { return fail(404, "There is nothing here.") }
        let value = target.queryItems?.first { $0.name == name }?.value ?? ""
        guard (1...8192).contains(value.utf8.count) else { return fail(400, "Send ?\(name)= here.") }
        if name == "url" { return parse(value, self) }
        let headers = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) } }
        func header(_ name: String) -> String? { headers.first { $0.count == 2 && $0[0].lowercased() == name }?[1] }
        download(value, header("if-range") == nil ? header("range") : nil, self)
    }
}

let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
var on: Int32 = 1
setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
var address = sockaddr_in()
address.sin_family = sa_family_t(AF_INET)
address.sin_port = in_port_t(UInt16(environment["PORT"] ?? "") ?? 3000).bigEndian
let isBound = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
}
guard isBound == 0, listen(listener, 64) == 0 else { fatalError("The port is taken.") }
while true {
    let socket = accept(listener, nil, nil)
    guard socket >= 0 else { continue }
    Thread.detachNewThread {
        Browser(socket).serve()
        close(socket)
    }
}
