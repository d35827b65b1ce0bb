import Foundation
import Supervisor

/// Supervises as the file says.
func runParent(settingsAt path: String) -> Int32 {
    do {
        let settings = try JSONDecoder().decode(Settings.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        let executable = CommandLine.arguments[0]
        let supervisor = try Supervisor(settings.configuration(executable: executable))
        endWithTest()
        return supervisor.run()
    } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        return 2
    }
}

/// Standard input ends with the test, even one that crashes. Started when signals are blocked: the thread takes none.
private func endWithTest() {
    Thread.detachNewThread {
        while FileHandle.standardInput.availableData.isEmpty == false {}
        exit(70)
    }
}
