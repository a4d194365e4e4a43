import Foundation
import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@testable import PreflightRules

/// Runs the commands that findings print, and measures what comes out.
@Suite(.tags(.slow))
struct FixCommandRunTests {
    private let folder: TemporaryFolder
    private let kkiai: Profile

    init() throws {
        folder = try TemporaryFolder()
        kkiai = try ProfileCatalogue.effectiveProfile("kkiai")
    }

    @Test(arguments: ["clip.mkv", "-it's $HOME.mkv", "12:30 a.mkv", "50%d.mkv"])
    func `a small, long Matroska clip of any name is fixed`(name: String) throws {
        let quoted = ShellWord.quoted("./" + name)
        try run(
            "ffmpeg -v error -f lavfi -i testsrc=size=321x571:rate=5 -t 11 -pix_fmt yuv444p -c:v libx264 file:\(quoted)"
        )
        let facts = Sample.video(321, 571, seconds: 11, format: .matroska, path: name)
        let context = RuleContext(facts: facts, subject: .video, orientation: .image, profile: kkiai)
        try run(try #require(videoFix(context)?.command))

        let copy = ShellWord.quoted("./" + name + ".preflight-9.9s.mp4")
        let probed = try run(
            "ffprobe -v error -show_entries stream=width,height,pix_fmt,sample_aspect_ratio:format=duration "
                + "-of csv=p=0 file:\(copy)")
        let numbers = probed.split(whereSeparator: { ",\n".contains($0) })
        let duration = try #require(numbers.last.flatMap { Double($0) })
        #expect(numbers.prefix(4) == ["340", "604", "1:1", "yuv420p"], "\(probed)")
        #expect(duration > 9.5 && duration <= 10)
    }

    @Test func `a turned clip comes out upright`() throws {
        try run("ffmpeg -v error -f lavfi -i testsrc=size=640x480:rate=5 -t 3 -pix_fmt yuv420p a.mp4")
        try run("ffmpeg -v error -i a.mp4 -c copy -metadata:s:v rotate=90 b.mp4")
        let facts = Sample.video(640, 480, path: "b.mp4") {
            $0.video?.rotation = 90
            $0.video?.displaySize = Measured(PixelSize(width: 480, height: 640), .header)
        }
        let context = RuleContext(facts: facts, subject: .video, orientation: .video, profile: kkiai)
        try run(try #require(reportedFix(TransformedDisplay.self, context)?.command))
        let probed = try run("ffprobe -v error -show_streams b.preflight.mp4")
        #expect(probed.contains("width=480\nheight=640") && !probed.contains("rotation="))
    }

    @Test(arguments: ["hero.png", "-it's.png", "12:30.png", "50%d.png"])
    func `a narrow picture of any name is padded`(name: String) throws {
        try run(
            "ffmpeg -v error -f lavfi -i testsrc=size=100x700 -frames:v 1 -update 1 file:\(ShellWord.quoted("./" + name))"
        )
        let facts = Sample.image(100, 700, format: .png, path: name)
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        try run(try #require(imageFix(context)?.command))
        #expect(try size(of: try #require(FixedName(extension: "png").path(for: name))) == "300,750")
    }

    @Test func `a command leaves what is pasted behind it alone`() throws {
        try run("ffmpeg -v error -f lavfi -i testsrc=size=100x700 -frames:v 1 -update 1 a.png")
        let facts = Sample.image(100, 700, format: .png, path: "a.png")
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        let command = try #require(imageFix(context)?.command)
        let output = try run("printf 'one\\ntwo\\n' | { \(command) 2>/dev/null; cat; }")
        #expect(output == "one\ntwo\n")
    }

    @Test func `a varying frame rate comes out constant`() throws {
        try run(
            "ffmpeg -v error -f lavfi -i testsrc=size=400x400:rate=20 -t 4 -vf 'select=not(between(n\\,9\\,30))' "
                + "-vsync vfr -pix_fmt yuv420p a.mp4")
        let facts = Sample.video(400, 400, seconds: 4, path: "a.mp4") {
            $0.video?.isVariableFrameRate = true
            $0.video?.frameRate = 14.5
        }
        let context = RuleContext(facts: facts, subject: .video, orientation: .video, profile: kkiai)
        try run(try #require(reportedFix(VariableFrameRate.self, context)?.command))
        let rates = try run("ffprobe -v error -show_streams a.preflight.mp4 | grep frame_rate")
        #expect(rates == "r_frame_rate=24/1\navg_frame_rate=24/1\n")
    }

    @Test(arguments: ["plain.heic", "turned.heic", "turned.avif"])
    func `a HEIC comes out as it is shown`(name: String) throws {
        let fixture = Fixture.path("image/\(name)")
        // As a phone writes it: turned by the container, and EXIF says so once more.
        let isTurned = name.hasPrefix("turned")
        let note = isTurned ? "-n -Orientation=6" : "-Comment=none"
        try run("exiftool -q \(note) -o '\(name)' \(ShellWord.quoted(fixture))")
        let facts = Sample.image(
            400, 300, format: name.hasSuffix("avif") ? .avif : .heic, path: name
        ) { $0.exifOrientation = isTurned ? 6 : nil }
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        try run(try #require(imageFix(context)?.command))
        #expect(try size(of: "\(name).preflight.png") == (isTurned ? "300,400" : "400,300"))
        #expect(try run("exiftool -s3 -n -Orientation '\(name).preflight.png'").isEmpty)
    }

    @Test(arguments: [
        ("cmyk.jpg", true, [52, 32, 89]), ("cmyk.jpg", false, [52, 32, 89]),
        ("ycck.jpg", true, [33, 80, 123]),
    ])
    func `the colours of print come out as they are meant`(
        name: String, hasMark: Bool, expected: [Int]
    ) throws {
        let path = ShellWord.quoted(Fixture.path("image/\(name)"))
        try run(hasMark ? "cp \(path) a.jpg" : "exiftool -q -m -adobe:all= -o a.jpg \(path)")
        let facts = Sample.image(400, 300, path: "a.jpg") {
            $0.colorModel = name == "ycck.jpg" ? .ycck : .cmyk
        }
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        try run(try #require(imageFix(context)?.command))
        let pixel = try run(
            "ffmpeg -v error -i a.preflight.jpg -vf format=rgb24,crop=1:1:200:150 -f rawvideo - | od -An -tu1"
        ).split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        #expect(pixel.count == 3 && zip(pixel, expected).allSatisfy { abs($0 - $1) <= 4 }, "\(pixel)")
    }

    @Test func `a file is not copied over another`() throws {
        try run("printf new > keep.jpg && printf old > keep.png")
        let facts = Sample.image(format: .png, path: "keep.jpg")
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        let command = try #require(reportedFix(MisleadingExtension.self, context)?.command)
        // Newer versions of cp say by their status that they left a file alone.
        #expect(try run("{ \(command) || true; } 2>/dev/null; cat keep.png") == "old")
        #expect(try run("rm keep.png && \(command) && cat keep.png") == "new")
    }

    @Test func `a photo turned by EXIF comes out upright`() throws {
        try run("ffmpeg -v error -f lavfi -i testsrc=size=600x400 -frames:v 1 -update 1 a.jpg")
        try run("exiftool -q -m -n -Orientation=6 -overwrite_original a.jpg")
        let facts = Sample.image(600, 400, path: "a.jpg") { $0.exifOrientation = 6 }
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        try run(try #require(reportedFix(ExifOrientation.self, context)?.command))
        #expect(try size(of: "a.preflight.jpg") == "400,600")
        #expect(try run("exiftool -s3 -n -Orientation a.preflight.jpg").isEmpty)
    }

    @Test func `what follows a picture is removed`() throws {
        try run(
            "ffmpeg -v error -f lavfi -i testsrc=size=400x400 -frames:v 1 -update 1 a.jpg && cp a.jpg b.jpg")
        try run("printf 'and more' >> a.jpg")
        let facts = Sample.image(
            400, 400, path: "a.jpg", defects: [Defect(.trailingData, "8 bytes follow")])
        let context = RuleContext(facts: facts, subject: .image, orientation: .image, profile: kkiai)
        try run(try #require(reportedFix(TrailingImageData.self, context)?.command))
        try run("cmp a.preflight.jpg b.jpg")
    }

    private func size(of name: String) throws -> String {
        let entries = "ffprobe -v error -pattern_type none -show_entries stream=width,height -of csv=p=0"
        return try run("\(entries) file:\(ShellWord.quoted("./" + name))").trimmingCharacters(
            in: .whitespacesAndNewlines)
    }

    @discardableResult private func run(_ command: String) throws -> String {
        let result = try Program.shell("{ \(command)\n} 2>&1", in: folder.url)
        #expect(result.status == 0, "\(command): \(result.output)")
        return result.output
    }
}
