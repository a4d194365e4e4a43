import PreflightModel
import PreflightReports

/// What a CI system reads in a report: a finding's code, and the name of what it is about.
struct Seen: Hashable, CustomStringConvertible {
    var code: String
    var path: String

    init(_ code: String, _ path: String) {
        self.code = code
        self.path = path
    }

    var description: String { "\(code) \(path)" }
}

/// Markdown as it is shown: without elements, and with character references for what they stand for.
func shownMarkdown(_ text: String) -> String {
    var shown = text.replacing(/<[^>]*>/, with: "")
    shown = shown.replacing(/&#(\d+);/) { match in
        UInt32(match.1).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? ""
    }
    return shown
}

/// Deterministic random numbers.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A text of what is awkward somewhere: markup, escapes, control characters, every script.
    mutating func awkwardText() -> String {
        let awkward = Array(
            "&<>\"'`|\\[]()*_~@#:;,=%!${}./- \t\n\r\u{0}\u{1B}\u{7F}\u{85}\u{A0}\u{2028}\u{202E}\u{FFFD}\u{FFFE}\u{FFFF}\u{10FFFF}aZ09é日👩"
                .unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &self) {
            text.append(awkward.randomElement(using: &self) ?? "a")
        }
        return String(text)
    }
}
