extension LimitKey {
    /// What it limits, in words.
    package var title: String {
        switch self {
        case .imageFormats: "picture formats"
        case .imageMaxBytes: "greatest file size of the image"
        case .imageMinSide: "least side of the image"
        case .imageMaxSide: "greatest side of the image"
        case .imageMinAspectRatio: "narrowest aspect ratio of the image"
        case .imageMaxAspectRatio: "widest aspect ratio of the image"
        case .videoContainers: "video containers"
        case .videoMaxBytes: "greatest file size of the video"
        case .videoMinSide: "least side of the video"
        case .videoMaxSide: "greatest side of the video"
        case .videoMinDuration: "shortest duration of the video"
        case .videoMaxDurationImage: "longest duration of the video under orientation image"
        case .videoMaxDurationVideo: "longest duration of the video under orientation video"
        case .videoMinFrameRate: "least frame rate of the video"
        case .videoMaxFrameRate: "greatest frame rate of the video"
        case .promptMaxCharacters: "longest prompt"
        }
    }
}
