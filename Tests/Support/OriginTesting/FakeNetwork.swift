internal import CFakeNetwork

/// Names and addresses of the tests' own, in front of the system's: the product resolves and dials as ever, and what it
/// asks for can be counted. Nothing that is named here ever leaves this machine.
package enum FakeNetwork {
    /// - Parameters:
    ///   - answers: what each look-up gives, one after another; the last for ever.
    ///   - milliseconds: how long a look-up takes.
    package static func name(_ name: String, leadsTo answers: [String]..., after milliseconds: UInt32 = 0) {
        let texts = answers.map { $0.joined(separator: " ") }
        precondition(ed_fake_name(name, texts.joined(separator: "|"), milliseconds))
    }

    /// How often a name was looked up since it was named.
    package static func lookups(of name: String) -> Int { Int(ed_fake_lookups(name)) }

    /// Lets connections to an address, whatever their port, end at a port of this machine; with 0 nobody is there.
    package static func place(_ address: String, at port: UInt16 = 0) { precondition(ed_fake_place(address, port)) }

    /// How often an address was dialled since it was placed.
    package static func dials(to address: String) -> Int { Int(ed_fake_dials(address)) }
}
