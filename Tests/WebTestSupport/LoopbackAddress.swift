/// An address of this machine that only this machine reaches.
public enum LoopbackAddress: String, Sendable, CaseIterable {
    /// The usual one.
    case first = "127.0.0.1"
    /// Another of IPv4. macOS answers on it only when told to.
    case second = "127.0.0.2"
    /// The one of IPv6.
    case ipv6 = "::1"

    /// As URLs write it.
    public var inURL: String { self == .ipv6 ? "[::1]" : rawValue }

    /// Whether servers can listen on it here.
    public var isAvailable: Bool { (try? Socket(boundTo: self, sharingPort: false)) != nil }
}
