internal import CSimdjson

/// A parsed JSON text. Values read from it keep it alive.
///
///     let document = try JSONDocument(parsing: bytes)
///     let title = document.root["video"]["title"].string
package final class JSONDocument: @unchecked Sendable {
    // Unchecked: the tape is written once, in init, before any other thread can see it, and only read after.
    private let tape: OpaquePointer

    /// The largest text that is parsed unless the caller says otherwise, in bytes.
    package static let defaultSizeLimit = 16 * 1024 * 1024
    /// The deepest nesting that is parsed unless the caller says otherwise.
    package static let defaultDepthLimit = 256

    /// - Throws: ``JSONError``: `tooLarge` above `sizeLimit`, `malformed` where the bytes are not JSON in UTF-8
    ///   or are nested deeper than `depthLimit`.
    package init(
        parsing bytes: ArraySlice<UInt8>,
        sizeLimit: Int = JSONDocument.defaultSizeLimit,
        depthLimit: Int = JSONDocument.defaultDepthLimit
    ) throws(JSONError) {
        guard bytes.count <= sizeLimit else { throw .tooLarge(bytes: bytes.count, limit: sizeLimit) }
        var parsed: OpaquePointer?
        let code = bytes.withUnsafeBufferPointer { buffer in
            ed_json_parse(buffer.baseAddress, buffer.count, depthLimit, &parsed)
        }
        guard let parsed else { throw .malformed(String(cString: ed_json_error_message(code))) }
        tape = parsed
    }

    /// Parses a whole array as the other initialiser parses a part of one.
    package convenience init(
        parsing bytes: [UInt8],
        sizeLimit: Int = JSONDocument.defaultSizeLimit,
        depthLimit: Int = JSONDocument.defaultDepthLimit
    ) throws(JSONError) {
        try self.init(parsing: bytes[...], sizeLimit: sizeLimit, depthLimit: depthLimit)
    }

    /// Parses text, as of a `<script>` element cut out of a page.
    package convenience init(parsing text: some StringProtocol) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }

    deinit { ed_json_free(tape) }

    /// The outermost value.
    package var root: JSONValue { JSONValue(element: ed_json_root(tape), document: self) }
}
