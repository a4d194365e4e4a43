internal import Foundation
package import PreflightModel
internal import PreflightSystem
package import PreflightText

/// Looks names up. Our own look-up rather than curl's, so that all answers are judged and then held on to: what a
/// name leads to a moment later does not matter.
package struct Resolver: Sendable {
    /// All addresses of a host. Blocks.
    package typealias LookUp = @Sendable (_ host: String) throws(FetchFailure) -> [NetworkAddress]

    private let lookUp: LookUp

    /// - Parameter lookUp: How a name is looked up; by the system unless given.
    package init(_ lookUp: @escaping LookUp = Self.askSystem) { self.lookUp = lookUp }

    /// Looks a host up.
    ///
    /// The system's look-up cannot be interrupted, so it has a thread of its own, which is left to itself when it takes
    /// too long.
    func addresses(of host: String, until deadline: Deadline) throws(FetchFailure) -> [NetworkAddress] {
        let answer = Answer()
        Thread.detachNewThread { [lookUp] in
            do throws(FetchFailure) {
                answer.give(.success(try lookUp(host)))
            } catch {
                answer.give(.failure(error))
            }
        }
        while true {
            if let result = answer.take(within: 0.05) { return try result.get() }
            try deadline.check()
        }
    }

    /// Where the look-up leaves what it found.
    private final class Answer: @unchecked Sendable {
        // `condition` guards `result`.
        private let condition = NSCondition()
        private var result: Result<[NetworkAddress], FetchFailure>?

        func give(_ result: Result<[NetworkAddress], FetchFailure>) {
            condition.withLock {
                self.result = result
                condition.signal()
            }
        }

        func take(within seconds: TimeInterval) -> Result<[NetworkAddress], FetchFailure>? {
            condition.withLock {
                if result == nil { _ = condition.wait(until: Date(timeIntervalSinceNow: seconds)) }
                return result
            }
        }
    }

    /// Asks the system, as any program on this machine would.
    @Sendable package static func askSystem(_ host: String) throws(FetchFailure) -> [NetworkAddress] {
        // These names are this machine's, whatever a name server says (RFC 6761, section 6.3), and even where no file
        // says so.
        if host == "localhost" || host.hasSuffix(".localhost") { return [.ipv4(0x7F00_0001), .ipv6(1)] }
        var addresses: [NetworkAddress] = []
        do throws(Socket.LookUpFailure) {
            for bytes in try Socket.addresses(of: host) {
                if let address = NetworkAddress(bytes: bytes), !addresses.contains(address) {
                    addresses.append(address)
                }
            }
        } catch {
            throw FetchFailure(
                .unresolvedHost,
                error == .unknownName
                    ? "DNS does not know the host \(host)" : "DNS did not tell where the host \(host) is")
        }
        guard !addresses.isEmpty else {
            throw FetchFailure(.unresolvedHost, "DNS knows no address of the host \(host)")
        }
        return addresses
    }
}
