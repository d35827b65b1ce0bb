/// A connection whose request has been read, on its way from a request thread to whoever answers it.
///
/// Whoever takes it makes one ``StreamedResponse`` of it, which closes it.
package struct DetachedConnection: Sendable {
    package let descriptor: Int32
    /// The web server's number for the request (FastCGI 1.0, section 3.3).
    package let requestID: UInt16

    package init(descriptor: Int32, requestID: UInt16) {
        self.descriptor = descriptor
        self.requestID = requestID
    }
}
