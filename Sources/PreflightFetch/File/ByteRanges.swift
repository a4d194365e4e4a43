/// Which bytes of a file are at hand: ranges, sorted, apart from each other.
struct ByteRanges: Equatable {
    private(set) var ranges: [Range<Int64>] = []

    /// Counts a range in.
    mutating func insert(_ range: Range<Int64>) {
        guard !range.isEmpty else { return }
        let start = ranges.firstIndex { $0.upperBound >= range.lowerBound } ?? ranges.count
        let end = ranges[start...].firstIndex { $0.lowerBound > range.upperBound } ?? ranges.count
        var merged = range
        for other in ranges[start..<end] {
            merged = min(merged.lowerBound, other.lowerBound)..<max(merged.upperBound, other.upperBound)
        }
        ranges.replaceSubrange(start..<end, with: [merged])
    }

    /// The first missing byte from an offset on.
    func firstMissing(from offset: Int64) -> Int64 {
        ranges.first { $0.contains(offset) }?.upperBound ?? offset
    }

    /// The first byte at hand from an offset on; nil when there is none.
    func firstPresent(from offset: Int64) -> Int64? {
        ranges.first { $0.upperBound > offset }.map { max($0.lowerBound, offset) }
    }
}
