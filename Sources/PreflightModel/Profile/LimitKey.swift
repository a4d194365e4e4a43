/// Names a limit in profiles, in JSON and on the command line. A later version may have more.
public enum LimitKey: String, Sendable, Hashable, CaseIterable {
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
    package static func < (left: Self, right: Self) -> Bool { left.position < right.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The key of the longest duration under an orientation.
    package static func videoMaxDuration(_ orientation: CharacterOrientation) -> LimitKey {
        orientation == .image ? .videoMaxDurationImage : .videoMaxDurationVideo
    }
}

/// What a limit is about, and which values it has: a row of the table of limits.
package struct LimitDefinition: Sendable {
    /// What it limits, in words.
    package let title: String
    /// What it limits, when that is a medium.
    package let subject: Subject?
    /// How its value is written.
    package let measure: Measure
    /// Whether the limit is the least value allowed.
    package let isLeast: Bool
    /// The limit of the least value, which this one must not be below.
    package let floor: LimitKey?

    init(
        _ title: String, _ subject: Subject?, _ measure: Measure, isLeast: Bool = false,
        above floor: LimitKey? = nil
    ) {
        self.title = title
        self.subject = subject
        self.measure = measure
        self.isLeast = isLeast
        self.floor = floor
    }

    /// What is measured, and so the form of ``Limit/Value``.
    package enum Measure: Sendable {
        case imageFormats, containers, fileSize, side, aspectRatio, duration, frameRate, characters
    }
}

extension LimitKey {
    /// The key's row in the table of limits.
    package var definition: LimitDefinition {
        switch self {
        case .imageFormats: .init("picture formats", .image, .imageFormats)
        case .imageMaxBytes: .init("greatest file size of the image", .image, .fileSize)
        case .imageMinSide: .init("least side of the image", .image, .side, isLeast: true)
        case .imageMaxSide: .init("greatest side of the image", .image, .side, above: .imageMinSide)
        case .imageMinAspectRatio:
            .init("narrowest aspect ratio of the image", .image, .aspectRatio, isLeast: true)
        case .imageMaxAspectRatio:
            .init("widest aspect ratio of the image", .image, .aspectRatio, above: .imageMinAspectRatio)
        case .videoContainers: .init("video containers", .video, .containers)
        case .videoMaxBytes: .init("greatest file size of the video", .video, .fileSize)
        case .videoMinSide: .init("least side of the video", .video, .side, isLeast: true)
        case .videoMaxSide: .init("greatest side of the video", .video, .side, above: .videoMinSide)
        case .videoMinDuration: .init("shortest duration of the video", .video, .duration, isLeast: true)
        case .videoMaxDurationImage:
            .init(
                "longest duration of the video under orientation image", .video, .duration,
                above: .videoMinDuration)
        case .videoMaxDurationVideo:
            .init(
                "longest duration of the video under orientation video", .video, .duration,
                above: .videoMinDuration)
        case .videoMinFrameRate: .init("least frame rate of the video", .video, .frameRate, isLeast: true)
        case .videoMaxFrameRate:
            .init("greatest frame rate of the video", .video, .frameRate, above: .videoMinFrameRate)
        case .promptMaxCharacters: .init("longest prompt", nil, .characters)
        }
    }
}
