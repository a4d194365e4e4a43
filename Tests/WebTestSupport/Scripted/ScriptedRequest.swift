/// A request as it came: nothing is normalised.
public struct ScriptedRequest: Sendable, Hashable {
    /// `GET`.
    public let method: String
    /// The path and query, to the letter.
    public let target: String
    /// The headers in order.
    public let headers: [Header]
    /// The number of its connection, from 0 in the order of acceptance.
    public let connection: Int
    /// Its number among all requests to the server, from 0.
    public let index: Int

    /// A line of the head.
    public struct Header: Sendable, Hashable {
        /// The name as it was written.
        public let name: String
        /// The value without spaces around it.
        public let value: String
    }

    /// The target without its query.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// The first value of a header, whatever the case of its name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The range it asks for; nil when it asks for the whole, or in another way than for one range of bytes.
    public var range: RequestedRange? { header("Range").flatMap(RequestedRange.init) }

    /// Reads a head without the empty line that ends it.
    /// - Returns: Nil when it is none.
    init?(head: String, connection: Int, index: Int) {
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        headers = lines.dropFirst().map { line in
            let name = line.prefix { $0 != ":" }
            let value = line.dropFirst(name.count + 1).drop { $0 == " " }
            return Header(name: String(name), value: String(value))
        }
        self.connection = connection
        self.index = index
    }
}
