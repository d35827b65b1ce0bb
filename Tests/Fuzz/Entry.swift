import Foundation

/// What libFuzzer calls with each input. The surface is named by the environment, so that one program fuzzes all.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    chosen.run([UInt8](UnsafeBufferPointer(start: data, count: count)))
    return 0
}

private let chosen: Surface = {
    let name = ProcessInfo.processInfo.environment["FUZZ_SURFACE"] ?? ""
    guard let surface = Surface(rawValue: name) else {
        print("FUZZ_SURFACE must be one of: \(Surface.allCases.map(\.rawValue).joined(separator: ", "))")
        exit(64)
    }
    return surface
}()
