internal import PreflightModel

/// When and for how long a track is shown: its media seen through its edit list (ISO 14496-12, 8.6.6).
struct Presentation {
    /// Seconds during which samples are shown; gaps of the edit list do not count.
    var duration: Measured<Double>?
    /// Seconds on the movie's timeline at which the first sample is shown.
    var startTime: Double?
    /// Number of samples in the track.
    var sampleCount: Measured<Int>?
    /// Samples a second of media time.
    var sampleRate: Double?
    var isVariableRate: Bool?
    /// How long all samples last, shown or not, in seconds.
    var mediaSeconds: Double?

    /// Nothing measured yet.
    init() {}

    /// Sees a track through its edit list, together with its share of the fragments when the file has any.
    init(_ track: TrackIndex, _ fragments: Fragments.Track?, movieTimescale: UInt32) {
        let indexed = track.samples.timing
        let fragmented = fragments?.timing ?? SampleTiming()
        let evidence: Evidence = fragmented.sampleCount > 0 ? .packets : .header
        let count = indexed.sampleCount.addingReportingOverflow(fragmented.sampleCount).partialValue
        guard track.timescale > 0, count > 0, indexed.ticks < .max, fragmented.ticks < .max else { return }
        sampleCount = Int(exactly: count).map { Measured($0, evidence) }
        isVariableRate = indexed.isVariable || fragmented.isVariable
        // Where fragments state their times, a gap between two of them is time that passes.
        let fragmentTicks = max(fragmented.ticks, fragments?.spannedTicks ?? 0)
        let ticks = Int64(clamping: indexed.ticks.addingReportingOverflow(fragmentTicks).partialValue)
        guard ticks > 0 else { return }
        mediaSeconds = Double(ticks) / Double(track.timescale)
        sampleRate = Decimals.rounded(Double(count) * Double(track.timescale) / Double(ticks))
        // A segment of a longer programme keeps the programme's clock.
        let start = indexed.sampleCount > 0 ? track.samples.firstCompositionOffset : fragments?.start ?? 0
        apply(
            track.edits, Media(start: start, ticks: ticks, timescale: track.timescale), movieTimescale,
            evidence)
        duration = duration.map { Measured(Decimals.rounded($0.value), $0.evidence) }
        startTime = startTime.map(Decimals.rounded)
    }

    private struct Media {
        var start: Int64
        var ticks: Int64
        var timescale: UInt32

        var end: Int64 { start.addingReportingOverflow(ticks).overflow ? .max : start + ticks }
        func seconds(_ ticks: Int64) -> Double { Double(ticks) / Double(timescale) }
    }

    private mutating func apply(
        _ edits: [Edit], _ media: Media, _ movieTimescale: UInt32, _ evidence: Evidence
    ) {
        guard !edits.isEmpty, movieTimescale > 0 else {
            duration = Measured(media.seconds(media.ticks), evidence)
            startTime = media.seconds(media.start)
            return
        }
        var gap: UInt64 = 0
        // Added up in ticks as long as one clock suffices, so that ten seconds are exactly ten.
        var shownTicks: Int64 = 0
        var shownEdits: UInt64 = 0
        var hasBegun = false
        var delay = 0.0
        for edit in edits {
            guard let time = edit.mediaTime else {
                if !hasBegun { gap = gap.addingReportingOverflow(edit.duration).partialValue }
                continue
            }
            // A track's first samples may be shown a little after the media's start: nothing is there to show before.
            let rest = media.end.subtractingReportingOverflow(max(time, media.start)).partialValue
            guard rest > 0 else { continue }
            if !hasBegun { delay = media.seconds(max(time, media.start) - time) }
            hasBegun = true
            let asked = Double(edit.duration) / Double(movieTimescale)
            if edit.duration == 0 || asked >= media.seconds(rest) {
                shownTicks = shownTicks.addingReportingOverflow(rest).partialValue
            } else {
                shownEdits = shownEdits.addingReportingOverflow(edit.duration).partialValue
            }
        }
        duration = Measured(media.seconds(shownTicks) + Double(shownEdits) / Double(movieTimescale), evidence)
        startTime = Double(gap) / Double(movieTimescale) + delay
    }
}
