internal import PreflightModel

/// A track's index together with when it is shown.
struct TrackSummary {
    var index: TrackIndex
    /// The track's position in the file, from 1: its id in the excerpt that FFmpeg is shown.
    var number: UInt32
    var presentation: Presentation
    /// Whether moving pictures that a player shows are in it; a chapter's pictures are not.
    var isVideo: Bool
    var isAudio: Bool { index.handler == FourCC("soun") }
    private var fragments: Fragments.Track?
    var isFragmented: Bool { fragments != nil }

    static func all(_ movie: MovieIndex, _ fragments: Fragments) -> [TrackSummary] {
        let chapters = Set(movie.tracks.flatMap(\.chapterTracks))
        return movie.tracks.enumerated().map { position, track in
            let share = fragments.tracks[track.id]
            return TrackSummary(
                index: track, number: UInt32(position) + 1,
                presentation: Presentation(track, share, movieTimescale: movie.timescale),
                isVideo: track.handler == FourCC("vide") && !chapters.contains(track.id),
                fragments: share)
        }
    }

    /// Seconds from the movie's beginning to the track's end. A fragmented track's clock may start anywhere.
    var end: Measured<Double>? {
        guard let duration = presentation.duration, !isFragmented else { return presentation.duration }
        return Measured(duration.value + max(0, presentation.startTime ?? 0), duration.evidence)
    }

    /// Where the first sample lies; nil when there is none.
    var firstSample: Range<Int64>? { index.samples.layout.first ?? fragments?.layout.first }
    /// Where the last sample ends.
    var sampleEnd: Int64 { max(index.samples.layout.end, fragments?.layout.end ?? 0) }

    /// The bytes of all samples.
    var sampleByteCount: Int64 {
        let (sum, overflows) = index.samples.layout.byteCount.addingReportingOverflow(
            fragments?.layout.byteCount ?? 0)
        return overflows ? .max : sum
    }

    /// What is wrong with the track's fragments, when something is.
    var damage: Defect? { fragments?.damage }

    /// Samples to look at, in the order of the file's tables and fragments.
    var picks: [Range<Int64>] { index.samples.layout.picks.ranges + (fragments?.layout.picks.ranges ?? []) }

    /// Whether the track describes samples and has none.
    var isEmpty: Bool {
        let samples = index.samples
        return samples.timing.sampleCount == 0 && samples.layout.sizedCount == 0 && !samples.isCutOff
            && fragments?.timing.sampleCount ?? 0 == 0
    }

    /// Whether the bitstream's size stands only in the samples themselves, where FFmpeg's parsers find it.
    var needsParsing: Bool {
        guard let description = index.description, !description.isEncrypted else { return false }
        if description.size?.isPositive != true { return true }
        switch description.format {
        case FourCC("avc1"), FourCC("avc3"), FourCC("hvc1"), FourCC("hev1"), FourCC("mp4v"):
            return description.parameters?.size == nil
        default: return false
        }
    }
}
