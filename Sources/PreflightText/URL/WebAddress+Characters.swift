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
