import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// A run may be larger than memory.
@Suite struct CIStreamingTests {
    /// Takes text and keeps nothing but its measure.
    private struct Gauge: TextOutputStream {
        var byteCount = 0
        var largestPiece = 0

        mutating func write(_ text: String) {
            byteCount += text.utf8.count
            largestPiece = max(largestPiece, text.utf8.count)
        }
    }

    @Test(arguments: CIFormat.allCases)
    func `ten thousand reports are written piece by piece`(format: CIFormat) throws {
        let run = SampleRun(count: 10_000) { index in
            index.isMultiple(of: 50) ? Sample.tooSmall("assets/\(index).jpg") : Sample.bare
        }
        var gauge = Gauge()
        try format.renderer.render(run, to: &gauge)
        #expect(gauge.byteCount > 4000)
        #expect(gauge.largestPiece < 16_384)
    }
}

extension Sample {
    /// A report that is quickly written.
    fileprivate static let bare = report([asset(missing, .other, .pass)], [])
}
