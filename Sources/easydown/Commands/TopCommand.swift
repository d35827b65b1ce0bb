internal import API
internal import ArgumentParser
internal import Foundation
internal import Supervisor

/// `easydown top`: the workers of a running service, live.
struct TopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Show what the workers of the running service do.",
        discussion: "Ctrl-C ends it. Written to a file or a pipe, or with --once, it shows one picture and ends."
    )

    @Option(help: "Seconds between two pictures, 0.2 to 60.") var interval = 1.0
    @Flag(help: "Show one picture and end.") var once = false

    func validate() throws {
        guard (0.2...60).contains(interval) else { throw ValidationError("--interval must be from 0.2 to 60 seconds") }
    }

    func run() throws {
        let configuration = try Configuration.current()
        let address = try Wiring.address(configuration.statusAddress, configuration)
        let isLive = !once && isatty(STDOUT_FILENO) == 1
        var last: (report: StatusReport, time: ContinuousClock.Instant)?
        while true {
            let report: StatusReport
            do { report = try StatusReader.read(address) } catch {
                throw CommandFailure("no service answers at \(configuration.statusAddress): \(error)")
            }
            let time = ContinuousClock.now
            let elapsed = last.map { Double((time - $0.time).milliseconds) / 1000 }
            // Home, and below the picture nothing of the one before.
            let picture = ServicePicture(report, since: last?.report, seconds: elapsed).text
            FileHandle.standardOutput.write(Data((isLive ? "\u{1B}[H\u{1B}[J" + picture : picture).utf8))
            guard isLive else { return }
            last = (report, time)
            Thread.sleep(forTimeInterval: interval)
        }
    }
}
