/// Names a limit in profiles, in JSON and on the command line.
public enum LimitKey: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Accepted picture formats.
    case imageFormats = "image.formats"
    /// Largest picture file.
    case imageMaxBytes = "image.maxBytes"
    /// Least length of each side of the picture, in pixels.
    case imageMinSide = "image.minSide"
    /// Greatest length of each side of the picture, in pixels.
    case imageMaxSide = "image.maxSide"
    /// Narrowest picture, width to height.
    case imageMinAspectRatio = "image.minAspectRatio"
    /// Widest picture, width to height.
    case imageMaxAspectRatio = "image.maxAspectRatio"
    /// Accepted video containers.
    case videoContainers = "video.containers"
    /// Largest video file.
    case videoMaxBytes = "video.maxBytes"
    /// Least length of each side of the video, in pixels.
    case videoMinSide = "video.minSide"
    /// Greatest length of each side of the video, in pixels.
    case videoMaxSide = "video.maxSide"
    /// Shortest video, in seconds.
    case videoMinDuration = "video.minDuration"
    /// Longest video, in seconds, when the character's orientation follows the image.
    case videoMaxDurationImage = "video.maxDuration.image"
    /// Longest video, in seconds, when the character's orientation follows the video.
    case videoMaxDurationVideo = "video.maxDuration.video"
    /// Least frames a second.
    case videoMinFrameRate = "video.minFrameRate"
    /// Most frames a second.
    case videoMaxFrameRate = "video.maxFrameRate"
    /// Most characters of the prompt.
    case promptMaxCharacters = "prompt.maxCharacters"

    /// Orders keys as they are listed here.
    public static func < (left: Self, right: Self) -> Bool { left.position < right.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The key of the longest duration under an orientation.
    public static func videoMaxDuration(_ orientation: CharacterOrientation) -> LimitKey {
        orientation == .image ? .videoMaxDurationImage : .videoMaxDurationVideo
    }
}
