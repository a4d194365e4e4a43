import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

@Suite(.tags(.readsStrangersBytes)) struct BrandTests {
    private static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (payload.count + 8) >> $0) } + Array(type.utf8)
            + payload
    }

    private static func brands(
        _ major: String, _ compatible: [String], minor: [UInt8] = [0, 0, 0, 0]
    ) -> [UInt8] {
        box("ftyp", Array(major.utf8) + minor + compatible.flatMap { Array($0.utf8) })
    }

    /// The fixture under other brands. Chunk offsets are wrong then, which is another matter.
    private func movie(_ major: String, _ compatible: [String], handler: String = "vide") throws -> MediaFacts
    {
        var movie = try MovieBytes("video/moov-end.mp4")
        for number in movie.payloads(of: "hdlr").indices where number == 0 {
            movie.patch("hdlr", number, at: 8, Array(handler.utf8))
        }
        let old = try #require(movie.payloads(of: "ftyp").first)
        movie.bytes.replaceSubrange(
            (old.lowerBound - 8)..<old.upperBound, with: Self.brands(major, compatible))
        return MediaProbe.facts(of: .bytes(movie.bytes, label: "x"))
    }

    @Test(
        arguments: [
            ("hevc", ["msf1", "hevc"], .heic), ("msf1", ["hevc", "iso8"], .heic), ("msf1", ["avcs"], .heif),
            ("avis", ["avis", "msf1"], .avif), ("heis", [], .heic), ("jpgs", ["msf1"], .heif),
        ] as [(String, [String], ImageFormat)])
    func `a brand of an image sequence makes an image, though it has a movie`(
        _ major: String, _ compatible: [String], _ format: ImageFormat
    ) throws {
        let facts = try movie(major, compatible, handler: "pict")
        #expect(facts.image?.format == format)
        #expect(facts.image?.size?.value == PixelSize(width: 360, height: 640))
        #expect(facts.image?.isAnimated == true)
    }

    @Test func `a brand of a video leaves a sequence of images an image`() throws {
        #expect(try movie("isom", ["msf1", "hevc"], handler: "pict").image?.format == .heic)
    }

    @Test(arguments: ["isom", "mp42", "qt  ", "XAVC", "msnv", "ndsc", "dash", "mp71", "f4v ", "M4VH", "3gp6"])
    func `a brand of a video makes a video, whatever is compatible`(_ major: String) throws {
        let facts = try movie(major, ["isom", "mif1", "avc1"])
        #expect(facts.video?.container.majorBrand == major)
        #expect(facts.video?.container.compatibleBrands == ["isom", "mif1", "avc1"])
    }

    @Test(arguments: [(1, true), (2, false)] as [(UInt32, Bool)])
    func `a brand of Canon makes a raw of one image, and a video of several`(_ count: UInt32, _ isImage: Bool)
        throws
    {
        var movie = try MovieBytes("video/no-edit-list.mp4")
        let old = try #require(movie.payloads(of: "ftyp").first)
        movie.patch("stts", at: 4, [0, 0, 0, 1, 0, 0, 0, UInt8(count), 0, 0, 2, 0])
        movie.bytes.replaceSubrange(
            (old.lowerBound - 8)..<old.upperBound, with: Self.brands("crx ", ["isom"]))
        let facts = MediaProbe.facts(of: .bytes(movie.bytes, label: "x.cr3"))
        #expect((facts.image?.format == .cr3) == isImage)
        #expect(facts.mediaType == (isImage ? "image/x-canon-cr3" : "video/mp4"))
    }

    @Test func `a brand of a picture without properties gives its size`() {
        // Version 0, full range, 4:2:0, upright, sides of 15 bits: 300 and 400.
        let fields: [UInt8] = [
            0x08, 0x08, 0x80 | UInt8(299 >> 8), UInt8(299 & 0xFF), UInt8(399 >> 7), UInt8((399 & 0x7F) << 1),
        ]
        let bytes =
            Self.brands("mif3", [], minor: Array("heic".utf8))
            + Self.box("mini", fields + [UInt8](repeating: 0, count: 16))
        let facts = MediaProbe.facts(of: .bytes(bytes, label: "x.heif"))
        #expect(facts.image?.format == .heic)
        #expect(facts.image?.size?.value == PixelSize(width: 300, height: 400))
        #expect(facts.image?.exifOrientation == 1)
        #expect(facts.image?.hasAlpha == false)
    }

    @Test(arguments: 0..<8)
    func `a brand of a picture that ends anywhere is still a picture`(_ count: Int) {
        let bytes = Self.brands("mif3", ["avif"]) + Self.box("mini", [UInt8](repeating: 0x88, count: count))
        #expect(MediaProbe.facts(of: .bytes(bytes, label: "x.avif")).image?.format == .avif)
    }
}
