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

/// JSON that people give in place of a request, and what to do with it.
enum ForeignDocument {
    /// - Returns: An instruction; nil when the document is of no known kind.
    static func advice(_ root: JSONValue) -> String? {
        if root["log"]?["entries"] != nil {
            return "this is a HAR recording: give the text in `postData` of the entry that sends the request"
        }
        if root["info"]?["_postman_id"] != nil || (root["info"] != nil && root["item"]?.items != nil) {
            return "this is a Postman collection: give the `raw` body of the request alone"
        }
        if root["openapi"] != nil || root["swagger"] != nil {
            return "this is an API's description: give a request that follows it"
        }
        if root["nodes"]?.items != nil {
            return "this is a workflow: give the request that it sends"
        }
        let isAnswer =
            root["error"] != nil || root["detail"] != nil || root["errors"] != nil
            || (root["code"] != nil && (root["message"] != nil || root["msg"] != nil))
        return isAnswer
            ? "this is an answer, not a request: `preflight explain - < FILE` says what its message means"
            : nil
    }
}
