internal import PreflightModel

/// Measures Matroska, WebM, AVI, FLV and MPEG streams: FFmpeg demuxes them to the end, because their headers state
/// durations rarely and frame counts never.
enum ContainerProbe {
    static func measure(
        _ source: ByteSource, as format: ContainerFormat, demuxer: String, into facts: inout MediaFacts,
        limits: ProbeLimits
    ) throws(SourceProblem) {
        var container = ContainerFacts(format: format)
        var streams: [StreamFacts] = []
        var times: [PacketTimeline] = []
        var packetCount = 0
        do throws(FFmpegError) {
            let context = try FormatContext.open(source, demuxer: demuxer)
            try context.findStreamInformation()
            container.duration = context.duration.map { Measured($0, .header) }
            streams = (0..<context.streamCount).compactMap { context.stream($0) }
            times = streams.map { _ in PacketTimeline() }
            try unsafe context.forEachPacket { packet, time in
                packetCount += 1
                guard times.indices.contains(time.stream) else { return packetCount < limits.packetCount }
                if times[time.stream].isEmpty,
                    let parameters = unsafe context.parse(packet, stream: time.stream)
                {
                    streams[time.stream].complete(with: parameters)
                }
                times[time.stream].add(time)
                return packetCount < limits.packetCount
            }
        } catch {
            facts.defects.append(Defect(.unreadable, "FFmpeg cannot read the file: \(error.message)"))
        }
        guard packetCount < limits.packetCount else {
            throw SourceProblem(.limitReached, "the file has more than \(limits.packetCount) packets")
        }
        let measured = zip(streams, times).map {
            ($0, $1.presentation(timeBase: $0.timeBase, statedRate: $0.statedFrameRate))
        }
        report(measured, container, into: &facts)
    }

    private static func report(
        _ streams: [(StreamFacts, Presentation)], _ container: ContainerFacts, into facts: inout MediaFacts
    ) {
        var container = container
        let videos = streams.filter { $0.0.kind == .video && !$0.0.isAttachedPicture }
        let sounds = streams.filter { $0.0.kind == .audio }
        container.videoTrackCount = videos.count
        let longest = streams.compactMap(\.1.duration).max { $0.value < $1.value }
        if let stated = container.duration, let longest, stated.value - longest.value > 0.5 {
            facts.defects.append(
                Defect(
                    .truncated,
                    "the header promises \(stated.value) s, but the packets end after \(longest.value) s"))
        }
        container.duration = container.duration ?? longest
        guard !videos.isEmpty || sounds.isEmpty else {
            facts.content = .other(
                OtherFacts(
                    identifiedAs: "audio file",
                    problem: SourceProblem(.notMedia, "this file holds sound only")))
            return
        }
        let audio = sounds.map {
            AudioTrackFacts(
                codec: $0.codec, channels: $0.channels, sampleRate: $0.sampleRate, duration: $1.duration)
        }
        let video = videos.first.map { VideoTrackFacts($0, $1) }
        facts.content = .video(VideoFacts(container: container, video: video, audio: audio))
    }
}

extension VideoTrackFacts {
    init(_ stream: StreamFacts, _ presentation: Presentation) {
        self.init(codec: stream.codec, duration: presentation.duration)
        size = stream.size.map { Measured($0, .header) }
        sampleAspectRatio = stream.sampleAspectRatio ?? Ratio(1, 1)
        rotation = stream.matrix.map(\.rotation) ?? 0
        isMirrored = stream.matrix?.isMirrored ?? false
        displaySize = size.map {
            Measured($0.value.displayed(sampleAspectRatio, rotation: rotation), $0.evidence)
        }
        startTime = presentation.startTime
        frameCount = presentation.sampleCount
        frameRate = presentation.sampleRate ?? stream.statedFrameRate
        isVariableFrameRate = presentation.isVariableRate
        pixelFormat = stream.pixelFormat
        isHDR = TransferFunction.isHDR([stream.transferFunction])
        isEncrypted = stream.isEncrypted
    }
}
