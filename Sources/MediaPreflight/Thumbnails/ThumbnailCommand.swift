import PreflightModel

/// What `ffmpeg` is told, so that it makes a thumbnail and can do nothing else.
struct ThumbnailCommand: Sendable {
    private let input: Input
    private let upright: DisplayedImage
    private let hasAlpha: Bool
    private let moments: Moments
    private let grid: ThumbnailGrid

    /// Pixels that are decoded at most: larger pictures have no thumbnail.
    private static let pixelLimit = 100_000_000

    /// How the file is read: ffmpeg is not left to guess.
    private struct Input {
        let demuxer: String
        let decoders: String
    }

    /// A command for a picture or a video; nil when it has a format that is not decoded, or a size that is not known.
    init?(_ content: MediaFacts.Content) {
        switch content {
        case .image(let image): self.init(image)
        case .video(let video): self.init(video)
        case .other: return nil
        }
    }

    private init?(_ image: ImageFacts) {
        guard let decoders = Self.pictures[image.format], let demuxer = image.format.known.demuxer,
            let stored = image.size?.value, Self.isDecoded(stored), let shown = image.displaySize?.value
        else { return nil }
        input = Input(demuxer: demuxer, decoders: decoders)
        upright = DisplayedImage(exifOrientation: image.exifOrientation ?? 1)
        hasAlpha = image.hasAlpha == true
        moments = .first
        grid = ThumbnailGrid(picture: shown)
    }

    private init?(_ video: VideoFacts) {
        guard let track = video.video, track.isEncrypted != true,
            let demuxer = video.container.format.known.demuxer,
            let decoders = track.codec.flatMap({ Self.codecs[$0] }), let stored = track.size?.value,
            Self.isDecoded(stored), let shown = track.displaySize?.value, shown.isPositive
        else { return nil }
        input = Input(demuxer: demuxer, decoders: decoders)
        upright = DisplayedImage(turn: track.rotation ?? 0, isMirrored: track.isMirrored == true)
        hasAlpha = false
        let grid = ThumbnailGrid(video: shown)
        moments = Moments(of: track, count: grid.cellCount)
        self.grid = moments == .first ? ThumbnailGrid(picture: shown) : grid
    }

    /// The thumbnail's width and height.
    var size: PixelSize { grid.size }
    /// How many moments it shows.
    var frameCount: Int { grid.cellCount }

    /// What stands behind the program's name. The path is not taken for a URL or a pattern, whatever is in it.
    func arguments(reading path: String) -> [String] {
        var arguments = [
            "-hide_banner", "-nostdin", "-v", "error", "-max_alloc", "500000000", "-timelimit", "20",
        ]
        for position in moments.positions {
            arguments += position + bounds + ["-f", input.demuxer, "-i", "file:\(path)"]
        }
        return arguments + [
            "-an", "-sn", "-dn", "-map_metadata", "-1", "-filter_complex", filters, "-map", "[out]",
        ]
            + ["-frames:v", "1", "-c:v", "mjpeg", "-q:v", "5", "-threads", "1", "-f", "image2pipe", "pipe:1"]
    }

    /// What holds for each input. Turning is done by us, since not every version of ffmpeg turns pictures.
    private var bounds: [String] {
        let common = [
            "-protocol_whitelist", "file", "-codec_whitelist", input.decoders, "-max_pixels",
            "\(Self.pixelLimit)",
            "-threads", "1", "-noautorotate", "-an", "-sn", "-dn",
        ]
        // Samples in other files are not followed.
        return input.demuxer == "mov" ? common + ["-enable_drefs", "0", "-use_absolute_path", "0"] : common
    }

    /// From the inputs' frames to the picture.
    private var filters: String {
        let cell = upright.isQuarterTurn ? grid.cell.transposed : grid.cell
        let frame = ["scale=\(cell.width):\(cell.height):flags=area"] + upright.filters + ["setsar=1"]
        let small = frame.joined(separator: ",")
        // What the file says of its colours and of its upright is of no use to the thumbnail.
        let last = "sidedata=mode=delete,format=yuvj420p[out]"
        switch moments {
        case .first where hasAlpha:
            let ground = "color=c=0xC9C6C0:s=\(grid.cell.width)x\(grid.cell.height)[ground]"
            return
                "[0:V:0]\(small),format=rgba[picture];\(ground);[ground][picture]overlay=format=gbrp,\(last)"
        case .first: return "[0:V:0]\(small),\(last)"
        case .frames(let numbers):
            let choice = numbers.map { "eq(n\\,\($0))" }.joined(separator: "+")
            return "[0:V:0]select=\(choice),\(small),\(grid.tiling),\(last)"
        case .seconds(let seconds):
            let cells = seconds.indices.map { "[\($0):V:0]trim=end_frame=1,setpts=0,\(small)[cell\($0)];" }
            let inputs = seconds.indices.map { "[cell\($0)]" }.joined()
            return cells.joined() + "\(inputs)concat=n=\(seconds.count),\(grid.tiling),\(last)"
        }
    }

    private static func isDecoded(_ size: PixelSize) -> Bool {
        guard size.isPositive else { return false }
        let (pixels, overflow) = size.width.multipliedReportingOverflow(by: size.height)
        return !overflow && pixels <= pixelLimit
    }

    /// Decoders of picture formats. HEIC and AVIF are not among them: ffmpeg shows one tile of many.
    private static let pictures: [ImageFormat: String] = [
        .jpeg: "mjpeg", .png: "png", .webp: "webp", .gif: "gif", .bmp: "bmp", .tiff: "tiff",
    ]

    private static let codecs = [
        "h264": "h264", "hevc": "hevc", "av1": "libdav1d,libaom-av1", "vp8": "vp8", "vp9": "vp9",
        "mpeg4": "mpeg4",
        "mpeg2video": "mpeg2video", "mjpeg": "mjpeg", "prores": "prores",
    ]
}
