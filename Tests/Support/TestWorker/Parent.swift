import Foundation
import Supervisor

/// Supervises as the file says.
func runParent(settingsAt path: String) -> Int32 {
    do {
        let settings = try JSONDecoder().decode(Settings.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        let executable = CommandLine.arguments[0]
        return try Supervisor(settings.configuration(executable: executable)).run()
    } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        return 2
    }
}
