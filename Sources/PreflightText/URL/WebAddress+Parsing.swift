extension WebAddress {
    /// Most characters of a URL. Servers commonly refuse a request line of more.
    package static let longestText = 8192

    /// Reads an `http` or `https` URL by the syntax of RFC 3986.
    ///
    /// Browsers fix what is wrong in a URL, each library in its own way. Here nothing is fixed, so that what is
    /// judged is what every reader of the URL sees.
    package init(_ text: String) throws(Mistake) {
        guard text.unicodeScalars.prefix(Self.longestText + 1).count <= Self.longestText else {
            throw Mistake("it is longer than \(Self.longestText) characters")
        }
        let bytes = Array(text.utf8)
        let layout = Layout(bytes)
        try Self.checkCharacters(of: text, bytes, host: layout.host)

        guard layout.scheme != nil, let scheme = Self.scheme(of: text) else {
            throw Mistake("it has no scheme")
        }
        guard scheme == "http" || scheme == "https" else {
            throw Mistake("its scheme is neither http nor https")
        }
        guard layout.hasAuthority else { throw Mistake("its scheme is not followed by '//'") }
        if let credentials = layout.credentials {
            if bytes[credentials].contains(UInt8(ascii: "@")) {
                throw Mistake("it has more than one '@' before its path, so that its host is in doubt")
            }
            try Self.checkPart(credentials, of: bytes)
            guard let text = String(decoding: bytes[credentials], as: UTF8.self).removingEscapes,
                !text.utf8.contains(0)
            else { throw Mistake("its user name or password is no text") }
        }
        let host = try Self.host(bytes, layout.host)
        let port = try Self.port(bytes[layout.port])
        try Self.checkPart(layout.path, of: bytes)
        if let query = layout.query { try Self.checkPart(query, of: bytes) }
        if let fragment = layout.fragment { try Self.checkPart(fragment, of: bytes) }

        self.init(
            scheme: scheme, host: host, port: port, path: String(decoding: bytes[layout.path], as: UTF8.self),
            query: layout.query.map { String(decoding: bytes[$0], as: UTF8.self) },
            credentials: layout.credentials.map { String(decoding: bytes[$0], as: UTF8.self) },
            hasFragment: layout.fragment != nil)
    }

    /// Refuses delimiters that are out of their place, and percent signs that escape nothing.
    private static func checkPart(_ part: Range<Int>, of bytes: [UInt8]) throws(Mistake) {
        for index in part {
            let byte = bytes[index]
            if "[]#".utf8.contains(byte) {
                throw Mistake(
                    "character \(index + 1) is \(Unicode.Scalar(byte)), which a URL has there only percent-encoded"
                )
            }
            guard byte == UInt8(ascii: "%") else { continue }
            let digits = bytes[index..<part.upperBound].dropFirst().prefix(2)
            guard digits.count == 2, digits.allSatisfy({ $0.hexadecimalValue != nil }) else {
                throw Mistake("the '%' at character \(index + 1) is not followed by two hexadecimal digits")
            }
        }
    }

    private static func port(_ text: ArraySlice<UInt8>) throws(Mistake) -> Int? {
        guard let delimiter = text.first else { return nil }
        let digits = text.dropFirst()
        guard delimiter == UInt8(ascii: ":") else {
            throw Mistake("the brackets of its host are not followed by a port or a path")
        }
        guard !digits.isEmpty else { throw Mistake("its host ends in ':' without a port") }
        var port = 0
        for digit in digits {
            guard digit.isDigit else { throw Mistake("its port is not a number") }
            // Stays small, however many digits there are.
            port = min(port * 10 + Int(digit - 0x30), 65536)
        }
        guard (1...65535).contains(port) else { throw Mistake("its port is not one from 1 to 65535") }
        return port
    }
}

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
