/// Whether a host can be reached from the internet, as far as its text tells.
package enum HostReach: Sendable, Equatable {
    /// A name: what it leads to, DNS tells.
    case name
    /// An address of the internet.
    case publicAddress
    /// Nothing of the internet, and what instead, in words that go on after "The host is": `loopback`,
    /// `private (RFC 1918)`, `a name without a domain`.
    case notPublic(String)
}

extension NetworkAddress {
    /// Judges a host by its text: a name, or an address without brackets.
    package static func reach(ofHost host: String) -> HostReach {
        if let address = NetworkAddress(host) {
            return address.specialPurpose.map { .notPublic($0) } ?? .publicAddress
        }
        let bytes = host.utf8.map(\.lowerCased)
        if bytes.contains(UInt8(ascii: ":")) { return .notPublic("not a valid IPv6 address") }
        guard bytes.allSatisfy(\.isHostCharacter) else { return .notPublic("not a valid name") }

        let name = bytes.last == UInt8(ascii: ".") ? bytes.dropLast() : bytes[...]
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty }) else {
            return .notPublic("not a valid name")
        }
        // Readers differ on 256.1.1.1 and 1.2.3.08: to some it is an address, and not the same one.
        guard !isNumber(last) else { return .notPublic("not a valid IPv4 address") }
        if last.elementsEqual("localhost".utf8) { return .notPublic("loopback") }
        let dotted = "." + String(decoding: name, as: UTF8.self)
        if let suffix = privateSuffixes.first(where: { dotted.hasSuffix($0) }) {
            return .notPublic("a name that the internet does not have (\(suffix))")
        }
        return labels.count > 1 ? .name : .notPublic("a name without a domain")
    }

    /// The ends of names that the DNS of the internet does not have.
    private static let privateSuffixes = [
        // Multicast DNS, RFC 6762.
        ".local",
        // Reserved by ICANN in 2024.
        ".internal",
        // RFC 8375.
        ".home.arpa",
        // What routers and distributions give out; no top-level domain is called so.
        ".lan", ".localdomain", ".localdomain6", ".home", ".corp", ".intranet", ".private", ".svc",
        // RFC 2606, RFC 6761, RFC 7686 and RFC 9476.
        ".test", ".invalid", ".example", ".onion", ".alt",
    ]

    /// Whether a label would be a number to a browser, be it in digits or after `0x`.
    private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
        if label.allSatisfy(\.isDigit) { return true }
        return label.starts(with: "0x".utf8) && label.dropFirst(2).allSatisfy { $0.hexadecimalValue != nil }
    }
}
