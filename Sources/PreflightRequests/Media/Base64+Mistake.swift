import PreflightModel
import PreflightText

extension Base64 {
    /// The first departure from RFC 4648 in a text, and where, counted in characters from 1; nil when there is none.
    static func mistake(in text: ArraySlice<UInt8>) -> String? {
        // All that comes before the first foreign character is ASCII, so bytes and characters count alike.
        let data = text.prefix { value(of: $0) != nil }
        let ending = text[data.endIndex...].prefix { $0 == padding }
        let rest = text[ending.endIndex...]
        let filled = data.count % 4
        let due = filled < 2 ? 0 : 4 - filled
        let firstPadding = data.count + 1
        let afterPadding = firstPadding + ending.count

        if ending.count > due {
            guard due > 0 else { return "character \(firstPadding) is '=', where no padding is due" }
            return "character \(firstPadding + due) is '=', after all the padding that is due"
        }
        if let first = rest.first {
            guard value(of: first) == nil else {
                return "character \(afterPadding) comes after padding, which is only for the end"
            }
            return "character \(afterPadding) is \(description(ofFirstIn: rest))"
        }
        if filled == 1 {
            return "character \(data.count) is alone in the last group, which is too little for a byte"
        }
        if ending.count < due {
            let missing = String(repeating: "=", count: due - ending.count)
            return "it ends after character \(text.count) without the padding '\(missing)'"
        }
        guard strictBytes(text) == nil else { return nil }
        return
            "character \(data.count), the last before the padding, has bits that no byte takes and that are not 0"
    }

    /// What a character is that is not of the alphabet. Shows it only when it is visible ASCII, so that it cannot
    /// disturb the report.
    private static func description(ofFirstIn text: ArraySlice<UInt8>) -> String {
        var rest = text.makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return "not UTF-8" }
        switch scalar {
        case "\n", "\r": return "a line break"
        case "\t": return "a tab"
        case " ": return "a space"
        case "-", "_": return "'\(scalar)', which only the URL-safe alphabet has"
        case "!"..."~": return "'\(scalar)', which Base64 does not have"
        default: return "\(scalar.codePoint), which Base64 does not have"
        }
    }
}
