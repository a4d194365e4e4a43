internal import Foundation
internal import PreflightModel

/// Lends connections to threads: no more at once than the policy allows, over all and for each host. What is given
/// back is kept, so that the next request to the host need not connect again.
final class ConnectionPool: @unchecked Sendable {
    // `condition` guards every variable.
    private let condition = NSCondition()
    private var idle: [(host: String, connection: Connection)] = []
    private var lent: [String: Int] = [:]
    private var lentCount = 0

    private let limit: Int
    private let limitPerHost: Int

    init(_ policy: FetchPolicy) {
        limit = max(1, policy.connectionCount)
        limitPerHost = max(1, policy.connectionCountPerHost)
    }

    /// Borrows a connection to a host, as soon as one is free. Blocks.
    func borrow(for host: String, _ deadline: Deadline) throws(FetchFailure) -> Connection {
        condition.lock()
        defer { condition.unlock() }
        while lentCount >= limit || lent[host, default: 0] >= limitPerHost {
            try deadline.checkCancellation()
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05))
        }
        let kept = idle.lastIndex { $0.host == host }
        let connection: Connection
        if let kept { connection = idle.remove(at: kept).connection } else { connection = try Connection() }
        lent[host, default: 0] += 1
        lentCount += 1
        return connection
    }

    /// Gives a connection back.
    func giveBack(_ connection: Connection, for host: String) {
        condition.withLock {
            lent[host] = lent[host].flatMap { $0 > 1 ? $0 - 1 : nil }
            lentCount -= 1
            idle.append((host, connection))
            // The one that was used longest ago goes first.
            if idle.count > limit { idle.removeFirst() }
            condition.broadcast()
        }
    }
}
