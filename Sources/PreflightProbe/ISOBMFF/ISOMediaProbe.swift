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
        if let format = structure.imageFormat {
            try measureImage(format, structure, &scanner, into: &facts, limits)
            return
        }
        var container = ContainerFacts(
            format: structure.containerFormat, majorBrand: structure.majorBrand?.description)
        if structure.majorBrand != nil {
            container.compatibleBrands = structure.compatibleBrands.map(\.description)
        }
        container.indexPosition = structure.indexPosition
        guard let box = structure.movie else {
            container.isFragmented = structure.fragments.isEmpty ? nil : true
            facts.content = .video(VideoFacts(container: container))
            facts.defects.append(missingIndex(structure))
            return
        }
        let movie = try readMovie(box, &scanner, limits)
        if let format = structure.imageFormat(of: movie) {
            try measureImage(format, structure, &scanner, movie, into: &facts, limits)
            return
        }
        container.isFragmented = !structure.fragments.isEmpty
        let fragments = try Fragments(
            structure.fragments, defaults: movie.fragmentDefaults, &scanner)
        let tracks = TrackSummary.all(movie, fragments)
        facts.defects += [structure.damage].compactMap { $0 } + tracks.filter(\.isVideo).compactMap(\.damage)
        facts.defects += SamplePlaces.defects(of: tracks, in: structure, source)
        try measure(tracks, movie, container, majorBrand: structure.majorBrand, source, into: &facts)
    }

    private static func measureImage(
        _ format: ImageFormat, _ structure: FileStructure, _ scanner: inout BoxScanner,
        _ movie: MovieIndex? = nil, into facts: inout MediaFacts, _ limits: ProbeLimits
    ) throws(SourceProblem) {
        var image = try HEIFProbe.facts(structure, format, &scanner)
        // An image sequence, or a camera raw, may describe its images as samples only.
        if image.size == nil, let box = structure.movie {
            let movie = if let movie { movie } else { try readMovie(box, &scanner, limits) }
            image.size = movie.tracks.lazy.compactMap { $0.description?.size }.first { $0.isPositive }
                .map { Measured($0, .header) }
        }
        facts.content = .image(image)
        facts.defects += [structure.truncation, structure.damage].compactMap { $0 }
        guard !scanner.source.isRemote, facts.defects.isEmpty, let metadata = structure.metadata else {
            return
        }
        let items = try HEIFItems.images(metadata, &scanner)
        facts.defects += [ZeroRun.defect(items, of: image, scanner.source)].compactMap(\.self)
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
    ) throws(SourceProblem) {
        var container = container
        let videoTracks = tracks.filter { $0.isVideo }
        container.videoTrackCount = videoTracks.count
        let shown = videoTracks.first { $0.index.isEnabled } ?? videoTracks.first
        if let problem = shown?.index.problem { throw problem }
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
        // What is neither seen nor heard, such as telemetry, may last longer, and says nothing of the video.
        let ofAll = tracks.compactMap(\.end).max { $0.value < $1.value }
        let longest =
            tracks.filter { $0.isVideo || $0.isAudio }.compactMap(\.end).max { $0.value < $1.value } ?? ofAll
        let stated = StatedDurations(
            movie, shown, longest: longest?.value, longestOfAll: ofAll?.value)
        let isFragmented = longest?.evidence == .packets
        let ofMovie = isFragmented ? nil : movie.stated(isFragmented: false)
        container.duration =
            (ofMovie.map { Measured($0, .header) } ?? longest).map {
                Measured(Decimals.rounded($0.value), $0.evidence)
            }
        facts.defects += stated.defects
        let streams = TrackDescriptions.read(
            movie, majorBrand: majorBrand, tracks, shown: shown, source, &facts.defects)
        let audio = tracks.filter { $0.isAudio }.map { track in
            let stream = streams[track.number]
            return AudioTrackFacts(
                codec: stream?.codec, channels: stream?.channels, sampleRate: stream?.sampleRate,
                duration: track.presentation.duration)
        }
        var video = shown.map { VideoTrackFacts($0, streams[$0.number], &facts.defects) }
        video?.contradictingDuration = stated.ofTrack.map { Measured($0, .header) }
        if let shown { checkFrames(shown, movie, source, &video, &facts.defects) }
        facts.content = .video(VideoFacts(container: container, video: video, audio: audio))
    }

    private static func checkFrames(
        _ shown: TrackSummary, _ movie: MovieIndex, _ source: ByteSource, _ video: inout VideoTrackFacts?,
        _ defects: inout [Defect]
    ) {
        guard !shown.isEmpty else {
            defects.append(
                Defect(
                    .missingFrames,
                    movie.expectsFragments
                        ? "this is an initialisation segment: it describes a video and holds no frame of it"
                        : "the index describes a video track, but lists no frame of it"))
            return
        }
        if let description = shown.index.description, let foreign = description.foreignConfiguration {
            defects.append(
                Defect(
                    .damagedFrames,
                    "no frame can be decoded: the sample description is of \(description.format), but the "
                        + "configuration in it, \(foreign), is another codec's"))
            return
        }
        // Where the places of samples are wrong, so is what stands there.
        guard !defects.contains(where: { $0.kind == .unreadable || $0.kind == .truncated }),
            let tally = FrameTally(shown, codec: video?.codec, source)
        else { return }
        video?.checkedFrameCount = tally.checkedCount
        if let defect = tally.defect { defects.append(defect) }
    }
}
