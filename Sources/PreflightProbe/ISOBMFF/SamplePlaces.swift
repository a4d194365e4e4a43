internal import PreflightModel

/// Looks whether the samples that an index names are where it says. Costs a walk over tables, and no sample is read.
enum SamplePlaces {
    static func defects(of tracks: [TrackSummary], in structure: FileStructure, _ source: ByteSource)
        -> [Defect]
    {
        // Samples in another file are another finding. What is neither seen nor heard may be broken on its own.
        let own = tracks.filter { $0.index.externalReference == nil && ($0.isVideo || $0.isAudio) }
        var defects = own.first(where: \.isVideo).map { unplaced($0, in: structure) } ?? []
        defects += [own.lazy.filter(\.isAudio).compactMap(unheard).first].compactMap(\.self)
        let end = own.map(\.sampleEnd).max() ?? 0
        if let truncation = structure.truncation {
            let isHarmless =
                structure.lacksNoIndex && end <= source.byteCount
                && own.contains { $0.isVideo && $0.firstSample != nil }
            defects.append(
                isHarmless ? Defect(.overlongBox, truncation.detail + "; no frame is missing") : truncation)
        } else if end > source.byteCount {
            defects.append(
                Defect(.truncated, "the last sample ends at byte \(end), but the file at \(source.byteCount)")
            )
        }
        return defects
    }

    /// The defect of a sound track of which a table is missing.
    private static func unheard(_ track: TrackSummary) -> Defect? {
        let (timed, sized, placed) = counts(track)
        let counts = [timed, sized, placed]
        guard counts.contains(0), counts.contains(where: { $0 > 0 }) else { return nil }
        return Defect(
            .missingSound,
            "the index of a sound track times \(timed) samples, sizes \(sized) and places \(placed): a table is missing"
        )
    }

    private static func counts(_ track: TrackSummary) -> (timed: UInt64, sized: UInt64, placed: UInt64) {
        let samples = track.index.samples
        return (samples.timing.sampleCount, samples.layout.sizedCount, samples.layout.sampleCount)
    }

    private static func unplaced(_ track: TrackSummary, in structure: FileStructure) -> [Defect] {
        let (timed, sized, placed) = counts(track)
        if track.index.samples.isCutOff {
            return [Defect(.unreadable, "the table of durations names more entries than it has")]
        }
        if track.index.samples.layout.isCutOff {
            return [Defect(.unreadable, "the table of samples per chunk names more entries than it has")]
        }
        guard placed == timed, sized == timed else {
            let detail = "the index times \(timed) samples, sizes \(sized) and places \(placed)"
            return [Defect(.unreadable, detail)]
        }
        guard let first = track.firstSample, let movie = structure.movie else { return [] }
        guard first.lowerBound < 8 || (movie.start..<max(movie.start, movie.end)).contains(first.lowerBound)
        else {
            return []
        }
        return [Defect(.unreadable, "the first sample is said to lie inside the file's own index")]
    }
}
