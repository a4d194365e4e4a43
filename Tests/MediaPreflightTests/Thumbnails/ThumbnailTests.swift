import Foundation
import MediaPreflight
import PreflightReports
import TestSupport
import Testing

/// Thumbnails of the fixtures, as the system's own `ffmpeg` makes them and reads them back.
@Suite(.tags(.slow), .ownThread, .serialized, .enabled(if: Pixels.canBeRead, "there is no ffmpeg"))
struct ThumbnailTests {
    /// More patience than a machine that is busy with other things takes away.
    private static let limits = Thumbnails.Limits(timeForEach: .seconds(600), timeForAll: .seconds(2400))

    /// Where the fixtures' orange square is to be seen, and whether the picture is taller than wide.
    @Test(arguments: [
        ("image/plain.png", Corner.topLeft, false), ("image/exif-1.jpg", .topLeft, false),
        ("image/exif-2.jpg", .topRight, false), ("image/exif-3.jpg", .bottomRight, false),
        ("image/exif-4.jpg", .bottomLeft, false), ("image/exif-5.jpg", .topLeft, true),
        ("image/exif-6.jpg", .topRight, true), ("image/exif-7.jpg", .bottomRight, true),
        ("image/exif-8.jpg", .bottomLeft, true), ("image/lossless.webp", .topLeft, false),
        ("image/plain.gif", .topLeft, false), ("image/plain.bmp", .topLeft, false),
        ("image/plain-mm.tiff", .topLeft, false), ("image/16-bit.png", .topLeft, false),
    ])
    func `a picture is small and upright`(file: String, corner: Corner, isTall: Bool) async throws {
        let thumbnail = try #require(await Self.thumbnail(of: file))
        #expect(max(thumbnail.size.width, thumbnail.size.height) == 160)
        #expect((thumbnail.size.height > thumbnail.size.width) == isTall)
        #expect(thumbnail.frameCount == 1)
        let pixels = try Pixels(thumbnail)
        #expect(pixels.size == thumbnail.size)
        #expect(pixels.orangeCorner(columns: 1, rows: 1) == corner)
    }

    @Test(arguments: [
        ("video/moov-front.mp4", Corner.topLeft), ("video/rotated-90.mp4", .topRight),
        ("video/rotated-180.mp4", .bottomRight), ("video/rotated-270.mp4", .bottomLeft),
        ("video/mirrored.mp4", .topRight), ("video/mirrored-and-rotated.mp4", .topLeft),
        ("video/hevc.mp4", .topLeft),
        ("video/vp9.webm", .topLeft), ("video/h264.mkv", .topLeft), ("video/h264.ts", .topLeft),
        ("video/fragmented.mp4", .topLeft), ("video/mpeg4.avi", .topLeft),
        ("video/duration-30.0.mp4", .topLeft),
    ])
    func `a video is four moments, upright`(file: String, corner: Corner) async throws {
        let thumbnail = try #require(await Self.thumbnail(of: file))
        #expect(thumbnail.frameCount == 4)
        let pixels = try Pixels(thumbnail)
        #expect(pixels.size == thumbnail.size)
        let isTall = thumbnail.size.width > 2 * thumbnail.size.height
        #expect(pixels.orangeCorner(columns: isTall ? 4 : 2, rows: isTall ? 1 : 2) == corner)
    }

    @Test func `what has no picture has no thumbnail`() async throws {
        for file in [
            "image/plain.heic", "image/plain.avif", "image/plain.svg", "image/document.pdf",
            "video/audio-only.mp4",
            "video/encrypted.mp4", "hostile/no-tracks.mp4", "hostile/external-url.mp4",
            "hostile/external-alias.mp4",
            "hostile/zero-size.png", "hostile/65500x65500.jpg", "hostile/empty.png",
            "hostile/lfs-pointer.mp4",
            "hostile/concat-script.mp4", "hostile/playlist.mp4", "no-such-file.png",
        ] {
            #expect(try await Self.thumbnail(of: file) == nil, "\(file)")
        }
    }

