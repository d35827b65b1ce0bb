/// An origin that serves one file, with its ranges, and breaks off where the test says.
package enum FileOrigin {
    package struct Fault: Sendable {
        /// Bytes of the body that are sent; then the connection is broken off.
        package var cutAfter: Int
        package var isReset = false

        package init(cutAfter: Int, isReset: Bool = false) {
            self.cutAfter = cutAfter
            self.isReset = isReset
        }
    }

    /// - Parameters:
    ///   - faults: for the first requests, in order; `nil` for none.
    ///   - stall: milliseconds of silence before a break.
    package static func make(
        size: Int,
        tag: String = "\"a\"",
        type: String = "video/mp4",
        faults: [Fault?] = [],
        stall: UInt32 = 0
    ) -> HostileOrigin {
        let file = ServedFile(Pattern.bytes(0..<size), type: type, tag: tag)
        return HostileOrigin { request, number in
            guard number < faults.count, let fault = faults[number] else { return file.answer(to: request) }
            let steps = file.answer(to: request, cutAfter: fault.cutAfter)
            return steps + [.sleep(milliseconds: stall)] + (fault.isReset ? [.reset] : [])
        }
    }
}

/// Bytes that tell their place.
package enum Pattern {
    package static func bytes(_ range: Range<Int>) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        // Eight at a time: tests are built without optimisation, and ask for many.
        let words = range.lowerBound / 8...(range.upperBound - 1) / 8
        let whole = words.map { UInt64($0 &+ 1) &* 0x9E37_79B9_7F4A_7C15 }
        return whole.withUnsafeBytes { bytes in
            let start = range.lowerBound - words.lowerBound * 8
            return Array(bytes[start..<start + range.count])
        }
    }
}
