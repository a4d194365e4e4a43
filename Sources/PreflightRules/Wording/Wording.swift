import PreflightModel

extension Ratio {
    /// As documents print it: `2:5` as `1:2.5`.
    var asDocumented: String {
        guard numerator > 0, denominator > 0 else { return description }
        let (small, large) = (min(numerator, denominator), max(numerator, denominator))
        let quotient = Decimals.text(Double(large) / Double(small), digits: 4)
        return numerator < denominator ? "1:\(quotient)" : "\(quotient):1"
    }
}

extension PixelSize {
    /// Width to height in the form of a limit beside it, with enough digits to tell the two apart.
    func ratio(besides limit: Ratio) -> String {
        guard isPositive, limit.numerator > 0, limit.denominator > 0 else { return description }
        let value = Double(longerSide) / Double(shorterSide)
        let larger = max(limit.numerator, limit.denominator)
        let smaller = min(limit.numerator, limit.denominator)
        let text = Decimals.text(value, besides: Double(larger) / Double(smaller), digits: 2)
        return width < height ? "1:\(text)" : "\(text):1"
    }
}

extension Measured<PixelSize> {
    /// The size as shown, and the stored one where it differs.
    func described(stored: Measured<PixelSize>?) -> String {
        guard let stored, stored.value != value else { return "\(value)" }
        return "shown as \(value), stored as \(stored.value)"
    }
}

/// Words in a sentence: `mp4`, `mp4 or mov`, `jpg, jpeg or png`.
func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
}

extension String {
    /// A code of four characters as people write it: a shorter one is filled up with spaces.
    var withoutTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
