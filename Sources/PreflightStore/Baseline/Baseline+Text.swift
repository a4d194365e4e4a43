extension Baseline {
    /// The name of the format, and its version.
    static let schema = "preflight-baseline/1"

    /// The text of a baseline's file: the same for the same entries, sorted by path and code, an entry a line, so that
    /// what a change of it changes can be read.
    package static func text(_ entries: [BaselineEntry]) -> String {
        var sorted = entries
        sorted.sort { $0.isWritten(before: $1) }
        var text = "{\n  \"schema\": \"\(schema)\",\n  \"entries\": ["
        var last: BaselineEntry?
        for entry in sorted where entry != last {
            text += last == nil ? "\n    " : ",\n    "
            text += "{\"path\": \(quoted(entry.path)), \"code\": \(quoted(entry.code)), "
            if let pointer = entry.pointer { text += "\"pointer\": \(quoted(pointer)), " }
            text += "\"sha256\": \"\(entry.sha256)\"}"
            last = entry
        }
        return text + (last == nil ? "]\n}\n" : "\n  ]\n}\n")
    }

    /// A JSON string. Names may hold anything: what is not printed is escaped.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            // Besides control characters: what ends a line for some, and what turns the direction of the text around.
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
                "\u{2066}"..."\u{2069}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
