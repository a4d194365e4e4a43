/// The value of a `Content-Range` header (RFC 9110, section 14.4).
struct ContentRange: Equatable {
    /// The bytes that follow; nil when the range asked for cannot be given (`*`).
    var bytes: Range<Int64>?
    /// Size of the whole file in bytes; nil when it is not told (`*`).
    var total: Int64?

    /// Reads a value; nil when it is not one, or contradicts itself.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if parts[1] != "*" {
            guard let number = Int64(digits: parts[1]) else { return nil }
            total = number
        }
        guard parts[0] != "*" else { return }
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Int64(digits: ends[0]), let last = Int64(digits: ends[1]),
            first <= last,
            last < total ?? .max
        else { return nil }
        bytes = first..<(last + 1)
    }
}

extension Int64 {
    /// The number of digits alone: no sign, and no more than fit.
    init?(digits: some StringProtocol) {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(digits)
    }
}
