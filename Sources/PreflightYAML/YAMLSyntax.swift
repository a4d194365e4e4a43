internal import PreflightModel
internal import Yams

/// What the YAML library says against a text, in words that help.
struct YAMLSyntax {
    let text: String
    let place: YAMLPlace

    /// The mistake that an error of the library is.
    func mistake(_ error: YamlError) -> PreflightError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            if let tab = indentingTab(upTo: mark.line) {
                return place.mistake(
                    tab.line, tab.column,
                    "this is not YAML: the line is indented with a tab; expected spaces")
            }
            // An error within an alias or a tag is shown where that begins.
            let start = context.map(\.mark) ?? mark
            for (character, meaning) in [("*", "an alias"), ("!", "a tag")] {
                guard let here = [start, mark].first(where: { self.character(at: $0) == character }) else {
                    continue
                }
                return place.mistake(
                    here.line, here.column,
                    "this is not YAML: a word that begins with '\(character)' is \(meaning) there; put it in quotes"
                )
            }
            return place.mistake(mark.line, mark.column, "this is not YAML: \(problem)\(hint(at: mark))")
        case .reader(let problem, let offset, _, _):
            let index = text.index(text.startIndex, offsetBy: offset ?? 0, limitedBy: text.endIndex)
            let (line, column) = YAMLText.position(of: index ?? text.endIndex, in: text)
            return place.mistake(line, column, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\(place.written($0))'" }.joined(separator: ", ")
            return place.mistake(
                context.mark.line, context.mark.column, "\(names) is given twice; expected once")
        default:
            return place.mistake(1, 1, "this is not YAML")
        }
    }

    /// What to do about a character that YAML keeps for itself.
    private func hint(at mark: Mark) -> String {
        switch character(at: mark) {
        case "@", "`", "%", "|", ">", "[", "]", "{", "}": "; a value with such a character is put in quotes"
        default: ""
        }
    }

    private func character(at mark: Mark) -> String? {
        let lines = lines(upTo: mark.line)
        guard lines.indices.contains(mark.line - 1) else { return nil }
        return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first.map { String($0) }
    }

    /// The tab that a line is indented with: the line of an error, or the one before, where the error began.
    private func indentingTab(upTo errorLine: Int) -> (line: Int, column: Int)? {
        let lines = lines(upTo: errorLine)
        for line in [errorLine, errorLine - 1] where lines.indices.contains(line - 1) {
            let indentation = lines[line - 1].prefix { $0 == " " || $0 == "\t" }
            if let tab = indentation.firstIndex(of: "\t") {
                return (line, indentation.distance(from: indentation.startIndex, to: tab) + 1)
            }
        }
        return nil
    }

    private func lines(upTo line: Int) -> [Substring] {
        text.split(maxSplits: max(0, line), omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
}
