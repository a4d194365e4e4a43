import PreflightModel

/// What two profiles say differently, for people.
public struct TextProfileDifference: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    public init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// Every difference with the phrases that state it, and how much is the same.
    public func render(_ difference: ProfileDifference) -> String {
        var page = TextPage(layout)
        let names = difference.names
        page.line(
            .init(names.left, .heading), .init("  \(difference.left.name)"))
        page.line(
            .init(names.right, .heading), .init("  \(difference.right.name)"))
        page.changes("Both say, and differently", difference.changed, names)
        page.changes("Only \(names.left) says", difference.onlyLeft, names)
        page.changes("Only \(names.right) says", difference.onlyRight, names)
        page.gap()
        page.paragraph(difference.sameness)
        return page.text
    }
}

extension TextPage {
    fileprivate mutating func changes(
        _ title: String, _ changes: [ProfileDifference.Change], _ names: (left: String, right: String)
    ) {
        guard !changes.isEmpty else { return }
        gap()
        line(.init(title, .heading))
        let column = max(names.left.count, names.right.count, 12) + 2
        for change in changes {
            line(indent: 2, .init(change.topic))
            statement(change.left, of: names.left, column: column)
            statement(change.right, of: names.right, column: column)
        }
    }

    private mutating func statement(_ statement: ProfileStatement?, of name: String, column: Int) {
        guard let statement else { return }
        if let upstream = statement.upstream {
            row(
                indent: 4, .init(name, .faint), column: column,
                "nothing itself; its upstream \(upstream): \(statement.words)", .faint)
            return
        }
        row(indent: 4, .init(name), column: column, statement.words, .heading)
        if let quotation = Wording.quotation(statement.source) {
            row(indent: 4, .init(""), column: column, quotation)
        }
        row(indent: 4, .init(""), column: column, Wording.evidence(statement.source), .faint)
    }
}

extension ProfileDifference {
    /// How much is the same, in words.
    var sameness: String {
        switch same.count {
        case 0: "They say the same of nothing."
        case 1: "They say the same of one thing: \(same[0])."
        default: "They say the same of \(same.count) things: \(same.joined(separator: ", "))."
        }
    }
}
