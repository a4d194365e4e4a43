import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

/// Whatever bytes come, a probe ends in facts: no trap, no hang, no bound exceeded.
@Suite(.tags(.slow, .readsStrangersBytes)) struct HostileInputTests {
    /// One small file of each reader.
    static let seeds = [
        "image/plain.jpg", "image/exif-6.jpg", "image/two-pictures.mpo", "image/plain.png",
        "image/animated.png",
        "image/plain.gif", "image/alpha.webp", "image/plain-ii.tiff", "image/plain.heic", "image/plain.avif",
        "image/plain.svg", "image/jpeg-ls.jpg", "image/jpeg-2000.jpg", "video/moov-front.mp4",
        "video/fragmented-sidx.mp4",
        "video/compressed-moov.mov", "video/hevc.mp4", "video/av1.mp4", "video/encrypted.mp4",
        "video/leading-cut.mp4",
    ].filter { FileManager.default.fileExists(atPath: Fixture.path($0)) }

    static let limits = ProbeLimits(duration: .seconds(5))

    @Test(arguments: seeds)
    func `bytes cut off anywhere still end in facts`(_ file: String) throws {
        let whole = try Fixture.bytes(file)
        for count in whole.indices.prefix(6000) {
            let facts = MediaProbe.facts(of: .bytes(Array(whole[..<count]), label: file), limits: Self.limits)
            if facts.other?.problem.kind == .limitReached { Issue.record("cut at byte \(count)") }
        }
    }

    @Test(arguments: seeds)
    func `bytes flipped anywhere still end in facts`(_ file: String) throws {
        var bytes = try Fixture.bytes(file)
        for index in bytes.indices.prefix(4000) {
            // All, the lowest and the highest bit in turn: neighbours have a field in common more often than not.
            let mask = [0xFF, 0x01, 0x80][index % 3] as UInt8
            bytes[index] ^= mask
            let facts = MediaProbe.facts(of: .bytes(bytes, label: file), limits: Self.limits)
            if facts.byteCount != Int64(bytes.count) { Issue.record("flipped at byte \(index)") }
            bytes[index] ^= mask
        }
    }

    @Test(arguments: ["image/plain.heic", "image/plain.avif", "image/turned.heic"])
    func `bytes in a table of associations that ends anywhere still end in facts`(_ file: String) throws {
        var bytes = try Fixture.bytes(file)
        let name = try #require(bytes.indices.first { bytes[$0...].starts(with: "ipma".utf8) })
        for size in UInt8(8)...60 {
            bytes.replaceSubrange((name - 4)..<name, with: [0, 0, 0, size])
            let facts = MediaProbe.facts(of: .bytes(bytes, label: file), limits: Self.limits)
            #expect(facts.image != nil, "ipma of \(size) bytes")
        }
    }

    @Test(arguments: try hostileFiles())
    func `bytes made to harm end in facts within bounds`(_ file: String) {
        var deadline = ComputingDeadline(.seconds(5))
        let facts = Fixture.facts(file)
        let isLate = deadline.hasPassed()
        #expect(facts.byteCount != nil && !isLate)
    }

    static func hostileFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: Fixture.path("hostile")
        )
        .sorted().map { "hostile/\($0)" }
    }

    @Test func `damaged bytes are tried for every reader`() throws {
        #expect(Self.seeds.count == 20)
        #expect(try Self.hostileFiles().count > 50)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct HostileClaimTests {
    @Test(
        arguments: [
            ("hostile/stsz-huge-count.mp4", .unreadable),
            ("hostile/trun-huge-count-no-fields.mp4", .truncated),
            ("hostile/100000x100000.png", .truncated), ("hostile/2147483647.png", .truncated),
            ("hostile/65500x65500.jpg", .truncated), ("hostile/two-indexes.mp4", .unreadable),
        ] as [(String, Defect.Kind)])
    func `claims beyond all bounds that no file of its size could keep are a defect`(
        _ file: String, _ kind: Defect.Kind
    ) throws {
        #expect(Fixture.facts(file).defects.map(\.kind) == [kind])
    }

    @Test func `claims beyond all bounds are no defect in the plainest picture there can be`() throws {
        let size = PixelSize(width: 20_000, height: 20_000)
        // What zlib makes of it, level 9: measured.
        #expect(LeastByteCount.png(size, bitsPerPixel: 8) <= 388_814)
        #expect(LeastByteCount.png(PixelSize(width: .max, height: .max), bitsPerPixel: 64) > 0)
    }

    @Test func `a deadline that has passed gives no half-measured facts`() throws {
        let limits = ProbeLimits(duration: .zero)
        let facts = MediaProbe.facts(
            of: .file(Fixture.path("video/moov-end.mp4")), limits: limits)
        #expect(facts.other?.problem.kind == .limitReached)
    }

    @Test func `more packets than the limit are not measured`() throws {
        let limits = ProbeLimits(packetCount: 10)
        let facts = MediaProbe.facts(
            of: .bytes(try Fixture.bytes("video/h264.mkv"), label: "x"), limits: limits)
        #expect(facts.other?.problem.kind == .limitReached)
    }

    @Test func `more boxes than the limit are not measured`() throws {
        let limits = ProbeLimits(boxCount: 5)
        let facts = MediaProbe.facts(
            of: .bytes(try Fixture.bytes("video/moov-front.mp4"), label: "x"), limits: limits)
        #expect(facts.other?.problem.kind == .limitReached)
    }
}
