internal import Foundation
internal import Synchronization

/// A connection to a scripted server, in the hands of the script that answers on it.
public final class ScriptedConnection: Sendable {
    /// The peer closed or reset the connection, or the server stopped: there is nobody left to answer.
    public struct PeerGone: Error {}

    private let socket: Socket
    private let closes = Mutex(false)
    /// Told of what happens to the answer's entry in the record.
    private let note: Note

    typealias Note = @Sendable ((inout ServerRecord.Exchange) -> Void) -> Void

    init(_ socket: Socket, note: @escaping Note) {
        self.socket = socket
        self.note = note
    }

    /// Sends bytes as they are.
    /// - Throws: ``PeerGone``.
    public func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        note { $0.isAnswered = true }
        while !rest.isEmpty {
            guard let count = socket.deliver(rest) else { throw PeerGone() }
            note { $0.sentByteCount += count }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends text as it is.
    /// - Throws: ``PeerGone``.
    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Sends bytes again and again until nobody takes them.
    /// - Throws: ``PeerGone``, always.
    public func writeEndlessly(_ bytes: [UInt8]) throws -> Never {
        while true { try write(bytes) }
    }

    /// Waits, but not for a peer that is gone.
    /// - Throws: ``PeerGone``.
    public func sleep(seconds: Double) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if socket.isPeerGone { throw PeerGone() }
            Thread.sleep(forTimeInterval: min(0.005, seconds))
        }
        if socket.isPeerGone { throw PeerGone() }
    }

    /// Closes the connection when the script is through, instead of waiting for the next request.
    public func close() { closes.withLock { $0 = true } }

    /// Closes it with a reset: the peer loses even what it has not read yet.
    public func reset() {
        socket.resetOnClose()
        close()
    }

    var isClosing: Bool { closes.withLock { $0 } }
}
