import Foundation

/// Speaks the DevTools protocol over two pipes: JSON, each message ended by a NUL.
final class DevToolsPipe {
    private let commands: FileHandle
    private let answers: FileHandle
    private var rest: [UInt8] = []
    private var lastIdentifier = 0

    /// What happened in between, in its order.
    private(set) var events: [Event] = []

    /// Something that the browser tells unasked.
    struct Event {
        let method: String
        let parameters: [String: Any]
    }

    /// The browser refused, went away, or said nothing for long.
    struct Failure: Error {
        let reason: String
    }

    init(commands: FileHandle, answers: FileHandle) {
        self.commands = commands
        self.answers = answers
    }

    /// Sends a command and waits for its answer.
    /// - Parameters:
    ///   - method: Such as `Page.navigate`.
    ///   - parameters: What the method takes.
    ///   - session: The page it is for; nil for the browser itself.
    /// - Returns: What the method gives.
    /// - Throws: ``Failure``.
    @discardableResult
    func send(
        _ method: String, _ parameters: [String: Any] = [:], session: String? = nil
    ) throws -> [String: Any] {
        lastIdentifier += 1
        var message: [String: Any] = ["id": lastIdentifier, "method": method, "params": parameters]
        message["sessionId"] = session
        try commands.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
        while true {
            let answer = try next()
            if let method = answer["method"] as? String {
                events.append(Event(method: method, parameters: answer["params"] as? [String: Any] ?? [:]))
            } else if answer["id"] as? Int == lastIdentifier {
                if let error = answer["error"] { throw Failure(reason: "\(method): \(error)") }
                return answer["result"] as? [String: Any] ?? [:]
            }
        }
    }

    /// Waits for an event that has not been waited for yet.
    func wait(for method: String) throws {
        while true {
            if let index = events.lastIndex(where: { $0.method == method }) {
                events.remove(at: index)
                return
            }
            let message = try next()
            if let method = message["method"] as? String {
                events.append(Event(method: method, parameters: message["params"] as? [String: Any] ?? [:]))
            }
        }
    }

    private func next() throws -> [String: Any] {
        while true {
            if let end = rest.firstIndex(of: 0) {
                defer { rest.removeSubrange(...end) }
                return try JSONSerialization.jsonObject(with: Data(rest[..<end])) as? [String: Any] ?? [:]
            }
            var ready = pollfd(fd: answers.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&ready, 1, 600_000) > 0 else {
                throw Failure(reason: "the browser says nothing")
            }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = unsafe read(answers.fileDescriptor, &bytes, bytes.count)
            guard count > 0 else { throw Failure(reason: "the browser went away") }
            rest += bytes.prefix(count)
        }
    }
}
