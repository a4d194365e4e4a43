internal import PreflightModel

/// Measures MP4, MOV and their relatives.
///
/// Our own reader tells the structure, the times and where the samples lie. FFmpeg sees an excerpt with the sample
/// descriptions alone, and tells the codecs and how the picture is turned.
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
            structure.fragments, defaults: movie.fragmentDefaults, &scanner)
        let tracks = TrackSummary.all(movie, fragments)
        facts.defects += [fragments.damage].compactMap { $0 }
        facts.defects += SamplePlaces.defects(of: tracks, in: structure, source)
        measure(tracks, movie, container, majorBrand: structure.majorBrand, source, into: &facts)
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

    private static func measure(
        _ tracks: [TrackSummary], _ movie: MovieIndex, _ container: ContainerFacts, majorBrand: FourCC?,
        _ source: ByteSource, into facts: inout MediaFacts
    ) {
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
        container.sampleByteCount = ([shown, tracks.first { $0.isAudio }] as [TrackSummary?])
            .reduce(into: Int64?.some(0)) { total, track in
                guard let track, let sum = total else { return }
                let (bytes, overflows) = sum.addingReportingOverflow(track.sampleByteCount)
                total = overflows ? nil : bytes
            }
        let streams = TrackDescriptions.read(movie, majorBrand: majorBrand, shown, source, &facts.defects)
        let audio = tracks.filter { $0.isAudio }.map { track in
            let stream = streams[track.number]
            return AudioTrackFacts(
                codec: stream?.codec, channels: stream?.channels, sampleRate: stream?.sampleRate,
                duration: track.presentation.duration)
        }
        let video = shown.map { VideoTrackFacts($0, streams[$0.number], &facts.defects) }
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
}
