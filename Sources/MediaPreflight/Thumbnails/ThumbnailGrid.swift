import PreflightModel

/// Where a thumbnail's moments lie in it.
struct ThumbnailGrid: Sendable, Hashable {
    let columns: Int
    let rows: Int
    /// The size of one moment.
    let cell: PixelSize

    /// A picture on its own: no side longer than 160 pixels, and none enlarged.
    init(picture: PixelSize) {
        (columns, rows) = (1, 1)
        cell = picture.fitted(into: PixelSize(width: 160, height: 160))
    }

    /// A video's moments: side by side when they are tall, in a square otherwise.
    init(video: PixelSize) {
        let isTall = video.width / 3 < video.height / 4
        (columns, rows) = isTall ? (4, 1) : (2, 2)
        let box = isTall ? PixelSize(width: 60, height: 160) : PixelSize(width: 120, height: 80)
        cell = video.fitted(into: box)
    }

    var cellCount: Int { columns * rows }

    /// The whole thumbnail's size.
    var size: PixelSize {
        PixelSize(
            width: cell.width * columns + Self.gap * (columns - 1),
            height: cell.height * rows + Self.gap * (rows - 1))
    }

    /// ffmpeg's filter that puts moments side by side.
    var tiling: String { "tile=\(columns)x\(rows):padding=\(Self.gap):color=0x808080" }

    /// Pixels between two moments.
    private static let gap = 2
}

extension PixelSize {
    /// The size made smaller until it fits into a box, each side at least one pixel. It must be positive.
    fileprivate func fitted(into box: PixelSize) -> PixelSize {
        let scale = min(Double(box.width) / Double(width), Double(box.height) / Double(height), 1)
        return PixelSize(
            width: min(max(Int(Double(width) * scale + 0.5), 1), box.width),
            height: min(max(Int(Double(height) * scale + 0.5), 1), box.height))
    }
}
