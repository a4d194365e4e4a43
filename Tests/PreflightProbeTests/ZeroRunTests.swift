import PreflightModel
import PreflightProbe
import Testing

/// WebP whose data were never written in full.
@Suite struct ZeroRunTests {
    @Test(arguments: [(4096, false), (8191, false), (12_288, true), (100_000, true)])
    func `a long run of zeros among the pixels of a WebP is a defect`(zeros: Int, isDefect: Bool) throws {
        let plain = try Fixture.bytes("image/lossy.webp")
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

    @Test(arguments: ["lossy.webp", "lossless.webp", "lossless-alpha.webp", "alpha.webp", "animated.webp"])
    func `a sound WebP has none`(name: String) {
        #expect(Fixture.facts("image/\(name)").defects.isEmpty)
    }
}
