import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// Files that are recognised, though something stands in the way.
@Suite(.tags(.readsStrangersBytes)) struct SniffingTests {
    private func facts(_ bytes: [UInt8]) -> MediaFacts { MediaProbe.facts(of: .bytes(bytes, label: "x")) }

    private func identified(_ bytes: [UInt8]) -> String? { facts(bytes).other?.identifiedAs }

    @Test(
        arguments: [
            "image/plain.png": "PNG", "image/plain.jpg": "JPEG", "image/plain.gif": "GIF",
            "image/lossy.webp": "WebP", "demo/dance.mp4": "MP4, MOV or HEIC",
            "image/plain.heic": "MP4, MOV or HEIC",
            "video/h264.mkv": "Matroska or WebM",
        ],
        [
            [0xEF, 0xBB, 0xBF], [0x0D, 0x0A], [0x0A], [0xFF, 0xFE], [0x00], Array(repeating: 0x20, count: 16),
        ]
            as [[UInt8]])
    func `the first bytes name what begins behind a few others`(
        file: (key: String, value: String), junk: [UInt8]
    ) throws {
        let facts = facts(junk + (try Fixture.bytes(file.key)))
        #expect(facts.other?.identifiedAs == "\(file.value) behind other bytes")
        #expect(facts.other?.problem.detail.contains("begin at byte \(junk.count);") == true)
    }

    @Test func `the first bytes name what begins behind the head of an HTTP response`() throws {
        let long = String(repeating: "x", count: 600)
        let head = Array("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nX: \(long)\r\n\r\n".utf8)
        #expect(identified(head + (try Fixture.bytes("image/plain.png"))) == "PNG behind other bytes")
    }

    @Test func `the first bytes of another format that holds a preview name no image`() throws {
        let preview = try Fixture.bytes("image/plain.jpg")
        #expect(identified(Array(repeating: 0, count: 17) + preview) == nil)
        #expect(identified(Array("ID3".utf8) + Array(repeating: 0, count: 60) + preview) == "audio file")
    }

    @Test func `the first bytes tell a PNG that went through a transfer of text`() throws {
        let png = try Fixture.bytes("image/plain.png")
        func replacing(_ from: [UInt8], _ to: [UInt8]) -> [UInt8] {
            Array(png.split(separator: from, omittingEmptySubsequences: false).joined(separator: to))
        }
        for changed in [
            replacing([0x0D, 0x0A], [0x0A]), replacing([0x0A], [0x0D, 0x0A]), replacing([0x0D], [0x0A]),
            png.map { $0 & 0x7F }, Array(String(decoding: png, as: UTF8.self).utf8),
        ] {
            #expect(identified(changed) == "PNG changed as text")
        }
        let jpeg = try Fixture.bytes("image/plain.jpg")
        #expect(identified(Array(String(decoding: jpeg, as: UTF8.self).utf8)) == "JPEG changed as text")
    }

    @Test func `the first bytes tell an image that is written in Base64`() {
        #expect(identified(Array("iVBORw0KGgoAAAANSUhEUgAAAAUA".utf8)) == "PNG in Base64")
        #expect(identified(Array("data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAA".utf8)) == "JPEG in Base64")
    }

    @Test func `the first bytes of a BigTIFF give its size`() {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        func entry(_ tag: Int, _ type: Int, _ value: Int) -> [UInt8] {
            number(tag, 2) + number(type, 2) + number(1, 8) + number(value, 8)
        }
        let bytes =
            Array("II".utf8) + number(43, 2) + number(8, 2) + number(0, 2) + number(16, 8) + number(2, 8)
            + entry(256, 3, 640) + entry(257, 16, 480) + number(0, 8)
        let image = facts(bytes).image
        #expect(image?.format == .tiff && image?.size?.value == PixelSize(width: 640, height: 480))
    }

    @Test(arguments: [
        LongText("<?xml version='1.0'?><!--\(String(repeating: " licence", count: 2000))-->"),
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x>y\" [ <!ENTITY a \"<b>\"> ]>\n",
        "\u{FEFF}\n\n<?xml version='1.0'?>\n<?style a?>\n<!-- > -->\n",
        LongText("\n", times: 400),
    ])
    func `the first bytes of an SVG may be a long prologue`(given: LongText) {
        let prologue = given.text
        for root in ["<svg width=\"40\" height=\"30\"/>", "<svg:svg width='40' height='30'>"] {
            let image = facts(Array((prologue + root).utf8)).image
            #expect(image?.format == .svg && image?.size?.value == PixelSize(width: 40, height: 30))
        }
        #expect(facts(Array((prologue + "<html><svg width='4' height='3'/></html>").utf8)).image == nil)
    }

    @Test(
        arguments: [
            (Array("FUJIFILMCCD-RAW 0201".utf8), ImageFormat.cameraRaw), (Array("qoif\0\0".utf8), .qoi),
            ([0x76, 0x2F, 0x31, 0x01, 2, 0], .openEXR), ([0x49, 0x49, 0xBC, 0x01, 8, 0], .jpegXR),
        ] as [([UInt8], ImageFormat)])
    func `the first bytes of a still image that no provider takes give its format`(
        bytes: [UInt8], format: ImageFormat
    ) {
        #expect(facts(bytes).image?.format == format)
    }

    @Test func `the first bytes of IVF give a container`() {
        let frame: [UInt8] = [0x10, 0x02, 0, 0x9D, 0x01, 0x2A, 64, 0, 64, 0]
        let sizes: [UInt8] = [64, 0, 64, 0, 30, 0, 0, 0, 1, 0, 0, 0]
        let header: [UInt8] = Array("DKIF".utf8) + [0, 0, 32, 0] + Array("VP80".utf8) + sizes
        let rest: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0] + [10, 0, 0, 0] + Array(repeating: 0, count: 8) + frame
        #expect(facts(header + rest).video?.container.format == .ivf)
    }
}