    @Test(.timeLimit(.minutes(30)))
    func `whatever a file holds, the run goes on, in bounded time and space`() async throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.path("hostile")).sorted()
            .map { Self.path("hostile/\($0)") }
        let run = try await Self.run(files)
        let thumbnails = try await Thumbnails.make(for: run)
        for asset in files.indices {
            #expect((thumbnails.thumbnail(of: asset)?.jpeg.count ?? 0) <= 64 << 10)
        }
    }

    @Test func `a file's name is never taken for a URL, a pattern or an option`() async throws {
        let folder = try TemporaryFolder()
        let picture = try Data(contentsOf: URL(fileURLWithPath: Self.path("image/plain.png")))
        let names = [
            "-i.png", "a%03d.png", "http:x.png", "concat:a|b.png", "a\nb.png", "*.png", "ü ‮.png",
            "'\"$(x).png",
        ]
        let paths = try names.map { try folder.write($0, Array(picture)) }
        let thumbnails = try await Thumbnails.make(for: try await Self.run(paths), limits: Self.limits)
        for (asset, name) in names.enumerated() { #expect(thumbnails.thumbnail(of: asset) != nil, "\(name)") }
    }

    @Test func `what does not pass comes first when not all can have one`() async throws {
        var reports = try await Self.run(
            ["image/plain.png", "image/plain.jpg", "demo/hero-too-small.jpg", "image/plain.bmp"].map {
                Self.path($0)
            }
        ).reports
        for index in reports.indices { reports[index].assets[0].verdict = index >= 2 ? .fail : .pass }
        let run = ListedRun(reports)
        var limits = Self.limits
        limits.count = 2
        let two = try await Thumbnails.make(for: run, limits: limits)
        #expect((0..<4).map { two.thumbnail(of: $0) != nil } == [false, false, true, true])
        #expect(two.remark == "The first 2 assets have thumbnails, those that do not pass before the others.")
        limits.count = 3
        let three = try await Thumbnails.make(for: run, limits: limits)
        #expect((0..<4).map { three.thumbnail(of: $0) != nil } == [true, false, true, true])
        let all = try await Thumbnails.make(for: run, limits: Self.limits)
        #expect(all.count == 4)
        #expect(all.remark == nil)
        let none = try await Thumbnails.make(for: run, limits: .init(timeForAll: .zero))
        #expect(none.count == 0)
    }

    @Test func `without ffmpeg there are none, and the report says why`() async throws {
        let run = try await Self.run([Self.path("image/plain.png")])
        let thumbnails = try await Thumbnails.make(for: run, limits: Self.limits, by: "no-such-ffmpeg")
        #expect(thumbnails.count == 0)
        #expect(thumbnails.remark == "Thumbnails need ffmpeg, which is not installed.")
        let nothing = try await Thumbnails.make(for: ListedRun([]), limits: Self.limits, by: "no-such-ffmpeg")
        #expect(nothing.remark == nil)
    }

    @Test func `a cancelled task ends early`() async throws {
        let path = Self.path("video/duration-30.0.mp4")
        let run = ListedRun(
            Array(repeating: try #require(try await Self.run([path]).reports.first), count: 300))
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await Thumbnails.make(for: run).count
        }
        #expect(try await task.value == 0)
    }

    @Test func `a file that has changed since it was measured is not shown`() async throws {
        let folder = try TemporaryFolder()
        let picture = try Array(Data(contentsOf: URL(fileURLWithPath: Self.path("image/plain.png"))))
        let run = try await Self.run([try folder.write("a.png", picture)])
        try folder.write("a.png", picture + [0])
        #expect(try await Thumbnails.make(for: run).count == 0)
    }

    private static func thumbnail(of file: String) async throws -> Thumbnail? {
        let path = Self.path(file)
        return try await Thumbnails.make(for: run([path]), limits: limits).thumbnail(of: 0)
    }

    private static func path(_ fixture: String) -> String { Fixture.path(fixture) }

    /// Files as a run has them, each a report of its own.
    private static func run(_ paths: [String]) async throws -> ListedRun {
        let preflight = try Preflight(profile: Preflight.defaultProfile)
        let facts = await Preflight.probe(paths.map { MediaSource.file($0) })
        return ListedRun(facts.map { preflight.evaluate([AssetInRole($0)]) })
    }
}

/// Reports that are at hand.
struct ListedRun: Run {
    let reports: [Report]
    let summary: RunSummary

    init(_ reports: [Report]) {
        self.reports = reports
        let profile = Report.ProfileReference(id: "kkiai", name: "KKIAI")
        var summary = RunSummary(tool: Preflight.tool, profile: profile)
        for report in reports { summary.add(report) }
        self.summary = summary
    }

    func forEach(_ body: (Report) -> Void) { reports.forEach(body) }
}

/// A corner of a picture.
enum Corner: Sendable { case topLeft, topRight, bottomLeft, bottomRight }

/// A thumbnail, decoded.
struct Pixels {
    /// Whether the programs that decode it are installed.
    static let canBeRead = (try? Program.shell("command -v ffmpeg ffprobe"))?.status == 0

    let size: PixelSize
    private let bytes: [UInt8]

    /// Has `ffmpeg` decode it.
    init(_ thumbnail: Thumbnail) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.jpg", thumbnail.jpeg)
        let script =
            "ffmpeg -v error -i a.jpg -f rawvideo -pix_fmt rgb24 a.raw && "
            + "ffprobe -v error -show_entries stream=width,height -of csv=p=0 a.jpg"
        let result = try Program.shell(script, in: folder.url)
        let sides = result.output.split(whereSeparator: { $0 == "," || $0.isNewline }).compactMap { Int($0) }
        try #require(sides.count == 2, "\(result.errors)")
        size = PixelSize(width: sides[0], height: sides[1])
        bytes = try Array(Data(contentsOf: folder.url.appendingPathComponent("a.raw")))
    }

    /// The corner that is nearest to the orange square, when it is the same one in each cell of a grid.
    func orangeCorner(columns: Int, rows: Int) -> Corner? {
        let cell = PixelSize(width: size.width / columns, height: size.height / rows)
        let corners = (0..<columns * rows).map { index in
            corner(x: index % columns * cell.width, y: index / columns * cell.height, cell)
        }
        return Set(corners).count == 1 ? corners[0] : nil
    }

    private func corner(x: Int, y: Int, _ cell: PixelSize) -> Corner? {
        var (count, left, top) = (0, 0, 0)
        for row in 0..<cell.height {
            for column in 0..<cell.width {
                let start = ((y + row) * size.width + x + column) * 3
                guard bytes[start] > 200, (110..<210).contains(bytes[start + 1]), bytes[start + 2] < 90 else {
                    continue
                }
                count += 1
                left += column < cell.width / 2 ? 1 : 0
                top += row < cell.height / 2 ? 1 : 0
            }
        }
        guard count > 20 else { return nil }
        switch (2 * left > count, 2 * top > count) {
        case (true, true): return .topLeft
        case (false, true): return .topRight
        case (true, false): return .bottomLeft
        case (false, false): return .bottomRight
        }
    }
}
