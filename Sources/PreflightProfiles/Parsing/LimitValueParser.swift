import PreflightModel
import PreflightYAML

/// Reads a limit's value in the unit its key asks for.
struct LimitValueParser {
    private let key: LimitKey

    /// Reads values of a key.
    init(key: LimitKey) { self.key = key }

    /// The value at a node.
    func value(at node: YAMLNode) throws(PreflightError) -> Limit.Value {
        switch key.definition.measure {
        case .imageFormats: .names(try names(at: node, known: MediaFormats.imagesByName.keys.sorted()))
        case .containers: .names(try names(at: node, known: MediaFormats.containersByName.keys.sorted()))
        case .fileSize: .fileSize(try fileSize(at: node))
        case .side: .pixels(try count(at: node, unit: "px", title: "a side", example: "300 px"))
        case .aspectRatio: .aspectRatio(try aspectRatio(at: node))
        case .duration: .seconds(try number(at: node, unit: "s", title: "a duration", example: "9.5 s"))
        case .frameRate:
            .frameRate(try number(at: node, unit: "fps", title: "a frame rate", example: "24 fps"))
        case .characters:
            .characters(
                try count(at: node, unit: "characters", title: "a length", example: "2500 characters"))
        }
    }

    private func names(at node: YAMLNode, known: [String]) throws(PreflightError) -> [String] {
        let names = try node.list().map { item throws(PreflightError) in try item.choice(of: known) }
        guard !names.isEmpty else { throw node.mistake("the list is empty; expected at least one format") }
        return names
    }

    private func fileSize(at node: YAMLNode) throws(PreflightError) -> FileSize {
        let text = try node.text()
        let (number, unit) = Self.split(text)
        guard let count = Int64(number), count > 0, let unit = FileSize.Unit(rawValue: unit) else {
            throw node.mistake(
                "'\(text)' is not a file size; expected a whole number and B, KB, MB or GB, such as 10 MB")
        }
        return FileSize(count, unit)
    }

    private func count(
        at node: YAMLNode, unit: String, title: String, example: String
    ) throws(PreflightError) -> Int {
        let text = try node.text()
        let (number, given) = Self.split(text)
        guard let count = Int(number), count > 0, given == unit else {
            throw node.mistake(
                "'\(text)' is not \(title); expected a whole number and \(unit), such as \(example)")
        }
        return count
    }

    private func number(
        at node: YAMLNode, unit: String, title: String, example: String
    ) throws(PreflightError) -> Double {
        let text = try node.text()
        let (number, given) = Self.split(text)
        // As far as it is printed again digit by digit.
        guard let value = Double(number), (0.001...1e9).contains(value), given == unit,
            ((value * 1000).rounded() - value * 1000).magnitude < 1e-6
        else {
            throw node.mistake(
                "'\(text)' is not \(title); expected a number and \(unit), such as \(example), with at most three digits behind the point"
            )
        }
        return value
    }

    private func aspectRatio(at node: YAMLNode) throws(PreflightError) -> Ratio {
        let text = try node.text()
        guard let ratio = DecimalRatio(text)?.exact else {
            throw node.mistake("'\(text)' is not an aspect ratio; expected width:height, such as 1:2.5")
        }
        return ratio
    }

    /// The digits in front, and the unit behind them.
    private static func split(_ text: String) -> (number: String, unit: String) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        return (String(number), String(text.dropFirst(number.count).drop { $0 == " " }))
    }
}

/// A ratio as documents print it, `1:2.5`, made exact without ever going through a floating-point number.
private struct DecimalRatio {
    /// The ratio in lowest terms, `2:5`.
    let exact: Ratio

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let left = Self.scaled(parts[0]), let right = Self.scaled(parts[1]) else {
            return nil
        }
        let divisor = Self.greatestCommonDivisor(left, right)
        exact = Ratio(left / divisor, right / divisor)
    }

    /// A positive decimal number of at most six digits on each side of the point, times a million.
    private static func scaled(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ (1...6).contains($0.count) && $0.allSatisfy { ("0"..."9").contains($0) } }),
            let whole = Int(parts[0])
        else { return nil }
        let digits = parts.count == 2 ? parts[1] : "0"
        guard let fraction = Int(digits + String(repeating: "0", count: 6 - digits.count)) else { return nil }
        let value = whole * 1_000_000 + fraction
        return value > 0 ? value : nil
    }

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : greatestCommonDivisor(right, left % right)
    }
}
