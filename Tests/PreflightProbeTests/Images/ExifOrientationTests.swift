import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// The EXIF orientation, as cameras write it.
@Suite(.tags(.readsStrangersBytes)) struct ExifOrientationTests {
    /// A JPEG with an orientation entry of a type, a count and the four bytes of its value.
    private func facts(_ type: UInt8, _ count: UInt8, _ value: [UInt8]) -> MediaFacts {
        let tiff: [UInt8] =
            Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, type, 0, 0, 0, count] + value
            + [0, 0, 0, 0]
        let exif = TestJPEG.segment(0xE1, Array("Exif\0\0".utf8) + tiff)
        return MediaProbe.facts(of: .bytes(TestJPEG(extra: exif).bytes, label: "x.jpg"))
    }

    @Test(
        arguments: [
            (3, 1, [0, 0, 0, 0]), (3, 1, [0, 1, 0, 0]), (4, 1, [0, 0, 0, 1]), (9, 1, [0, 0, 0, 1]),
            (9, 1, [0, 0, 0, 0]), (8, 1, [0, 1, 0, 0]), (1, 1, [1, 0, 0, 0]), (6, 1, [1, 0, 0, 0]),
            (3, 2, [0, 1, 0, 1]),
        ] as [(UInt8, UInt8, [UInt8])])
    func `an EXIF orientation of 0, or of 1 in any integer type, is upright without a defect`(
        type: UInt8, count: UInt8, value: [UInt8]
    ) {
        let facts = facts(type, count, value)
        #expect(facts.defects == [])
        #expect((facts.image?.exifOrientation ?? 1) == 1)
    }

    @Test(
        arguments: [
            (3, 1, [0, 9, 0, 0]), (9, 1, [0, 0, 0, 6]), (4, 1, [0, 0, 0, 6]), (2, 2, [0x31, 0, 0, 0]),
            (5, 1, [0, 0, 0, 1]), (3, 3, [0, 0, 0, 1]), (9, 1, [0xFF, 0xFF, 0xFF, 0xFF]),
        ] as [(UInt8, UInt8, [UInt8])])
    func `an EXIF orientation that readers take differently is a defect`(
        type: UInt8, count: UInt8, value: [UInt8]
    ) {
        #expect(facts(type, count, value).defects.map(\.kind) == [.unreadableMetadata])
    }
}
