public import PreflightModel

/// A small picture of an asset, to know it again by.
public struct Thumbnail: Sendable, Hashable {
    /// The picture, a JPEG file.
    public var jpeg: [UInt8]
    /// Its width and height in pixels.
    public var size: PixelSize
    /// How many moments it shows: one of a picture, several of a video, side by side.
    public var frameCount: Int

    /// Creates a thumbnail.
    public init(jpeg: [UInt8], size: PixelSize, frameCount: Int = 1) {
        self.jpeg = jpeg
        self.size = size
        self.frameCount = frameCount
    }
}

/// Has thumbnails of a run's assets.
public protocol ThumbnailSource: Sendable {
    /// The thumbnail of an asset.
    /// - Parameter asset: The asset's place in the run, from 0, counted through all reports.
    /// - Returns: The picture; nil when there is none.
    func thumbnail(of asset: Int) -> Thumbnail?

    /// Why assets have no thumbnail, in a sentence; nil when there is nothing to say.
    var remark: String? { get }
}

/// No thumbnails at all.
public struct NoThumbnails: ThumbnailSource {
    /// Creates it.
    public init() {}

    /// Nil.
    public func thumbnail(of asset: Int) -> Thumbnail? { nil }

    /// Nil.
    public var remark: String? { nil }
}
