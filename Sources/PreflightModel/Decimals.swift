/// Decimal numbers as people write them, without trailing zeros.
package enum Decimals {
    /// A number to the millionth: finer than any clock of a media file, and without the tail that binary fractions have.
    /// Numbers too large for that, and those that are none, stay as they are.
    package static func rounded(_ value: Double) -> Double {
        let scaled = (value * 1_000_000).rounded()
        return scaled.magnitude < 1e15 ? scaled / 1_000_000 : value
    }

    /// A number rounded to some digits after the point.
    package static func text(_ value: Double, digits: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = (value * Double(scale)).rounded()
        // Beyond this, whole numbers have gaps, and what the file says is nonsense anyway.
        guard scaled.magnitude < 1e15 else { return "\(value)" }
        let units = Int64(scaled)
        var fraction = String(units.magnitude % scale.magnitude)
        fraction = String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = units < 0 ? "-" : ""
        return "\(sign)\(units.magnitude / scale.magnitude)" + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// A number in as few digits as show that it differs from a limit: 10.001 beside 10 never becomes 10.
    package static func text(_ value: Double, besides limit: Double, digits: Int) -> String {
        guard value != limit else { return text(value, digits: digits) }
        let limitText = text(limit, digits: 6)
        for digits in digits...6 {
            let shown = text(value, digits: digits)
            if shown != limitText { return shown }
        }
        return text(value, digits: 6)
    }

    /// A whole number with commas between the thousands.
    package static func grouped(_ value: Int64) -> String {
        var digits = String(value.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (value < 0 ? "-" : "") + groups.joined(separator: ",")
    }
}
