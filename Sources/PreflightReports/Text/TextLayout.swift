/// How text for people is laid out.
package struct TextLayout: Sendable, Hashable {
    /// Whether it carries colour.
    package var style: Style
    /// The column at which sentences are wrapped. Commands never are, so that they can be copied.
    package var width: Int

    /// Creates a layout.
    /// - Parameters:
    ///   - style: Whether text carries colour.
    ///   - width: The column at which sentences are wrapped; at least 40.
    package init(style: Style = .plain, width: Int = 100) {
        self.style = style
        self.width = max(width, 40)
    }

    /// 100 columns, no colour: for files and logs.
    package static let plain = TextLayout()
}

/// Whether text carries colour. Colour never says anything that the words do not say too.
package enum Style: Sendable, Hashable, CaseIterable {
    /// Words only.
    case plain
    /// Words with ANSI colours, for terminals.
    case colored

    /// What a piece of text is, as far as its colour is concerned.
    package enum Role: Sendable {
        case plain, good, bad, doubtful, mild, faint, heading, command
    }

    package func paint(_ text: String, _ role: Role) -> String {
        guard self == .colored, let code = role.code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

extension Style.Role {
    /// The parameters of the ANSI sequence that selects the role's colour.
    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .good: "1;32"
        case .bad: "1;31"
        case .doubtful: "1;33"
        case .mild: "36"
        case .faint: "2"
        case .heading: "1"
        case .command: "36"
        }
    }
}
