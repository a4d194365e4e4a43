/// Text for `man`, in the macros of man(7), which groff and mandoc both read.
struct Roff {
    private(set) var text = ""

    /// One macro. Its arguments are quoted, so that they may hold anything.
    mutating func macro(_ name: String, _ arguments: String...) {
        let words = arguments.map {
            "\"\($0.replacing("\\", with: "\\e").replacing("\"", with: "\\(dq"))\""
        }
        text += ([".\(name)"] + words).joined(separator: " ") + "\n"
    }

    /// One line of running text.
    mutating func line(_ spans: Span...) { append(spans.map(\.roff).joined()) }

    /// A paragraph, in which `code` between backticks stands out. A reader may break it at any blank.
    mutating func prose(_ paragraph: String) {
        let parts = paragraph.split(separator: "`", omittingEmptySubsequences: false)
        let spans = parts.enumerated().map { index, part in
            index.isMultiple(of: 2) ? Span.plain(String(part)) : .bold(String(part))
        }
        var line = ""
        for word in spans.map(\.roff).joined().split(separator: " ") {
            if !line.isEmpty, Self.width(line) + Self.width(word) >= 80 {
                append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        append(line)
    }

    /// Lines that keep their breaks and blanks.
    mutating func verbatim(_ lines: [String]) {
        macro("EX")
        for each in lines { line(.plain(each)) }
        macro("EE")
    }

    /// A piece of a line.
    enum Span {
        case plain(String)
        case bold(String)
        case italic(String)

        fileprivate var roff: String {
            switch self {
            case .plain(let text): Roff.escaped(text)
            case .bold(let text): "\\fB\(Roff.escaped(text))\\fR"
            case .italic(let text): "\\fI\(Roff.escaped(text))\\fR"
            }
        }
    }

    /// The columns of a page's source, of which a line has 80 at most. What is not ASCII is read as `\[u2026]`.
    private static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 8) }
    }

    private mutating func append(_ line: String) {
        // A line that begins with one of these would be taken for a macro.
        text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
    }

    /// A hyphen stays one that can be copied to a shell, and no character is a command.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
    }
}
