import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// What a JPEG's markers and bytes tell without decoding a pixel.
@Suite(.tags(.readsStrangersBytes)) struct JPEGStructureTests {
    private func facts(_ bytes: [UInt8]) -> MediaFacts { MediaProbe.facts(of: .bytes(bytes, label: "x.jpg")) }

    private func defects(_ jpeg: TestJPEG) -> [Defect.Kind] { facts(jpeg.bytes).defects.map(\.kind) }

    @Test(
        arguments: [(8, 8), (64, 64), (65, 63), (1, 1), (800, 1200), (4000, 3000)],
        [0, 1, 3, 8, 500])
    func `a JPEG's structure is sound for every size and restart interval`(size: (Int, Int), interval: Int) {
        let jpeg = TestJPEG(width: size.0, height: size.1, interval: interval)
        let facts = facts(jpeg.bytes)
        #expect(facts.defects == [])
        #expect(facts.image?.size?.value == PixelSize(width: size.0, height: size.1))
        #expect(facts.image?.uncheckedByteCount == 0)
    }

    @Test(arguments: [15, 16, 17])
    func `a JPEG's structure takes at least as many bytes as its code tables need`(count: Int) {
        // 64 blocks of two bits are 16 bytes.
        let jpeg = TestJPEG(data: Array(repeating: 0, count: count))
        #expect(defects(jpeg) == (count < 16 ? [.truncated] : []))
    }

    @Test func `a JPEG's structure of 12 megapixels is doubted when it holds a few bytes`() {
        let jpeg = TestJPEG(width: 4000, height: 3000, data: Array(repeating: 0x55, count: 30_000))
        #expect(defects(jpeg) == [.truncated])
    }

    @Test(
        arguments: [
            0xDB, 0xDD, 0xC4, 0xF7, 0xC0, 0xC8, 0xCC, 0xD8, 0xDA, 0xDC, 0xDE, 0xE0, 0xE5, 0xEF, 0xFE, 0x02,
            0xBF,
            0xF0, 0x01, 0xD3,
        ] as [UInt8])
    func `a JPEG's structure holds no other marker among the pixels' data`(marker: UInt8) {
        var jpeg = TestJPEG(width: 800, height: 800)
        var data: [UInt8] = Array(repeating: 0x5A, count: 4000)
        data.replaceSubrange(2000..<2004, with: [0xFF, marker, 0x00, 0x30])
        jpeg.data = data
        #expect(!defects(jpeg).isEmpty)
    }

    @Test func `a JPEG's structure may fill up the place ahead of a marker`() {
        var jpeg = TestJPEG()
        jpeg.data = Array(repeating: 0, count: 16) + [0xFF, 0xFF, 0xFF]
        jpeg.extra = [0xFF, 0xFF]
        #expect(defects(jpeg) == [])
    }

    @Test(
        arguments: [
            ([0xD0, 0xD2, 0xD1], .unreadable), ([0xD1, 0xD2, 0xD3], .unreadable), ([0xD0, 0xD1], .truncated),
            ([0xD0, 0xD1, 0xD2, 0xD3, 0xD4], .unreadable), ([0xD0, 0xD1, 0xD2], nil),
            // Some encoders write one behind the last part, too.
            ([0xD0, 0xD1, 0xD2, 0xD3], nil),
        ] as [([UInt8], Defect.Kind?)])
    func `a JPEG's structure has its restart markers in order, and all of them`(
        restarts: [UInt8], kind: Defect.Kind?
    ) {
        let jpeg = TestJPEG(interval: 16, restarts: restarts)
        #expect(defects(jpeg) == (kind.map { [$0] } ?? []))
    }

    @Test(arguments: [0, 1, 2, 3] as [UInt8])
    func `a JPEG's structure has segments that are as long as they say`(length: UInt8) {
        let text: [UInt8] = Array(repeating: 0x20, count: max(0, Int(length) - 2))
        let comment: [UInt8] = [0xFF, 0xFE, 0, length] + text
        #expect(defects(TestJPEG(extra: comment)) == (length < 2 ? [.unreadable] : []))
    }

    @Test func `a JPEG's structure ends where its last segment runs past the end`() {
        let bytes = TestJPEG().bytes.prefix(20) + [0xFF, 0xFE, 0xFF, 0xFF, 1, 2, 3]
        #expect(facts(Array(bytes)).defects.map(\.kind) == [.truncated])
        let whole = [0xFF, 0xD8] + TestJPEG.segment(0xFE, [1]) + [0xFF, 0xFE, 0xFF, 0xFF, 1, 2, 3]
        #expect(facts(whole).defects.map(\.kind) == [.truncated])
    }

    @Test func `a JPEG's structure ends before a second JPEG begins`() {
        let jpeg = TestJPEG(width: 800, height: 800)
        #expect(facts(jpeg.bytes.dropLast(2) + jpeg.bytes).defects.map(\.kind) == [.truncated])
        // What follows the end is no part of it.
        #expect(facts(jpeg.bytes + jpeg.bytes).defects.map(\.kind) == [.trailingData])
    }

    @Test func `a JPEG's structure needs the quantization tables that it names`() {
        var bytes = TestJPEG().bytes
        bytes[6] = 1
        #expect(facts(bytes).defects.map(\.kind) == [.unreadable])
    }

    @Test(
        arguments: [
            (0xC0, 8, nil, []), (0xC1, 8, nil, []), (0xC1, 12, "12-bit samples", []),
            (0xC3, 8, "lossless coding", []), (0xC3, 16, "16-bit samples, lossless coding", []),
            (0xC5, 8, "hierarchical coding", []), (0xC7, 8, "hierarchical coding, lossless coding", []),
            (0xC9, 8, "arithmetic coding", []), (0xCA, 8, "arithmetic coding", []),
            (0xCB, 8, "arithmetic coding, lossless coding", []),
            (0xDE, 8, "hierarchical coding", []), (0xC0, 12, "12-bit samples", [.unreadable]),
            (0xC1, 9, "9-bit samples", [.unreadable]),
            (0xC3, 17, "17-bit samples, lossless coding", [.unreadable]),
        ] as [(UInt8, UInt8, String?, [Defect.Kind])])
    func `a JPEG's structure states its size and coding whatever decoders can read`(
        frame: UInt8, precision: UInt8, coding: String?, defects: [Defect.Kind]
    ) {
        var jpeg = TestJPEG(frame: frame, precision: precision)
        // A progressive scan codes one band.
        if frame == 0xCA { jpeg.data = [0] }
        // Lossless, every sample has a code.
        if frame == 0xC3 { jpeg.data = Array(repeating: 0, count: 512) }
        let facts = facts(jpeg.bytes)
        #expect(facts.image?.uncommonCoding == coding)
        #expect(facts.image?.size?.value == PixelSize(width: 64, height: 64))
        #expect(facts.image?.bitDepth == Int(precision))
        if frame != 0xCA { #expect(facts.defects.map(\.kind) == defects) }
    }

    /// Where the data of each scan of the progressive fixture begin.
    private func scans(_ bytes: [UInt8]) -> [Int] {
        bytes.indices.dropLast(3).filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
    }

    @Test(arguments: 1...9)
    func `a JPEG's structure of a progressive coder has all its scans`(count: Int) throws {
        let bytes = try Fixture.bytes("image/progressive.jpg")
        let starts = scans(bytes)
        #expect(starts.count == 10)
        let cut = Array(bytes[..<starts[count]]) + [0xFF, 0xD9]
        #expect(facts(cut).defects.map(\.kind) == [.truncated])
        #expect(facts(bytes).defects == [])
    }

    @Test(arguments: 0...9)
    func `a JPEG's structure of a progressive coder holds as much in each scan as its codes say`(scan: Int)
        throws
    {
        let bytes = try Fixture.bytes("image/progressive.jpg")
        let start = scans(bytes)[scan]
        let data = start + 2 + Int(bytes[start + 3])
        // Few bytes too many may be an encoder's.
        var end = data
        while bytes[end] != 0xFF || bytes[end + 1] == 0 { end += 1 }
        for (spare, isSound) in [(1, true), (15, true), (18, false), (400, false)] {
            var longer = bytes
            longer.insert(contentsOf: [UInt8](repeating: 0x5A, count: spare), at: end)
            #expect((facts(longer).defects == []) == isSound, "\(spare)")
        }
        var shorter = bytes
        shorter.removeSubrange((data + (end - data) / 3)..<end)
        guard end - data > 90 else { return }
        #expect(!facts(shorter).defects.isEmpty)
    }

    @Test(arguments: [
        "image/plain.jpg", "image/progressive.jpg", "image/arithmetic.jpg", "image/cmyk.jpg",
        "image/ycck.jpg",
        "image/rgb.jpg", "image/444.jpg", "image/grayscale.jpg", "image/two-pictures.mpo",
        "image/far-frame-header.jpg", "image/height-after-scan.jpg", "demo/hero-too-small.jpg",
    ])
    func `a JPEG's structure of an encoder is sound, and not when bytes of its data are random`(file: String)
        throws
    {
        var bytes = try Fixture.bytes(file)
        #expect(facts(bytes).defects == [])
        guard !file.contains("two-pictures") else { return }
        // Ahead of the end, 300 bytes as no encoder writes them.
        var state: UInt32 = 7
        for index in (bytes.count - 420)..<(bytes.count - 120) {
            state = state &* 1_664_525 &+ 1_013_904_223
            bytes[index] = index % 9 == 0 ? 0xFF : UInt8(truncatingIfNeeded: state >> 24)
        }
        #expect(!facts(bytes).defects.isEmpty)
    }
}
