/// One range of bytes as a `Range` header asks for it.
public enum RequestedRange: Sendable, Hashable {
    /// `bytes=0-99`
    case closed(ClosedRange<Int>)
    /// `bytes=100-`
    case from(Int)
    /// `bytes=-100`
    case last(Int)

    /// Reads a header's value.
    /// - Returns: Nil when it is anything else than one valid range of bytes.
    public init?(_ text: String) {
        guard text.hasPrefix("bytes=") else { return nil }
        let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last?) where first <= last: self = .closed(first...last)
        case (let first?, nil) where ends[1].isEmpty: self = .from(first)
        case (nil, let count?) where ends[0].isEmpty: self = .last(count)
        default: return nil
        }
    }

    /// What it comes to in a file.
    /// - Returns: Nil when the file has no byte of it.
    public func resolved(in total: Int) -> Range<Int>? {
        let range: Range<Int>
        switch self {
        case .closed(let ends):
            guard ends.lowerBound < total else { return nil }
            range = ends.lowerBound..<(min(ends.upperBound, total - 1) + 1)
        case .from(let first): range = min(first, total)..<total
        case .last(let count): range = max(0, total - count)..<total
        }
        return range.isEmpty ? nil : range
    }
}
