import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// WebP, HEIC and AVIF whose data were never written in full.
@Suite(.tags(.readsStrangersBytes)) struct ZeroRunTests {
    /// How many zeros are too many for the fixture's size: two bytes for every 16 by 16 pixels, and at least 256.
    private static let limit: Int = {
        let size = Fixture.facts("image/lossy.webp").image?.size?.value
        return max(256, (size?.width ?? 0) * (size?.height ?? 0) / 128)
    }()

    @Test(arguments: [(limit - 1, false), (limit, true), (limit + 1, true), (100_000, true)])
    func `a long run of zeros among the pixels of a WebP is a defect`(zeros: Int, isDefect: Bool) throws {
        // A byte that ends whatever zeros the image itself ends with.
        let plain = try Fixture.bytes("image/lossy.webp") + [1]
        let pixels = Array(plain[20...]) + [UInt8](repeating: 0, count: zeros) + [1, 2]
        func little(_ number: Int) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        let bytes =
            Array("RIFF".utf8) + little(pixels.count + 12) + plain[8..<16] + little(pixels.count) + pixels
        let facts = MediaProbe.facts(of: .bytes(bytes, label: "a.webp"))
        #expect((facts.defect(.truncated) != nil) == isDefect, "\(facts.defects)")
        #expect(facts.image?.format == .webp)
    }

    @Test(arguments: [
        "lossy.webp", "lossless.webp", "lossless-alpha.webp", "alpha.webp", "animated.webp", "plain.heic",
        "turned.heic", "plain.avif", "10-bit.avif", "alpha.avif", "animated.avif",
    ])
    func `a sound image has none`(name: String) {
        #expect(Fixture.facts("image/\(name)").defects.isEmpty)
    }

    @Test(arguments: [0.3, 0.6])
    func `a HEIC whose end was never written has a defect`(from share: Double) throws {
        let name = "image/plain.heic"
        var bytes = try Fixture.bytes(name)
        #expect(MediaProbe.facts(of: .bytes(bytes, label: name)).defects.isEmpty)
        let start = bytes.firstRange(of: Array("mdat".utf8))?.upperBound ?? 0
        for index in (start + Int(Double(bytes.count - start) * share))..<bytes.count { bytes[index] = 0 }
        #expect(MediaProbe.facts(of: .bytes(bytes, label: name)).defects.map(\.kind) == [.truncated])
    }
}
