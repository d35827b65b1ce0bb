internal import CLibcurl
internal import Glibc

/// The sockets of HTTP/1 connections that libcurl keeps for a next request.
///
/// A host may send more than it declared. Debian 12's libcurl (7.88) takes such a connection up again and reads what is
/// left in it as the answer to the next request, which may be another caller's; so whoever starts a request looks first.
/// (What comes after that is beyond any client of HTTP/1.)
/// libcurl calls back with a pointer to this, so it must stay until its multi handle has been cleaned up.
final class KeptSockets {
    private var kept: Set<Int32> = []

    /// Has a handle's connections closed through here: a number that is closed may soon be a client's.
    func install(on handle: UnsafeMutableRawPointer) {
        ed_curl_set_closer(handle) { context, socket in
            if let context { Unmanaged<KeptSockets>.fromOpaque(context).takeUnretainedValue().forget(socket) }
            return close(socket)
        }
        ed_curl_set_pointer(handle, CURLOPT_CLOSESOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Remembers the connection of a complete exchange, where libcurl keeps it. The handle must still be its multi's.
    ///
    /// - Parameter surplus: ``surplus(of:)`` when the last of the body came.
    func keep(of handle: UnsafeMutableRawPointer, surplus: Int) {
        var version = 0
        ed_curl_get_long(handle, CURLINFO_HTTP_VERSION, &version)
        // HTTP/2 says things of its own accord, and numbers its answers.
        guard version <= Int(CURL_HTTP_VERSION_1_1) else { return }
        let socket = ed_curl_active_socket(handle)
        guard socket >= 0 else { return }
        if surplus > 0 { ed_curl_disconnect(socket) } else { kept.insert(socket) }
    }

    /// Bytes that came in the same TLS record as those that libcurl hands over now, and wait behind them, where the socket
    /// shows nothing of them.
    static func surplus(of handle: UnsafeMutableRawPointer) -> Int { ed_curl_tls_pending(handle) }

    /// A request uses it again, or it is no more.
    func forget(_ socket: Int32) { kept.remove(socket) }

    /// Breaks every connection off that has said something, or ended, since nobody asked it: libcurl then takes another.
    func breakSpoilt() {
        guard !kept.isEmpty else { return }
        var sockets = kept.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&sockets, nfds_t(sockets.count), 0) > 0 else { return }
        for socket in sockets where socket.revents != 0 {
            ed_curl_disconnect(socket.fd)
            kept.remove(socket.fd)
        }
    }
}
