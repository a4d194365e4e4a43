/// The character classes of RFC 3986, on ASCII.
extension UInt8 {
    package var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    package var isDigit: Bool { (0x30...0x39).contains(self) }
    /// The value of a hexadecimal digit.
    package var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
    var lowerCased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    var isSchemeCharacter: Bool { isLetter || isDigit || "+-.".utf8.contains(self) }
    /// What the names of DNS are made of. The underscore is against RFC 1123, yet there are hosts that have it.
    var isHostCharacter: Bool { isLetter || isDigit || "-._".utf8.contains(self) }
}

extension WebAddress {
    /// Refuses what no part of a URL may have, with the place of the first. What the host may not have is worded
    /// apart, so it takes the place of the host in the text.
    static func checkCharacters(
        of text: String, _ bytes: [UInt8], host: Range<Int>
    ) throws(Mistake) {
        for (index, byte) in bytes.enumerated() {
            // Everything before is ASCII, so bytes and characters count alike.
            let place = "character \(index + 1)"
            switch byte {
            case 0x80...:
                throw nonASCII(
                    text.unicodeScalars.dropFirst(index).first, place, isInHost: host.contains(index))
            case 0x20:
                throw Mistake("\(place) is a space")
            case 0x0A, 0x0D:
                throw Mistake("\(place) is a line break")
            case 0x09:
                throw Mistake("\(place) is a tab")
            case 0..<0x20, 0x7F:
                throw Mistake("\(place) is the control character \(Unicode.Scalar(byte).codePoint)")
            case UInt8(ascii: "\\"):
                throw Mistake("\(place) is a backslash; a URL separates with '/'")
            case _ where "\"<>^`{|}".utf8.contains(byte):
                throw Mistake("\(place) is \(Unicode.Scalar(byte)), which a URL has only percent-encoded")
            default:
                continue
            }
        }
    }

    /// The mistake of a character outside ASCII. Names those that nobody sees, and no others.
    private static func nonASCII(_ scalar: Unicode.Scalar?, _ place: String, isInHost: Bool) -> Mistake {
        if let scalar, scalar.properties.isWhitespace {
            return Mistake("\(place) is white space, \(scalar.codePoint)")
        }
        if let scalar, scalar.properties.generalCategory == .control {
            return Mistake("\(place) is the control character \(scalar.codePoint)")
        }
        if let scalar, scalar.properties.generalCategory == .format {
            return Mistake("\(place) is the invisible character \(scalar.codePoint)")
        }
        if isInHost {
            return Mistake(
                "\(place), in the host, is not ASCII; such a name must be in punycode form (xn--…)")
        }
        return Mistake("\(place) is not ASCII; it must be percent-encoded")
    }
}

extension WebAddress {
    /// The host, in lower case and without brackets.
    static func host(_ bytes: [UInt8], _ place: Range<Int>) throws(Mistake) -> String {
        let text = bytes[place]
        guard let first = text.first else { throw Mistake("it has no host") }
        if first == UInt8(ascii: "[") {
            try checkLiteral(text)
            return lowerCased(text.dropFirst().dropLast())
        }
        try checkName(text)
        return lowerCased(text)
    }

    /// Refuses what is in brackets and is not an address of IPv6.
    private static func checkLiteral(_ text: ArraySlice<UInt8>) throws(Mistake) {
        guard text.last == UInt8(ascii: "]") else { throw Mistake("the bracket of its host is not closed") }
        let address = text.dropFirst().dropLast()
        // A zone names a network interface of one machine: it means nothing to another.
        guard !address.contains(UInt8(ascii: "%")) else {
            throw Mistake("its IPv6 address has a zone, which means nothing on another machine")
        }
        guard NetworkAddress.ipv6(address) != nil else {
            throw Mistake("what its host has in brackets is not an IPv6 address")
        }
    }

    /// Refuses what is not a name of DNS or an address of IPv4.
    private static func checkName(_ text: ArraySlice<UInt8>) throws(Mistake) {
        if let wrong = text.firstIndex(where: { !$0.isHostCharacter }) {
            let place = "character \(wrong + 1)"
            // Some readers decode the escapes of a host and some do not, so it would be two hosts in one.
            guard text[wrong] != UInt8(ascii: "%") else {
                throw Mistake("\(place), in the host, is the '%' of an escape; a host has none")
            }
            throw Mistake("\(place), in the host, is a character that no host name has")
        }
        // A dot at the end says that the name is complete.
        let name = text.last == UInt8(ascii: ".") ? text.dropLast() : text
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !$0.isEmpty }) else {
            throw Mistake("its host has an empty label: a dot at its start, or two in a row")
        }
        guard labels.allSatisfy({ $0.count <= 63 }) else {
            throw Mistake("its host has a label of more than 63 characters")
        }
        guard name.count <= 253 else { throw Mistake("its host has more than 253 characters") }
    }

    private static func lowerCased(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text.lazy.map(\.lowerCased), as: UTF8.self)
    }
}

extension StringProtocol {
    /// The text with the escapes of RFC 3986 (`%2F`) decoded; nil when one is not whole or they are not UTF-8.
    package var removingEscapes: String? {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst()?.hexadecimalValue, let low = rest.popFirst()?.hexadecimalValue
            else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
