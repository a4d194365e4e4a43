import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// How the bytes of an image's file are shared out.
@Suite(.tags(.readsStrangersBytes)) struct ByteShareTests {
    private func share(_ bytes: some Sequence<UInt8>) -> ByteShare? {
        MediaProbe.facts(of: .bytes(Array(bytes), label: "a")).image?.share
    }

    private func big(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private func chunk(_ type: String, _ count: Int) -> [UInt8] {
        let body = Array(type.utf8) + Array("note\0".utf8) + [UInt8](repeating: 0x78, count: count - 5)
        var sum: UInt32 = .max
        for byte in body {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return big(count, 4) + body + big(Int(~sum), 4)
    }

    @Test func `text in a PNG and what follows it are metadata, and private chunks are not`() throws {
        let plain = try Fixture.bytes("image/plain.png")
        let head = plain[..<33]
        let rest = plain[33...]
        let text = try #require(share(head + chunk("tEXt", 100_000) + rest + [1, 2, 3]))
        #expect(text.metadata - 100_015 >= 0 && text.metadata - 100_015 < Int64(plain.count))
        let own = try #require(share(head + chunk("prVt", 100_000) + rest))
        #expect(own.metadata == text.metadata - 100_015)
        #expect(own.image == text.image && own.image <= Int64(plain.count))
    }

    @Test func `application segments and comments of a JPEG are metadata, and profiles are not`() throws {
        let plain = try Fixture.bytes("image/plain.jpg")
        func segment(_ marker: UInt8, _ text: String) -> [UInt8] {
            [0xFF, marker] + big(60_002, 2) + Array(text.utf8)
                + [UInt8](repeating: 0x78, count: 60_000 - text.utf8.count)
        }
        let profile = segment(0xE2, "ICC_PROFILE\0")
        let base = try #require(share(plain[..<2] + profile + segment(0xE2, "other") + plain[2...]))
        let more = try #require(
            share(
                plain[..<2] + profile + segment(0xE2, "other") + segment(0xEB, "JP") + segment(0xFE, "hello")
                    + plain[2...] + [UInt8](repeating: 1, count: 5)))
        #expect(more.metadata == base.metadata + 120_013)
        #expect(more.image == base.image)
        #expect(base.image >= 60_004 && base.image <= 60_004 + Int64(plain.count))
        #expect((base.meanQuantiser ?? 0) >= 1)
    }

    @Test func `small files, and those that make no sense, are not shared out`() throws {
        let plain = try Fixture.bytes("image/plain.png")
        #expect(share(plain) == nil)
        #expect(
            share(plain[..<33] + [0xFF, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 100_000)) == nil)
    }
}
