import Foundation
import PreflightModel
import PreflightReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

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

/// A workflow command, taken apart as GitHub's runner does it.
struct ParsedCommand {
    var name = ""
    var properties: [String: String] = [:]
    var message = ""

    init?(_ line: some StringProtocol) {
        guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
        let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
        let parts = head.split(separator: " ", maxSplits: 1)
        name = parts.first.map { String($0) } ?? ""
        for property in parts.dropFirst().flatMap({ $0.split(separator: ",") }) {
            let pair = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            properties[String(pair[0])] = Self.unescaped(
                pair[1], ["%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","])
        }
        message = Self.unescaped(line[end.upperBound...], ["%0D": "\r", "%0A": "\n"])
    }

    private static func unescaped(_ text: some StringProtocol, _ escapes: [String: String]) -> String {
        var text = String(text)
        for (escape, meaning) in escapes { text = text.replacing(escape, with: meaning) }
        return text.replacing("%25", with: "%")
    }
}

/// An XML document as a list of its elements, each with its attributes and its own text.
final class ParsedXML: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private(set) var mistake: String?
    private var open: [Int] = []

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { mistake = parser.parserError.map { "\($0)" } ?? "malformed" }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let index = open.last { elements[index].text += text }
    }
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
