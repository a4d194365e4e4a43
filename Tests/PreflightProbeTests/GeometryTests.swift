import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

@Suite(.tags(.readsStrangersBytes)) struct DisplayMatrixTests {
    @Test(
        arguments: [
            (1, 0, 0, 1, 0, false), (0, 1, -1, 0, 90, false), (-1, 0, 0, -1, 180, false),
            (0, -1, 1, 0, 270, false),
            (-1, 0, 0, 1, 0, true), (0, -1, -1, 0, 90, true), (1, 0, 0, -1, 180, true),
            (0, 1, 1, 0, 270, true),
        ] as [(Int32, Int32, Int32, Int32, Int, Bool)])
    func `a display matrix of a turn or a flip is named`(
        _ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32, _ rotation: Int, _ mirrored: Bool
    ) {
        let matrix = DisplayMatrix(a: a << 16, b: b << 16, c: c << 16, d: d << 16)
        #expect(matrix.rotation == rotation)
        #expect(matrix.isMirrored == mirrored)
        #expect(!matrix.isDegenerate)
    }

    @Test func `a display matrix of zeros is ignored as players do, and told`() {
        let matrix = DisplayMatrix(a: 0, b: 0, c: 0, d: 0)
        #expect(matrix.rotation == 0)
        #expect(matrix.isDegenerate)
    }

    @Test func `a display matrix of any other kind has no rotation`() {
        let matrix = DisplayMatrix(a: .max, b: .min, c: 1, d: .max)
        #expect(matrix.rotation == nil)
        #expect(matrix.isDegenerate)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct DisplayedSizeTests {
    @Test(arguments: [
        (Ratio(1, 1), 0, PixelSize(width: 720, height: 480)),
        (Ratio(4, 3), 0, PixelSize(width: 960, height: 480)),
        (Ratio(8, 9), 0, PixelSize(width: 640, height: 480)),
        (Ratio(4, 3), 90, PixelSize(width: 480, height: 960)),
        (Ratio(1, 1), 180, PixelSize(width: 720, height: 480)),
        (Ratio(1, 0), 0, PixelSize(width: 720, height: 480)),
    ])
    func `the displayed size has square pixels and stands upright`(
        _ ratio: Ratio, _ rotation: Int, _ expected: PixelSize
    ) {
        #expect(PixelSize(width: 720, height: 480).displayed(ratio, rotation: rotation) == expected)
    }

    @Test func `the displayed size of extreme numbers saturates`() {
        let huge = PixelSize(width: .max, height: .max).displayed(Ratio(.max, 1), rotation: 90)
        #expect(huge.height == .max)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct BitReaderTests {
    @Test(
        arguments: [
            ([0b1000_0000], 0), ([0b0100_0000], 1), ([0b0110_0000], 2), ([0b0010_0000], 3),
            ([0b0001_0000], 7),
        ] as [([UInt8], Int)])
    func `a bit reader reads Exp-Golomb numbers`(_ bytes: [UInt8], _ expected: Int) {
        var bits = BitReader(bytes)
        #expect(bits.unsigned() == expected)
    }

    @Test func `a bit reader reads the signs of Exp-Golomb numbers`() {
        var bits = BitReader([0b0100_1100, 0b1000_0101])
        #expect([bits.signed(), bits.signed(), bits.signed()] == [1, -1, 2])
    }

    @Test func `a bit reader past the end gives zeros and says so`() {
        var bits = BitReader([0xFF])
        #expect(bits.bits(8) == 0xFF)
        #expect(!bits.isExhausted)
        #expect(bits.unsigned() == 0)
        #expect(bits.isExhausted)
        bits.skip(.max)
        #expect(bits.bits(32) == 0)
    }

    @Test func `a bit reader leaves out bytes that only keep start codes away`() {
        var bits = BitReader(unescaping: [0, 0, 3, 1, 0, 0, 3][...])
        #expect((0..<5).map { _ in bits.bits(8) } == [0, 0, 1, 0, 0])
    }
}

@Suite(.tags(.readsStrangersBytes)) struct BoxTests {
    @Test func `a box whose long header does not fit its parent is none`() throws {
        // 'tref' of 16 bytes, in which a 64-bit 'chap' begins 8 bytes before the end; more bytes follow.
        let bytes: [UInt8] =
            [0, 0, 0, 16] + Array("tref".utf8) + [0, 0, 0, 1] + Array("chap".utf8)
            + [0, 0, 0, 0, 0, 0, 0, 16] + [UInt8](repeating: 0, count: 16)
        let source = ByteSource(bytes: bytes, deadline: ComputingDeadline(.seconds(5)))
        var scanner = BoxScanner(source, budget: 10)
        let parent = try #require(try scanner.box(at: 0, limit: Int64(bytes.count)))
        #expect(try scanner.children(of: parent) == [])
    }
}

@Suite(.tags(.readsStrangersBytes)) struct SampleDescriptionTests {
    @Test func `a sample description shown to FFmpeg has no box in it that belongs elsewhere`() {
        let description = Array("....avc1....senc....sinf....trun".utf8)
        #expect(MovieExcerpt.disarmed(description) == Array("....avc1....free....sinf....free".utf8))
        #expect(MovieExcerpt.disarmed([0x73]) == [0x73])
    }
}
