import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// Of an image at a URL, the bytes that are read anyway are checked, and the rest is named.
@Suite(.tags(.slow, .readsStrangersBytes)) struct UncheckedDataTests {
    private let folder: TemporaryFolder
    private let server: NginxServer

    init() throws {
        folder = try TemporaryFolder()
        server = try NginxServer(serving: folder.url)
    }

    /// The demo image with 300 KB more among its pixels' chunks, and a bit of the pixels changed or not.
    private func write(_ name: String, isDamaged: Bool) throws {
        let hero = try Fixture.bytes("demo/hero.png")
        let end = hero.count - 12
        let chunk = MovieBox.number(300_000) + Array("teSt".utf8) + Array(repeating: UInt8(0), count: 300_004)
        var bytes = hero[..<end] + chunk + hero[end...]
        if isDamaged { bytes[hero.count / 2] ^= 1 }
        try folder.write(name, Array(bytes))
    }

    @Test(arguments: [true, false])
    func `an image by its name is checked to its end, in one request`(isDamaged: Bool) async throws {
        try write("hero.png", isDamaged: isDamaged)
        let facts = await Visitor().facts(server.url("/hero.png"))
        #expect(facts.image?.uncheckedByteCount == 0)
        #expect((facts.defect(.checksumMismatch) != nil) == isDamaged)
        #expect(facts.web?.fetch?.requestCount == 1)
    }

    @Test func `an image without a name costs its beginning and its end, and the rest is not checked`()
        async throws
    {
        try write("hero", isDamaged: false)
        let facts = await Visitor().facts(server.url("/hero"))
        #expect(facts.image?.size?.value == PixelSize(width: 900, height: 1200))
        #expect((facts.image?.uncheckedByteCount ?? 0) > 200_000)
        #expect((facts.web?.fetch?.receivedByteCount ?? .max) < 200_000)
        let report = try await Visitor().report(server.url("/hero"))
        let finding = try #require(report.finding("IMG013"))
        #expect(finding.outcome == .notChecked && finding.message.contains("were not fetched"))
        #expect(report.verdict == .pass)
    }
}
