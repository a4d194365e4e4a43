internal import PreflightModel

/// Measures MP4, MOV and their relatives.
///
/// Our own reader tells the structure and the times, and keeps from FFmpeg what would exhaust it; FFmpeg tells the
/// codecs and how the picture is turned.
enum ISOMediaProbe {
    static func measure(
        _ source: ByteSource, into facts: inout MediaFacts, limits: ProbeLimits
    ) throws(SourceProblem) {
        var scanner = BoxScanner(source, budget: limits.boxCount)
        let structure = try FileStructure(&scanner)
        if let format = structure.pictureFormat, structure.metadata != nil || structure.movie == nil {
            facts.content = .image(try HEIFProbe.facts(structure, format, &scanner))
            facts.defects += [structure.truncation, structure.damage].compactMap { $0 }
            return
        }
        var container = ContainerFacts(
            format: structure.containerFormat, majorBrand: structure.majorBrand?.description)
        container.indexPosition = structure.indexPosition
        guard let box = structure.movie else {
            container.isFragmented = structure.fragments.isEmpty ? nil : true
            facts.content = .video(VideoFacts(container: container))
            facts.defects.append(missingIndex(structure))
            return
        }
        facts.defects += [structure.truncation, structure.damage].compactMap { $0 }
        let movie = try readMovie(box, &scanner, limits)
        container.isFragmented = !structure.fragments.isEmpty
        let fragments = try Fragments(
            structure.fragments, defaults: movie.fragmentDefaults, sampleLimit: limits.sampleCount, &scanner)
        try requireBoundedSamples(movie, source, limits)
        let tracks = TrackSummary.all(movie, fragments)
        try measure(tracks, movie, container, source, into: &facts)
    }

    private static func missingIndex(_ structure: FileStructure) -> Defect {
        let detail =
            structure.isSegment || !structure.fragments.isEmpty
            ? "this is a segment of a stream, without the index (moov) that belongs to it"
            : "the index (moov) is missing; "
                + (structure.truncation?.detail
                    ?? "it belongs after the samples, and was cut off or never written")
        return Defect(.missingIndex, detail)
    }

    private static func readMovie(
        _ box: Box, _ scanner: inout BoxScanner, _ limits: ProbeLimits
    ) throws(SourceProblem) -> MovieIndex {
        guard let bytes = try CompressedMovie.inflated(box, &scanner, limits) else {
            return try MovieIndex(box, &scanner)
        }
        var inner = BoxScanner(scanner.source.deriving(bytes), budget: scanner.remaining)
        guard let movie = try inner.boxes(from: 0, to: Int64(bytes.count)).first(.moov) else {
            throw SourceProblem(.unreadable, "the compressed index holds no movie")
        }
        return try MovieIndex(movie, &inner)
    }

    /// FFmpeg keeps an entry for every sample. A few bytes may claim four billion.
    private static func requireBoundedSamples(
        _ movie: MovieIndex, _ source: ByteSource, _ limits: ProbeLimits
    ) throws(SourceProblem) {
        var total: UInt64 = 0
        for track in movie.tracks {
            let samples = track.samples
            let byteCount = samples.sampleCount.multipliedReportingOverflow(
                by: UInt64(samples.uniformByteCount))
            // Uncompressed sound has a sample for each moment, and FFmpeg keeps entries for its chunks only.
            let isUncompressedSound = track.handler == FourCC("soun") && samples.uniformByteCount > 0
            if isUncompressedSound, !byteCount.overflow, byteCount.partialValue <= UInt64(source.byteCount) {
                continue
            }
            total = total.addingReportingOverflow(samples.sampleCount).partialValue
        }
        guard total <= UInt64(limits.sampleCount) else {
            throw SourceProblem(
                .limitReached, "the index claims \(total) samples, more than \(limits.sampleCount)")
        }
    }

    private static func measure(
        _ tracks: [TrackSummary], _ movie: MovieIndex, _ container: ContainerFacts, _ source: ByteSource,
        into facts: inout MediaFacts
    ) throws(SourceProblem) {
        var container = container
        let videoTracks = tracks.filter { $0.isVideo }
        container.videoTrackCount = videoTracks.count
        container.duration = duration(movie, tracks, &facts.defects)
        let shown = videoTracks.first { $0.index.isEnabled } ?? videoTracks.first
        guard shown != nil || !tracks.contains(where: { $0.isAudio }) else {
            facts.content = .other(
                OtherFacts(
                    identifiedAs: "audio file",
                    problem: SourceProblem(.notMedia, "this file holds sound only")))
            facts.defects = []
            return
        }
        let streams = readStreams(
            source, shown, external: tracks.contains { $0.index.externalReference != nil }, &facts.defects)
        let audio = tracks.filter { $0.isAudio }.map { track in
            let stream = streams[track.index.id]
            return AudioTrackFacts(
                codec: stream?.codec, channels: stream?.channels, sampleRate: stream?.sampleRate,
                duration: track.presentation.duration)
        }
        let video = shown.map { VideoTrackFacts($0, streams[$0.index.id], &facts.defects) }
        facts.content = .video(VideoFacts(container: container, video: video, audio: audio))
    }

    /// The duration that the file states for the whole, or else the longest track's. What a fragmented file states
    /// is often another file's: the whole programme's, while this is a piece of it.
    private static func duration(
        _ movie: MovieIndex, _ tracks: [TrackSummary], _ defects: inout [Defect]
    ) -> Measured<Double>? {
        let longest = tracks.compactMap { $0.end }.max { $0.value < $1.value }
        let isCounted = longest?.evidence == .packets
        let stated = isCounted ? movie.fragmentDuration : movie.statedDuration ?? movie.fragmentDuration
        guard let stated, movie.timescale > 0 else { return longest }
        let seconds = Double(stated) / Double(movie.timescale)
        if let longest, abs(longest.value - seconds) > 0.5 {
            defects.append(
                Defect(
                    .durationContradiction,
                    "the header states \(seconds) s, but the samples add up to \(longest.value) s"))
        }
        return isCounted ? longest : Measured(seconds, .header)
    }

    /// What FFmpeg makes of each track, by the track's id.
    private static func readStreams(
        _ source: ByteSource, _ shown: TrackSummary?, external: Bool, _ defects: inout [Defect]
    ) -> [UInt32: StreamFacts] {
        do throws(FFmpegError) {
            let context = try FormatContext.open(source, demuxer: "mov")
            var all = (0..<context.streamCount).compactMap { context.stream($0) }
            if !external, let end = context.indexEnd, end > source.byteCount,
                !defects.contains(where: { $0.kind == .truncated })
            {
                defects.append(
                    Defect(
                        .truncated, "the last sample ends at byte \(end), but the file at \(source.byteCount)"
                    ))
            }
            if let shown, shown.needsParsing {
                try context.parseFirstPackets(of: &all) { $0.trackID == shown.index.id }
            }
            let tracks = all.filter { !$0.isAttachedPicture }
            return Dictionary(tracks.map { ($0.trackID, $0) }) { first, _ in first }
        } catch {
            defects.append(Defect(.unreadable, "FFmpeg cannot read the index: \(error.message)"))
            return [:]
        }
    }
}
