import PreflightModel

/// How numbers and words are put for people. The same in every text renderer.
enum Wording {
    /// A file size, rounded: `14 KB`, `12.3 MB`, powers of ten.
    static func size(_ bytes: Int64) -> String {
        let units: [(name: String, bytes: Int64)] = [
            ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1000),
        ]
        guard let unit = units.first(where: { bytes >= $0.bytes }) else { return count(Int(bytes), "byte") }
        let tenths = (bytes / (unit.bytes / 10))
        let fraction = unit.name == "KB" && tenths >= 100 ? 0 : tenths % 10
        return fraction == 0 ? "\(tenths / 10) \(unit.name)" : "\(tenths / 10).\(fraction) \(unit.name)"
    }

    /// A number rounded to millionths, without idle zeros: `12.48`, `10`.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "not a number" }
        let rounded = value.magnitude < 1e9 ? (value * 1e6).rounded() / 1e6 : value
        let digits = rounded.description
        return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }

    /// A duration: `12.48 s`.
    static func seconds(_ value: Double) -> String { number(value) + " s" }

    /// A count and its noun: `1 asset`, `2 assets`.
    static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    /// A measured value or a limit with its unit.
    static func quantity(_ quantity: Quantity, unit: String?) -> String {
        switch quantity {
        case .integer(let number) where unit == "bytes":
            return number == 1 ? "1 byte" : "\(Decimals.grouped(number)) bytes"
        case .integer(let number): return [String(number), unit].compactMap(\.self).joined(separator: " ")
        case .decimal(let number):
            return [self.number(number), unit].compactMap(\.self).joined(separator: " ")
        case .text(let text): return text
        }
    }

    /// Where a number came from, in the words that finish "1080 px, …".
    static func origin(_ evidence: Evidence) -> String {
        switch evidence {
        case .header: "from the file's header"
        case .bitstream: "from the coded bitstream"
        case .packets: "counted from the packets"
        case .fileSystem: "from the file system"
        case .http: "from the HTTP response"
        case .request: "from the request"
        }
    }

    /// A source's document and the day it was read.
    static func citation(_ source: LimitSource) -> String {
        oneLine(source.read.isEmpty ? source.document : "\(source.document), read \(source.read)")
    }

    /// A source's document, the day it was read, and how much it is worth as evidence.
    static func evidence(_ source: LimitSource) -> String {
        citation(source) + (strength(source.strength).map { " (\($0))" } ?? "")
    }

    /// The day a source's document was read, and how much that is worth as evidence; nil for a file of the user's own.
    static func reading(_ source: LimitSource) -> String? {
        guard !source.read.isEmpty else { return nil }
        return "read \(source.read)" + (strength(source.strength).map { " (\($0))" } ?? "")
    }

    private static func strength(_ strength: LimitSource.Strength?) -> String? {
        switch strength {
        case .page: "in full"
        case .schema: "a schema"
        case .part: "in part"
        case .code: "source code"
        case .note: "our notes from it"
        case .report: "what others report"
        case nil: nil
        }
    }

    /// A source's phrase in quotation marks; nil when it has none. What was only noted from it stands without: those are
    /// not the document's words.
    static func quotation(_ source: LimitSource) -> String? {
        guard !source.quote.isEmpty else { return nil }
        let phrase = oneLine(source.quote)
        return source.strength == .note ? "noted: \(phrase)" : "“\(phrase)”"
    }

    /// The first and the last of some days: `2026-10-03 to 2026-11-21`, or the only one.
    static func days(_ range: ClosedRange<String>) -> String {
        range.lowerBound == range.upperBound
            ? range.lowerBound : "\(range.lowerBound) to \(range.upperBound)"
    }

    /// A text of several lines as one: documents are quoted in blocks, and blocks end in a line break.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A claim of a fact that may not have been measured.
    static func claim(_ flag: Bool?, _ yes: String, _ no: String) -> String? { flag.map { $0 ? yes : no } }
}
