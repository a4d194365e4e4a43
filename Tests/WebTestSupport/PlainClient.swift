internal import Foundation

/// A client that adds nothing to what it sends and hides nothing of what it gets.
public enum PlainClient {
    /// Connects, sends, and reads until the server closes, enough has come, or nothing comes for long.
    /// - Parameters:
    ///   - address: Where the server is.
    ///   - port: Its port.
    ///   - text: What is sent.
    ///   - limit: How many bytes are enough.
    ///   - seconds: The longest wait.
    /// - Returns: What came.
    /// - Throws: When there is no connection.
    public static func exchange(
        _ address: LoopbackAddress, _ port: UInt16, _ text: String, limit: Int = .max, seconds: Int = 5
    ) throws -> [UInt8] {
        let socket = try Socket(connectedTo: address, port: port)
        socket.limitWaits(seconds: seconds)
        guard socket.deliver(Array(text.utf8)[...]) != nil else { return [] }
        var bytes: [UInt8] = []
        while bytes.count < limit, let more = socket.receive() { bytes += more }
        return bytes
    }

    /// Asks for a target on a connection of its own.
    /// - Parameters:
    ///   - address: Where the server is.
    ///   - port: Its port.
    ///   - target: The path and query.
    ///   - headers: Lines of the head beside `Host`.
    /// - Returns: The response, head and all.
    /// - Throws: When there is no connection.
    public static func get(
        _ address: LoopbackAddress, _ port: UInt16, _ target: String, _ headers: [String] = []
    ) throws -> String {
        let lines = ["GET \(target) HTTP/1.1", "Host: \(address.inURL)", "Connection: close"] + headers
        let bytes = try exchange(address, port, lines.joined(separator: "\r\n") + "\r\n\r\n")
        return String(decoding: bytes, as: UTF8.self)
    }
}
