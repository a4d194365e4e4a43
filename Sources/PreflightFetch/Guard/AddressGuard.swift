import PreflightModel
package import PreflightText

/// Decides which addresses a connection may go to.
package struct AddressGuard: Sendable {
    /// What an address is for when it does not lead to the internet; nil for one of the internet.
    package let purpose: @Sendable (NetworkAddress) -> String?

    /// - Parameter purpose: What an address is for; by the tables of special addresses unless given.
    package init(purpose: @escaping @Sendable (NetworkAddress) -> String? = { $0.specialPurpose }) {
        self.purpose = purpose
    }
}

/// What the guard has to say of one host.
struct HostPermission: Sendable {
    private let purpose: @Sendable (NetworkAddress) -> String?
    /// Whether the host may lead anywhere.
    let isAllowed: Bool

    init(_ host: String, _ policy: FetchPolicy, _ addressGuard: AddressGuard) {
        purpose = addressGuard.purpose
        isAllowed = policy.allows(host)
    }

    /// What forbids a connection to an address; nil when there may be one.
    func objection(to address: NetworkAddress) -> String? { isAllowed ? nil : purpose(address) }

    /// What the first address that is not of the internet is for.
    func purpose(of addresses: [NetworkAddress]) -> String? { addresses.lazy.compactMap(purpose).first }
}
