/// What a command says of itself, in the parts that a manual page sets apart.
///
/// The text is what `--help` shows: paragraphs; headings in capitals that end in a colon (`EXAMPLES:`); indented lines,
/// which are shown as they are, or, with two blanks after a first word, explain that word.
struct HelpText {
    enum Block: Equatable {
        case paragraph(String)
        case verbatim([String])
        case entries([Entry])
    }

    /// A word, and what it means.
    struct Entry: Equatable {
        let word: String
        let meaning: String
    }

    struct Section: Equatable {
        let heading: String
        var blocks: [Block] = []
    }

    /// What stands before the first heading.
    private(set) var description: [Block] = []
    /// What stands below each heading.
    private(set) var sections: [Section] = []

    init(_ text: String) {
        var block: [Substring] = []
        // An empty line ends the last block too.
        for line: Substring in text.split(separator: "\n", omittingEmptySubsequences: false) + [""] {
            let isIndented = line.hasPrefix(" ")
            if let heading = Self.heading(line) {
                finish(&block)
                sections.append(Section(heading: heading))
            } else {
                if line.isEmpty || block.last.map({ $0.hasPrefix(" ") != isIndented }) ?? false {
                    finish(&block)
                }
                if !line.isEmpty { block.append(line) }
            }
        }
    }

    private mutating func finish(_ lines: inout [Substring]) {
        guard !lines.isEmpty else { return }
        let block = Self.block(lines)
        lines = []
        if sections.isEmpty {
            description.append(block)
        } else {
            sections[sections.count - 1].blocks.append(block)
        }
    }

    private static func block(_ lines: [Substring]) -> Block {
        guard lines.allSatisfy({ $0.hasPrefix(" ") }) else { return .paragraph(lines.joined(separator: " ")) }
        let lines = lines.map { String($0.drop { $0 == " " }) }
        let entries = lines.compactMap { line -> Entry? in
            guard let gap = line.firstRange(of: "  ") else { return nil }
            return Entry(
                word: String(line[..<gap.lowerBound]),
                meaning: String(line[gap.upperBound...].drop { $0 == " " }))
        }
        return entries.count == lines.count ? .entries(entries) : .verbatim(lines)
    }

    private static func heading(_ line: Substring) -> String? {
        guard line.last == ":", let first = line.first, first.isUppercase else { return nil }
        let title = line.dropLast()
        return title.allSatisfy { $0.isUppercase || $0 == " " } ? String(title) : nil
    }
}
