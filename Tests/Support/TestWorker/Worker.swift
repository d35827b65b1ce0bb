import CPosix
import Glibc
import Supervisor

/// Answers one line a connection with its own process number and the line.
func runWorker(_ behaviour: Behaviour) -> Int32 {
    blockSignals()
    guard let link = try? WorkerLink() else { return 3 }
    switch behaviour {
    case .crashAtBoot: abort()
    case .hangAtBoot: while true { sleep(1) }
    case .refuse:
        link.failed("the test says no")
        return 4
    case .exitAtOnce:
        link.ready()
        return 5
    case .stubborn:
        var all = sigset_t()
        sigfillset(&all)
        sigprocmask(SIG_SETMASK, &all, nil)
    case .silent: link.beat()
    case .serve, .single, .grow: break
    }
    link.slot.set(threads: behaviour == .single ? 1 : 2)
    link.ready()
    return EchoLoop(link: link, behaviour: behaviour).run()
}

/// As a real worker does: only what ends a process gets through.
private func blockSignals() {
    var blocked = sigset_t()
    sigfillset(&blocked)
    for number in [SIGTERM, SIGABRT, SIGSEGV] { sigdelset(&blocked, number) }
    pthread_sigmask(SIG_SETMASK, &blocked, nil)
}
