internal import PreflightModel
import PreflightText

/// The requests for one file: each is judged before it is sent, and followed through redirects.
final class Exchange {
    /// Most redirects that are followed.
    static let redirectLimit = 5

    /// What came of it so far.
    private(set) var facts = FetchFacts()
    /// What the URL's host is for, when that is not the internet.
    private(set) var unreachable: String?

    let deadline: Deadline
    private let origin: WebAddress
    private var address: WebAddress
    private let environment: FetchEnvironment
    private var lease: (connection: Connection, host: String)?
    private var current: Transfer?

    init(_ address: WebAddress, _ environment: FetchEnvironment, _ deadline: Deadline) {
        origin = address
        self.address = address
        self.environment = environment
        self.deadline = deadline
    }

    deinit { release() }

    /// Gives up the response that is being read, and keeps the connection.
    func drop() {
        guard let transfer = current else { return }
        facts.requestCount += transfer.requestCount
        facts.receivedByteCount += transfer.receivedByteCount
        if let seconds = transfer.secondsToFirstByte {
            facts.secondsToFirstByte = max(seconds, facts.secondsToFirstByte ?? 0)
        }
        transfer.end()
        current = nil
    }

    /// Gives up everything.
    func release() {
        drop()
        if let lease { environment.pool.giveBack(lease.connection, for: lease.host) }
        lease = nil
    }

    /// Sends a request, and reads the header of its response.
    /// - Returns: A response of status 200, 206 or 416.
    /// - Throws: For any other.
    func send(_ range: HTTPRequest.Range?, into sink: any BodySink) throws(FetchFailure) -> Transfer {
        while true {
            let transfer = try begin(range, into: sink)
            try transfer.readHead(deadline)
            let status = transfer.head.status ?? 0
            facts.status = status
            facts.contentType = transfer.head.contentType
            switch status {
            case 200, 206, 416: return transfer
            case 301, 302, 303, 307, 308: try follow(transfer, status)
            default:
                readOver(transfer)
                retryAfter = transfer.retryAfter
                var failure = Self.failure(status, from: address.authority, isProxied: facts.proxy != nil)
                if failure.mayPass, let retryAfter {
                    failure.detail += ", and asks to wait \(retryAfter.components.seconds) s"
                }
                throw failure
            }
        }
    }

    /// How long the last server that failed asks to wait; nil when it does not.
    private(set) var retryAfter: Duration?

    /// Reads over the short text that comes with a status, so that the connection can be used again. Gives up soon, and
    /// does not wait for the end of one that is longer than it says.
    private func readOver(_ transfer: Transfer) {
        guard let length = transfer.head.contentLength, length <= 16384 else { return }
        try? transfer.readBody(to: length + 1, deadline.limited(to: .seconds(1)))
    }

    private func follow(_ transfer: Transfer, _ status: Int) throws(FetchFailure) {
        let next = try RedirectJudgement.next(
            to: transfer.redirectTarget, from: address, count: facts.redirects.count,
            limit: Self.redirectLimit)
        readOver(transfer)
        facts.redirects.append(
            FetchFacts.Redirect(
                status: status, url: next.redacted, leavesHost: next.connectionHost != address.connectionHost)
        )
        address = next
    }

    private func begin(_ range: HTTPRequest.Range?, into sink: any BodySink) throws(FetchFailure) -> Transfer
    {
        drop()
        retryAfter = nil
        let permission = HostPermission(address.connectionHost, environment.policy, environment.addressGuard)
        let proxy = try environment.proxies.proxy(for: address)
        facts.proxy = proxy?.name ?? facts.proxy
        let addresses = try addresses(permission, isProxied: proxy != nil)
        var request = HTTPRequest(
            address: address, permission: permission, connectDeadline: environment.policy.connectDeadline)
        request.addresses = addresses
        request.range = range
        request.proxy = proxy
        request.certificateFile = environment.policy.certificateFile
        // What the first URL was given for its server is for no other.
        request.credentials =
            address.hasOrigin(of: origin) && origin.credentials?.isEmpty == false ? origin.credentials : nil
        let transfer = try Transfer(request, over: try connection(proxy), into: sink)
        current = transfer
        return transfer
    }

    /// Where the host is, when its text does not say and no proxy finds it.
    private func addresses(
        _ permission: HostPermission, isProxied: Bool
    ) throws(FetchFailure) -> [NetworkAddress] {
        let literal = NetworkAddress(address.connectionHost)
        if literal == nil, case .notPublic(let kind) = address.reach {
            try refuse(kind, permission)
        }
        if let literal {
            if let purpose = permission.purpose(of: [literal]) { try refuse(purpose, permission) }
            return []
        }
        guard !isProxied else { return [] }
        let addresses = try environment.book.addresses(of: address.connectionHost, until: deadline)
        if let purpose = permission.purpose(of: addresses) { try refuse(purpose, permission) }
        return addresses
    }

    /// Notes what a host is for, and throws unless it is allowed.
    private func refuse(_ purpose: String, _ permission: HostPermission) throws(FetchFailure) {
        let isFirst = facts.redirects.isEmpty
        if isFirst { unreachable = purpose }
        guard !permission.isAllowed else { return }
        throw FetchFailure(
            .unreachableHost,
            isFirst
                ? "the host \(address.authority) is \(purpose)"
                : "the URL redirects to the host \(address.authority), which is \(purpose)")
    }

    private func connection(_ proxy: ProxyChoice.Proxy?) throws(FetchFailure) -> Connection {
        let host =
            "\(address.scheme)://\(address.connectionHost):\(address.effectivePort) \(proxy?.url ?? "")"
        if let lease, lease.host == host { return lease.connection }
        release()
        let pool = environment.pool
        let deadline = deadline
        let connection = try deadline.withoutCounting { () throws(FetchFailure) in
            try pool.borrow(for: host, deadline)
        }
        lease = (connection, host)
        return connection
    }

    private static func failure(_ status: Int, from host: String, isProxied: Bool) -> FetchFailure {
        let answer = "\(host) answered with status \(status)"
        return switch status {
        case 401, 403: FetchFailure(.accessDenied, "\(answer): access denied")
        case 404, 410: FetchFailure(.notFound, "\(answer): there is no such file")
        case 407 where isProxied: FetchFailure(.noConnection, "the proxy wants a user name and a password")
        case 408, 425: FetchFailure(.serverError, "\(answer): it wants the request again")
        case 429: FetchFailure(.serverError, "\(answer): too many requests")
        case 500...599: FetchFailure(.serverError, "\(answer): the server failed")
        case 400...499: FetchFailure(.refused, answer)
        default: FetchFailure(.badResponse, "\(answer), which brings no file")
        }
    }
}
