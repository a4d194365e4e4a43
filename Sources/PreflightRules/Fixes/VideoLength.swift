import PreflightModel

/// How long a copy of a video would be, and how long its file claims to be.
struct VideoLength {
    /// Seconds for which there are frames or sound that a copy keeps; nil when they were not measured.
    let seconds: Double?
    /// The longest of these and of what the container states, which may be made up; nil when nothing is known.
    let stated: Double?

    init(_ video: VideoFacts) {
        let durations = Durations(video)
        let sound = video.audio.first?.duration.map(\.value).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        seconds = durations.track.map { max($0.value, sound ?? 0) }
        stated = durations.longest
    }
}
