extension WebAddress {
    /// Where the parts of a URL are in its text, found without judging any of them. A host is what remains when
    /// the text up to the last `@` and the port are taken away.
    struct Layout {
        /// The scheme; nil when the text begins with none.
        var scheme: Range<Int>?
        /// Whether `//` follows the scheme.
        var hasAuthority = false
        var credentials: Range<Int>?
        /// The host, with its brackets.
        var host: Range<Int>
        /// What follows the host up to the path: nothing, or `:` and a port when the URL is right.
        var port: Range<Int>
        var path: Range<Int>
        var query: Range<Int>?
        var fragment: Range<Int>?

        init(_ bytes: [UInt8]) {
            func first(_ characters: String, in range: Range<Int>) -> Int? {
                range.first { characters.utf8.contains(bytes[$0]) }
            }
            var position = 0
            let colon = bytes.firstIndex { !$0.isSchemeCharacter }
            if let colon, colon > 0, bytes[0].isLetter, bytes[colon] == UInt8(ascii: ":") {
                scheme = 0..<colon
                position = colon + 1
            }

            var authority = position..<position
            if scheme != nil, bytes[position...].starts(with: "//".utf8) {
                hasAuthority = true
                position += 2
                authority = position..<(first("/?#", in: position..<bytes.count) ?? bytes.count)
                position = authority.upperBound
            }
            let pathEnd = first("?#", in: position..<bytes.count) ?? bytes.count
            path = position..<pathEnd
            let queryEnd = first("#", in: pathEnd..<bytes.count) ?? bytes.count
            if pathEnd < queryEnd { query = (pathEnd + 1)..<queryEnd }
            if queryEnd < bytes.count { fragment = (queryEnd + 1)..<bytes.count }

            var hostStart = authority.lowerBound
            if let sign = bytes[authority].lastIndex(of: UInt8(ascii: "@")) {
                credentials = authority.lowerBound..<sign
                hostStart = sign + 1
            }
            let rest = hostStart..<authority.upperBound
            var hostEnd = first(":", in: rest) ?? rest.upperBound
            if let opening = rest.first, bytes[opening] == UInt8(ascii: "[") {
                hostEnd = first("]", in: rest).map { $0 + 1 } ?? rest.upperBound
            }
            host = hostStart..<hostEnd
            port = hostEnd..<rest.upperBound
        }
    }
}
