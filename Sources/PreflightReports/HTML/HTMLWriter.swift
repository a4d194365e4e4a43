/// Markup, written piece by piece.
///
/// Names of elements and attributes are literals of ours. Text and the values of attributes come from strangers, and
/// pass through ``HostileText`` and ``escaped(_:)`` here, so that no part of the page can forget it.
struct HTMLWriter {
    private var markup = ""
    private var nameCount = 0
    /// The codes that the page explains.
    private var explained: Set<String> = []

    /// Attributes by name. Those that are nil are left out; a flag's value is empty.
    typealias Attributes = KeyValuePairs<StaticString, String?>

    /// Takes the markup so far and starts anew.
    mutating func drain() -> String {
        defer { markup = "" }
        return markup
    }

    /// A name that no other element of the page has.
    mutating func freshName() -> String {
        nameCount += 1
        return "n\(nameCount)"
    }

    /// Markup that is ours to the last character.
    mutating func literal(_ markup: StaticString) { self.markup += "\(markup)" }

    /// Our script or style, which must not be changed by escapes: its digest is known to the browser.
    mutating func embedded(_ content: String) { markup += content }

    /// Text, with what cannot be seen shown as an escape.
    mutating func text(_ text: String) { markup += Self.escaped(HostileText.visible(text)) }

    /// A shell command, which is to be copied as it is.
    mutating func command(_ command: String) { markup += Self.escaped(HostileText.visibleCommand(command)) }

    /// Text, with what stands between backticks set as code.
    mutating func prose(_ text: String) {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count > 1, !parts.count.isMultiple(of: 2) else { return self.text(text) }
        for (index, part) in parts.enumerated() {
            if index.isMultiple(of: 2) { self.text(String(part)) } else { element("code", String(part)) }
        }
    }

    /// A finding's code: a link where the page explains it.
    mutating func code(_ code: String) {
        element(
            explained.contains(code) ? "a" : "span",
            ["href": explained.contains(code) ? "#code-\(code)" : nil], code)
    }

    /// The name of the element that explains a code, which can be linked to from now on.
    mutating func anchor(_ code: String) -> String {
        explained.insert(code)
        return "code-\(code)"
    }

    /// A start tag.
    mutating func begin(_ name: StaticString, _ attributes: Attributes = [:]) {
        markup += "<\(name)"
        for (name, value) in attributes {
            guard let value else { continue }
            markup += value.isEmpty ? " \(name)" : " \(name)=\"\(Self.escaped(HostileText.visible(value)))\""
        }
        markup += ">"
    }

    /// An end tag.
    mutating func end(_ name: StaticString) { markup += "</\(name)>" }

    /// An element with what is in it.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], content: (inout HTMLWriter) -> Void
    ) {
        begin(name, attributes)
        content(&self)
        end(name)
    }

    /// An element with text in it.
    mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element with text in it and no attributes.
    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// Ends the line, for people who read the source.
    mutating func line() { markup += "\n" }

    /// Text as it stands in an element, or in an attribute's value between quotation marks.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { isSpecial($0) }) else { return text }
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
