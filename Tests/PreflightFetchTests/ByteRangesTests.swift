import TestSupport
import Testing

@testable import PreflightFetch

/// Which bytes of a file are at hand.
@Suite(.tags(.readsStrangersBytes)) struct ByteRangesTests {
    @Test func `ranges that touch or overlap become one`() {
        var ranges = ByteRanges()
        for range: Range<Int64> in [10..<20, 40..<50, 20..<30, 45..<60, 0..<5, 30..<40, 7..<7] {
            ranges.insert(range)
        }
        #expect(ranges.ranges == [0..<5, 10..<60])
    }

    @Test func `any order of insertion comes to the same`() {
        let pieces = (0..<20).map { (index: Int64) -> Range<Int64> in
            let length: Int64 = index % 3 == 0 ? 7 : 5
            return (index * 7)..<(index * 7 + length)
        }
        var expected = ByteRanges()
        for piece in pieces { expected.insert(piece) }
        for _ in 0..<50 {
            var ranges = ByteRanges()
            for piece in pieces.shuffled() { ranges.insert(piece) }
            #expect(ranges == expected)
        }
    }

    @Test(
        arguments: [(0, 0, 10), (10, 20, 10), (15, 20, 15), (20, 20, nil), (25, 25, nil)]
            as [(Int64, Int64, Int64?)])
    func `what is missing and what is there are found`(offset: Int64, missing: Int64, present: Int64?) {
        var ranges = ByteRanges()
        ranges.insert(10..<20)
        #expect(ranges.firstMissing(from: offset) == missing)
        #expect(ranges.firstPresent(from: offset) == present)
    }
}
