internal import PreflightModel

/// The durations that a file's headers state, compared with what its samples add up to.
struct StatedDurations {
    /// A duration that a header states and the samples contradict.
    private struct Contradiction {
        var header: String
        var seconds: Double
        var measured: Double
    }

    private var contradictions: [Contradiction] = []
    /// What the track's own headers wrongly state, or 0 when a header states that; nil when neither does.
    private(set) var ofTrack: Double?

    /// Headers round, and sound ends a little after the last frame.
    private static let tolerance = 0.5

    /// Compares the headers of the movie and of the track that a player shows with `longest`, the longest video or sound
    /// track's end, in seconds. `longestOfAll` counts every track: telemetry may last longer than the video, and a header
    /// that counts it in is right, as is one that does not.
    init(_ movie: MovieIndex, _ shown: TrackSummary?, longest: Double?, longestOfAll: Double?) {
        if let stated = movie.stated(isFragmented: shown?.isFragmented ?? false), let longest,
            stated < longest - Self.tolerance
                || stated > max(longest, longestOfAll ?? 0) + Self.tolerance
        {
            add("the movie header", stated, longest)
        }
        // What a fragmented file states is often unknown, and zero by the format's own rules.
        let mayBeUnknown = movie.expectsFragments || shown?.isFragmented ?? false
        if movie.statesZero, !mayBeUnknown, let longest { add("the movie header", 0, longest) }
        guard let shown, !shown.isFragmented, let measured = shown.presentation.mediaSeconds else { return }
        if !mayBeUnknown, shown.index.headerStatesZero { add("the track header", 0, measured) }
        if !mayBeUnknown, shown.index.mediaStatesZero { add("the media header", 0, measured) }
        if contradictions.contains(where: { $0.seconds == 0 }) { ofTrack = 0 }
        guard let stated = shown.index.statedDuration, shown.index.timescale > 0 else { return }
        let seconds = Double(stated) / Double(shown.index.timescale)
        if abs(seconds - measured) > Self.tolerance {
            add("the media header", seconds, measured)
            ofTrack = ofTrack ?? Decimals.rounded(seconds)
        }
    }

    private mutating func add(_ header: String, _ seconds: Double, _ measured: Double) {
        contradictions.append(Contradiction(header: header, seconds: seconds, measured: measured))
    }

    /// A defect for each duration that is contradicted, with all headers that state it.
    var defects: [Defect] {
        var sentences: [(seconds: Double, headers: [String], measured: Double)] = []
        for contradiction in contradictions {
            if let index = sentences.firstIndex(where: { $0.seconds == contradiction.seconds }) {
                sentences[index].headers.append(contradiction.header)
            } else {
                sentences.append((contradiction.seconds, [contradiction.header], contradiction.measured))
            }
        }
        return sentences.map { seconds, headers, measured in
            let verb = headers.count == 1 ? "states" : "state"
            let subject =
                headers.count > 2
                ? headers.dropLast().joined(separator: ", ") + " and " + (headers.last ?? "")
                : headers.joined(separator: " and ")
            return Defect(
                .durationContradiction,
                "\(subject) \(verb) \(Decimals.text(seconds, digits: 2)) s, but the samples add up to "
                    + "\(Decimals.text(measured, digits: 2)) s")
        }
    }
}

extension MovieIndex {
    /// The duration of the whole that the headers state, in seconds; nil when they state none, or zero. What a
    /// fragmented file's movie header states is often another file's: the whole programme's.
    func stated(isFragmented: Bool) -> Double? {
        let ticks = isFragmented ? fragmentDuration : statedDuration ?? fragmentDuration
        guard let ticks, timescale > 0 else { return nil }
        return Double(ticks) / Double(timescale)
    }
}
