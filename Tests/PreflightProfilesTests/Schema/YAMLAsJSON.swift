import Foundation
import Yams

/// A YAML text as the JSON that editors see in it: what is plain and looks like a number or a truth is one, and the rest
/// is text, dates too (the core schema of YAML 1.2).
enum YAMLAsJSON {
    /// Why a text is no JSON: it is no YAML, or not one document with something in it.
    struct Unreadable: Error {}

    static func text(of yaml: String) throws -> String {
        guard let root = try compose(yaml: yaml) else { throw Unreadable() }
        let data = try JSONSerialization.data(withJSONObject: value(of: root), options: .fragmentsAllowed)
        return String(decoding: data, as: UTF8.self)
    }

    private static func value(of node: Node) throws -> Any {
        switch node {
        case .sequence(let items): try items.map(value)
        case .mapping(let pairs):
            try Dictionary(
                pairs.map { try ($0.key.string ?? { throw Unreadable() }(), value(of: $0.value)) },
                uniquingKeysWith: { first, _ in first })
        case .scalar(let scalar): value(of: scalar)
        case .alias: throw Unreadable()
        }
    }

    private static func value(of scalar: Node.Scalar) -> Any {
        guard scalar.style == .plain else { return scalar.string }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return NSNull()
        case "true", "false": return scalar.string == "true"
        case let text where text.wholeMatch(of: /[-+]?[0-9]+(\.[0-9]+)?/) != nil:
            if let number = Int(text) { return number }
            if let number = Double(text) { return number }
            return text
        case let text: return text
        }
    }
}
