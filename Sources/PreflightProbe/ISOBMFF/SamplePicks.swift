/// Some of a track's samples, spread evenly over all of them: the first, the last, and up to 32 in all.
///
/// Samples come one after the other, and nobody knows how many will. When there are too many picks, every other one is
/// dropped, and from then on half as many are taken.
struct SamplePicks: Hashable {
    private var evenly: [Range<Int64>] = []
    private var last: Range<Int64>?
    private var seenCount: UInt64 = 0
    private var stride: UInt64 = 1

    private static let limit = 32

    /// Where the picked samples lie, in the order in which they were added.
    var ranges: [Range<Int64>] {
        guard let last, last != evenly.last else { return evenly }
        return evenly + [last]
    }

    /// Adds the next sample. An empty one repeats the sample before, and has nothing to look at.
    mutating func add(_ range: Range<Int64>) {
        guard !range.isEmpty else { return }
        last = range
        if seenCount % stride == 0 { pick(range) }
        seenCount &+= 1
    }

    private mutating func pick(_ range: Range<Int64>) {
        if evenly.count == Self.limit - 1 {
            evenly = evenly.indices.filter { $0 % 2 == 0 }.map { evenly[$0] }
            stride &*= 2
            // The sample at hand may be one that is no longer taken.
            guard seenCount % stride == 0 else { return }
        }
        evenly.append(range)
    }
}
