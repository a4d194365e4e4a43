import PreflightModel
import Yams

/// The bytes of a profile, turned into nodes under bounds: what is too deep or refers to itself is refused
/// before the YAML library sees it.
struct YAMLText {
    private let text: String
    private let file: String

    /// Most levels of lists and mappings within each other. A profile needs four.
    static let depthLimit = 32

    /// Checks that bytes are text that is safe to parse.
    init(bytes: [UInt8], file: String) throws(PreflightError) {
        self.file = file
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Self.mistake(file, 1, 1, "this is not UTF-8 text; expected a YAML file")
        }
        self.text = text
        try checkStructure(of: bytes)
    }

    /// The document's only root.
    func root() throws(PreflightError) -> ProfileNode {
        let node: Node?
        do {
            node = try compose(yaml: text)
        } catch let error as YamlError {
            throw syntaxError(error)
        } catch {
            throw Self.mistake(file, 1, 1, "this is not YAML")
        }
        guard let node else {
            throw Self.mistake(file, 1, 1, "the file is empty; expected 'id', 'name' and 'limits'")
        }
        return ProfileNode(root: node, file: file)
    }

    /// Refuses anchors, since an alias to an alias to an alias grows without bound, and deep nesting, since the
    /// YAML library descends recursively. Both are judged from the bytes alone and hence a little too strictly.
    private func checkStructure(of bytes: [UInt8]) throws(PreflightError) {
        var line = 1
        var column = 0
        var openBrackets = 0
        var isIndentation = true
        var previous = UInt8(ascii: "\n")
        for (index, byte) in bytes.enumerated() {
            column += 1
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 0
                isIndentation = true
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                guard !isIndentation || column <= 4 * Self.depthLimit else {
                    throw Self.mistake(file, line, column, "this is nested too deep; expected four levels")
                }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                openBrackets += 1
                guard openBrackets <= Self.depthLimit else {
                    throw Self.mistake(file, line, column, "this is nested too deep; expected four levels")
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                openBrackets = max(0, openBrackets - 1)
            case UInt8(ascii: "&") where !Self.isWord(previous):
                guard index + 1 >= bytes.count || !Self.isWord(bytes[index + 1]) else {
                    throw Self.mistake(
                        file, line, column,
                        "a word begins with '&': anchors are not read; expected the value itself")
                }
            default:
                break
            }
            if !Self.isIndentation(byte) { isIndentation = false }
            previous = byte
        }
    }

    private static func isIndentation(_ byte: UInt8) -> Bool { "\n -?:".utf8.contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }

    private func syntaxError(_ error: YamlError) -> PreflightError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            if let tab = indentingTab(upTo: mark.line) {
                return Self.mistake(
                    file, tab.line, tab.column,
                    "this is not YAML: the line is indented with a tab; expected spaces")
            }
            return Self.mistake(file, mark.line, mark.column, "this is not YAML: \(problem)")
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = before.count { $0.isNewline } + 1
            let column = before.reversed().prefix { !$0.isNewline }.count + 1
            return Self.mistake(file, line, column, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            return Self.mistake(
                file, context.mark.line, context.mark.column, "\(names) is given twice; expected once")
        default:
            return Self.mistake(file, 1, 1, "this is not YAML")
        }
    }

    /// The tab that a line is indented with: the line of an error, or the one before, where the error began.
    private func indentingTab(upTo errorLine: Int) -> (line: Int, column: Int)? {
        let lines = text.split(
            maxSplits: max(0, errorLine), omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for line in [errorLine, errorLine - 1] where lines.indices.contains(line - 1) {
            let indentation = lines[line - 1].prefix { $0 == " " || $0 == "\t" }
            if let tab = indentation.firstIndex(of: "\t") {
                return (line, indentation.distance(from: indentation.startIndex, to: tab) + 1)
            }
        }
        return nil
    }

    private static func mistake(
        _ file: String, _ line: Int, _ column: Int, _ problem: String
    ) -> PreflightError {
        PreflightError(.invalidProfile, "\(file):\(line):\(column): \(problem)")
    }
}
