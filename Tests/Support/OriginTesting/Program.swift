internal import CPosix
internal import Glibc

/// A program that a test starts. Foundation's `Process` hands a thread's blocked signals on, so that what it starts can
/// be deaf to TERM; and it waits for the end of a descriptor that other children may have inherited.
package final class Program: Sendable {
    package let pid: Int32

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Parameters:
    ///   - name: looked for along `PATH` where it has no slash.
    ///   - settings: beside what this process has in its environment.
    ///   - folder: where it runs; `nil` is where this process does.
    ///   - input: its standard input, and so on; -1 for nothing. They stay open here.
    package init(
        _ name: String,
        _ arguments: [String],
        settings: [String: String] = [:],
        folder: String? = nil,
        input: Int32 = -1,
        output: Int32 = -1,
        errors: Int32 = -1
    ) throws(Failure) {
        // env(1) looks the program up along PATH, and changes the folder where one is given.
        let start = ["env"] + (folder.map { ["-C", $0] } ?? []) + [name] + arguments
        let inherited = [input, output, errors].enumerated().map { ed_inherited(ours: $1, theirs: Int32($0)) }
        var pid: pid_t = 0
        let code = Self.withStrings(start) { arguments in
            Self.withStrings(Self.environment(settings)) { environment in
                ed_spawn_with(&pid, "/usr/bin/env", arguments, environment, inherited, inherited.count, 3, 0)
            }
        }
        guard code == 0 else { throw Failure(description: "\(name) cannot be started: error \(errno)") }
        self.pid = pid
    }

    /// Waits for its end, once.
    ///
    /// - Returns: its code; 128 and the signal's number where one ended it.
    @discardableResult
    package func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Whether it has ended; it may not be waited for any more then.
    package var hasEnded: Bool { waitpid(pid, nil, WNOHANG) != 0 }

    package func signal(_ signal: Int32) { kill(pid, signal) }

    private static func environment(_ settings: [String: String]) -> [String] {
        var inherited: [String] = []
        var next = environ
        while let pair = next.pointee {
            inherited.append(String(cString: pair))
            next += 1
        }
        let names = settings.keys.map { "\($0)=" }
        return inherited.filter { pair in !names.contains(where: pair.hasPrefix) } + settings.map { "\($0)=\($1)" }
    }

    private static func withStrings(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32
    ) -> Int32 {
        var pointers = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(&pointers)
    }
}
