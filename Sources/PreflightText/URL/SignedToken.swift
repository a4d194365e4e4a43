/// Times in the JSON that some signatures carry in Base64.
enum SignedToken {
    /// The time of a claim of a JSON Web Token, in seconds since 1970; nil when the text is none, or has no such claim.
    static func claim(_ name: String, of text: String) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = base64(parts[0], alphabet: "-_="),
            header.first == UInt8(ascii: "{"), let claims = base64(parts[1], alphabet: "-_=")
        else { return nil }
        return integer(at: [name], in: claims)
    }

    /// The time of a condition of a CloudFront policy, in seconds since 1970. Its Base64 has characters of its own.
    static func condition(_ name: String, of text: String) -> Int64? {
        guard let policy = base64(text.utf8[...], alphabet: "-~_") else { return nil }
        return integer(at: ["Statement", "Condition", name, "AWS:EpochTime"], in: policy)
    }

    /// The bytes of a Base64 text; nil when it has a character that is none of Base64's. The alphabet is what stands for
    /// `+`, `/` and `=`, which count as well.
    private static func base64(_ text: Substring.UTF8View, alphabet: String) -> [UInt8]? {
        let own = Array(alphabet.utf8)
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for character in text {
            let value: UInt8
            switch character {
            case own[2], UInt8(ascii: "="): continue
            case 0x41...0x5A: value = character - 0x41
            case 0x61...0x7A: value = character - 0x61 + 26
            case 0x30...0x39: value = character - 0x30 + 52
            case own[0], UInt8(ascii: "+"): value = 62
            case own[1], UInt8(ascii: "/"): value = 63
            default: return nil
            }
            bits = bits << 6 & 0xFF_FFFF | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    /// The first number at a path of names in a JSON text, as far as the text can be read. Arrays on the way do not count.
    ///
    /// What is looked for is one number, so nothing is built of the rest, and names that are written with escapes are
    /// not known.
    static func integer(at path: [String], in json: [UInt8]) -> Int64? {
        var names: [ArraySlice<UInt8>?] = []
        var isObject: [Bool] = []
        var position = json.startIndex
        while position < json.endIndex, isObject.count <= 64 {
            let byte = json[position]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isObject.append(byte == UInt8(ascii: "{"))
                names.append(nil)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard isObject.popLast() != nil else { return nil }
                names.removeLast()
            case UInt8(ascii: ","):
                if isObject.last == true { names[names.endIndex - 1] = nil }
            case UInt8(ascii: "\""):
                let start = position + 1
                position = end(ofStringFrom: start, in: json)
                if isObject.last == true, names[names.endIndex - 1] == nil {
                    names[names.endIndex - 1] = json[start..<position]
                }
            case UInt8(ascii: "-"), 0x30...0x39:
                let literal = json[position...].prefix { "0123456789+-.eE".utf8.contains($0) }
                position = literal.endIndex - 1
                let place = zip(names, isObject).filter(\.1).map(\.0)
                if place.count == path.count,
                    zip(place, path).allSatisfy({ $0?.elementsEqual($1.utf8) == true })
                {
                    return seconds(String(decoding: literal, as: UTF8.self))
                }
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Where a string's closing quotation mark is; the end when it has none.
    private static func end(ofStringFrom start: Int, in json: [UInt8]) -> Int {
        var position = start
        while position < json.endIndex, json[position] != UInt8(ascii: "\"") {
            position += json[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position, json.endIndex)
    }

    /// A number in full seconds, rounded down; the largest or smallest there is when it is beyond those.
    private static func seconds(_ literal: String) -> Int64? {
        if let number = Int64(literal) { return number }
        guard let number = Double(literal) else { return nil }
        return number.isNaN ? nil : Int64(exactly: number.rounded(.down)) ?? (number < 0 ? .min : .max)
    }
}
