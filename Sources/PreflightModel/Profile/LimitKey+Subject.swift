extension LimitKey {
    /// What it limits, when that is a medium.
    package var subject: Subject? {
        switch self {
        case .imageFormats, .imageMaxBytes, .imageMinSide, .imageMaxSide, .imageMinAspectRatio,
            .imageMaxAspectRatio:
            .image
        case .videoContainers, .videoMaxBytes, .videoMinSide, .videoMaxSide, .videoMinDuration,
            .videoMaxDurationImage, .videoMaxDurationVideo, .videoMinFrameRate, .videoMaxFrameRate:
            .video
        case .promptMaxCharacters: nil
        }
    }
}

extension Profile {
    /// Whether its own documents limit images or videos. What is only reported does not count.
    package var limitsMedia: Bool {
        limits.contains { $0.value.upstream == nil && !$0.value.isReported && $0.key.subject != nil }
    }
}
