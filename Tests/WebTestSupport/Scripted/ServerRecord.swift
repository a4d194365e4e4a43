/// What a scripted server has seen so far.
public struct ServerRecord: Sendable {
    /// Connections accepted.
    public internal(set) var connectionCount = 0
    /// Connections open now.
    public internal(set) var openConnectionCount = 0
    /// Most requests that waited at once for the first byte of their answers. Later bytes do not count: a client that
    /// has them all may ask again before the server knows that it is through.
    public internal(set) var mostWaitingAtOnce = 0
    /// Everything that was asked, in order, with what was answered.
    public internal(set) var exchanges: [Exchange] = []

    /// A request and its answer.
    public struct Exchange: Sendable {
        /// What was asked.
        public let request: ScriptedRequest
        /// Whether the first byte of the answer was sent.
        public internal(set) var isAnswered = false
        /// Bytes of the answer so far, head included, that the system took.
        public internal(set) var sentByteCount = 0
        /// Whether the script is through with it.
        public internal(set) var isOver = false
        /// Whether the peer closed before the script was through.
        public internal(set) var peerClosedEarly = false
    }

    /// The requests, in order.
    public var requests: [ScriptedRequest] { exchanges.map(\.request) }

    /// Bytes sent in all.
    public var sentByteCount: Int { exchanges.reduce(0) { $0 + $1.sentByteCount } }

    mutating func open() -> Int {
        connectionCount += 1
        openConnectionCount += 1
        return connectionCount - 1
    }

    mutating func begin(_ head: String, connection: Int) -> ScriptedRequest? {
        guard let request = ScriptedRequest(head: head, connection: connection, index: exchanges.count) else {
            return nil
        }
        exchanges.append(Exchange(request: request))
        mostWaitingAtOnce = max(mostWaitingAtOnce, exchanges.count { !$0.isAnswered && !$0.isOver })
        return request
    }
}
