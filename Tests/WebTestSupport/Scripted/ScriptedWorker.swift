internal import Foundation
internal import Synchronization

/// What a scripted server's threads share; it lives as long as the last of them.
final class ScriptedWorker: Sendable {
    private struct State {
        /// The only lasting reference to it, so that it is closed when this becomes nil.
        var listening: Socket?
        var record = ServerRecord()
        /// The open connections by number, to be ended when the server stops.
        var open: [Int: Socket] = [:]
        var isStopped = false
    }

    private let script: Script
    private let state: Mutex<State>

    init(_ script: Script, _ socket: Socket) {
        self.script = script
        state = Mutex(State(listening: socket))
    }

    var snapshot: ServerRecord { state.withLock { $0.record } }

    /// - Returns: False when it was stopped before.
    func stop() -> Bool {
        state.withLock { state in
            defer { state.isStopped = true }
            for connection in state.open.values { connection.shutDown() }
            return !state.isStopped
        }
    }

    /// Serves until it is stopped and a last connection comes.
    func serve() {
        while let accepted = state.withLock({ $0.listening })?.accepted() {
            if state.withLock({ $0.isStopped }) { break }
            let number = state.withLock { state in
                let number = state.record.open()
                state.open[number] = accepted
                return number
            }
            Thread.detachNewThread { self.answerAll(accepted, number) }
        }
        state.withLock { $0.listening = nil }
    }

    private func answerAll(_ socket: Socket, _ number: Int) {
        var received: [UInt8] = []
        while let head = Self.nextHead(of: socket, &received) {
            let begun = state.withLock { $0.record.begin(head, connection: number) }
            guard let request = begun, answer(request, socket) else { break }
        }
        state.withLock { state in
            state.open[number] = nil
            state.record.openConnectionCount -= 1
        }
    }

    /// - Returns: Whether the connection is kept.
    private func answer(_ request: ScriptedRequest, _ socket: Socket) -> Bool {
        let connection = ScriptedConnection(socket) { note in
            self.state.withLock { note(&$0.record.exchanges[request.index]) }
        }
        var isGone = false
        do { try script.run(request, connection) } catch { isGone = true }
        let isStopped = state.withLock { state in
            state.record.exchanges[request.index].peerClosedEarly = isGone
            state.record.exchanges[request.index].isOver = true
            return state.isStopped
        }
        return !isGone && !isStopped && !connection.isClosing
            && request.header("Connection")?.lowercased() != "close"
    }

    /// The next request's head without the empty line that ends it; nil when none comes.
    private static func nextHead(of socket: Socket, _ received: inout [UInt8]) -> String? {
        let end: [UInt8] = [13, 10, 13, 10]
        while received.count < 1 << 20 {
            if let range = received.firstRange(of: end) {
                defer { received.removeSubrange(..<range.upperBound) }
                return String(decoding: received[..<range.lowerBound], as: UTF8.self)
            }
            guard let more = socket.receive() else { return nil }
            received += more
        }
        return nil
    }
}
