import Glibc

/// Three roles by the first argument: `parent FILE` supervises, `check CODE` is a trial, `worker BEHAVIOUR` serves.
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "parent": exit(runParent(settingsAt: arguments.dropFirst().first ?? ""))
case "check": exit(Int32(arguments.dropFirst().first ?? "0") ?? 2)
case "worker": exit(runWorker(arguments.dropFirst().first.flatMap(Behaviour.init(rawValue:)) ?? .serve))
default: exit(64)
}
