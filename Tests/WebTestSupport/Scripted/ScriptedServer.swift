internal import Foundation
internal import Synchronization

/// An HTTP/1.1 server on this machine's loopback that does what its script says, however wrong that is.
///
/// It speaks plain HTTP, has a thread for each connection, keeps connections alive, and stops with its last user.
public final class ScriptedServer: Sendable {
    /// The address it listens on.
    public let address: LoopbackAddress
    /// The port it listens on.
    public let port: UInt16
    private let worker: ScriptedWorker
    private let hasEnded = DispatchSemaphore(value: 0)

    /// Starts a server.
    /// - Parameters:
    ///   - script: How requests are answered.
    ///   - address: The address to listen on.
    ///   - port: The port to listen on; 0 for a free one.
    /// - Throws: When the address is not one of this machine, or the port is not free.
    public init(_ script: Script, on address: LoopbackAddress = .first, port: UInt16 = 0) throws {
        let socket = try Socket(boundTo: address, port: port, sharingPort: false)
        try socket.startListening()
        self.address = address
        self.port = socket.port
        worker = ScriptedWorker(script, socket)
        Thread.detachNewThread { [worker, hasEnded] in
            worker.serve()
            hasEnded.signal()
        }
    }

    deinit { stop() }

    /// `http://127.0.0.1:12345`
    public var origin: String { "http://\(address.inURL):\(port)" }

    /// The URL of a path.
    /// - Parameters:
    ///   - path: The path and query, with the slash it begins with.
    ///   - host: A name to use instead of the address.
    /// - Returns: The URL.
    public func url(_ path: String, host: String? = nil) -> String {
        "http://\(host ?? address.inURL):\(port)\(path)"
    }

    /// What it has seen so far.
    public var record: ServerRecord { worker.snapshot }

    /// What it has seen as soon as that is enough.
    /// - Parameters:
    ///   - limit: The longest wait.
    ///   - isEnough: Whether it is.
    /// - Returns: What it has seen by then, enough or not.
    public func record(
        within limit: Duration = .seconds(600), when isEnough: (ServerRecord) -> Bool
    ) async -> ServerRecord {
        let end = ContinuousClock.now + limit
        while !isEnough(record), ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(2)) }
        return record
    }

    /// Closes every connection, and accepts no more.
    public func stop() {
        guard worker.stop() else { return }
        // Wakes the thread that waits for a connection.
        _ = try? Socket(connectedTo: address, port: port)
        hasEnded.wait()
    }
}
