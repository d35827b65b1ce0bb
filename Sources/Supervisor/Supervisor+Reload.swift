internal import CPosix
internal import Glibc

extension Supervisor {
    /// What the program before this one left, and no longer in the environment afterwards.
    static func takeHandover() throws(SupervisorError) -> Handover? {
        guard let text = getenv(Handover.variable).map({ String(cString: $0) }) else { return nil }
        unsetenv(Handover.variable)
        do {
            let handover = try Handover(decoding: text)
            for descriptor in handover.descriptors where ed_inherit(descriptor, 0) != 0 {
                throw SupervisorError.handover("descriptor \(descriptor) is not open")
            }
            return handover
        } catch {
            throw .handover("\(error)")
        }
    }

    /// Listeners for all wanted addresses: those handed over first, the others bound.
    ///
    /// - Returns: what there is, and the first reason why one is missing.
    static func listeners(
        _ wanted: [ListenerAddress],
        _ handed: [String: Int32],
        _ backlog: Int32,
        _ activated: Set<String>
    ) -> (bound: [Listener], failure: SupervisorError?) {
        var listeners: [Listener] = []
        var failure: SupervisorError?
        var left = handed
        for address in wanted where !listeners.contains(where: { $0.address == address }) {
            do throws(SupervisorError) {
                if let name = left.keys.first(where: address.matches), let descriptor = left.removeValue(forKey: name) {
                    listeners.append(try Listener.adopt(descriptor, as: address, isOwned: !activated.contains(name)))
                } else {
                    listeners.append(try Listener.bind(address, backlog: backlog))
                }
            } catch {
                failure = failure ?? error
            }
        }
        // Listeners that only old workers use stay until the reload is through: it may yet fail.
        for (name, descriptor) in left {
            if let address = ListenerAddress(bound: name) {
                let isOwned = !activated.contains(name)
                listeners.append(Listener(address: address, descriptor: descriptor, isOwned: isOwned))
            } else {
                failure = failure ?? .handover("no address: \(name)")
            }
        }
        return (listeners, failure)
    }

    /// Lets the program at the path written down at start take over; comes back only where that fails.
    func replaceSelf() -> SupervisorEvent {
        let handover = Handover(
            generation: state.generation,
            newestGeneration: state.newestGeneration,
            isReloadPending: state.isReloadPending,
            scoreboard: scoreboard.descriptor,
            listeners: Dictionary(
                listeners.compactMap { listener in
                    Listener.name(of: listener.descriptor).map { ($0, listener.descriptor) }
                },
                uniquingKeysWith: { first, _ in first }
            ),
            workers: state.ordered.compactMap { worker in
                processes[worker.slot].map { Handover.Worker(worker, $0) }
            },
            program: program,
            activated: activated.sorted(),
            queuePeaks: queues.mapValues(\.peak)
        )
        do {
            let text = try handover.encoded()
            for descriptor in handover.descriptors { _ = ed_inherit(descriptor, 1) }
            defer { for descriptor in handover.descriptors { _ = ed_inherit(descriptor, 0) } }
            setenv(Handover.variable, text, 1)
            defer { unsetenv(Handover.variable) }
            let arguments = [configuration.executable] + CommandLine.arguments.dropFirst()
            _ = withCStrings(arguments) { ed_replace(configuration.executable, $0, environ) }
            return .replacementFailed(reason: "exec of \(configuration.executable): error \(errorNumber())")
        } catch {
            return .replacementFailed(reason: "\(error)")
        }
    }

    /// Closes what no pool names any more.
    func closeUnusedListeners() {
        let wanted = configuration.pools.compactMap(\.listener) + [configuration.status].compactMap(\.self)
        for listener in listeners where !wanted.contains(listener.address) { listener.remove() }
        listeners.removeAll { !wanted.contains($0.address) }
    }
}

extension ListenerAddress {
    /// The address of a bound socket's name.
    init?(bound name: String) {
        if name.hasPrefix("unix:") {
            self = .unix(path: String(name.dropFirst(5)))
            return
        }
        guard name.hasPrefix("tcp:"), let colon = name.lastIndex(of: ":"), let port = UInt16(name[colon...].dropFirst())
        else { return nil }
        self = .tcp(host: String(name[..<colon].dropFirst(4)), port: port)
    }
}
