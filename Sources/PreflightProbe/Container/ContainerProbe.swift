internal import CFFmpeg
internal import PreflightModel

/// Measures Matroska, WebM, AVI, FLV and MPEG streams: FFmpeg demuxes them to the end, because their headers state
/// durations rarely and frame counts never.
enum ContainerProbe {
    static func measure(
        _ source: ByteSource, as format: ContainerFormat, into facts: inout MediaFacts, limits: ProbeLimits
    ) throws(SourceProblem) {
        var container = ContainerFacts(format: format)
        var streams: [StreamFacts] = []
        var times: [PacketTimeline] = []
        var tallies: [FrameTally] = []
        var packetCount = 0
        do throws(FFmpegError) {
            let context = try FormatContext.open(source, demuxer: format.known.demuxer ?? format.rawValue)
            try context.findStreamInformation()
            container.duration = context.duration.map { Measured(Decimals.rounded($0), .header) }
            streams = (0..<context.streamCount).compactMap { context.stream($0) }
            times = streams.map { _ in PacketTimeline() }
            tallies = streams.map { _ in FrameTally() }
            let codings = streams.indices.map { context.frameCoding(streams[$0], index: $0) }
            try unsafe context.forEachPacket { packet, time in
                packetCount += 1
                guard times.indices.contains(time.stream) else { return packetCount < limits.packetCount }
                if times[time.stream].isEmpty,
                    let parameters = unsafe context.parse(packet, stream: time.stream)
                {
                    streams[time.stream].complete(with: parameters)
                }
                if streams[time.stream].codec == "flv1", streams[time.stream].size == nil,
                    let data = unsafe packet.pointee.data
                {
                    let bytes = unsafe UnsafeBufferPointer(
                        start: data, count: Int(max(0, packet.pointee.size)))
                    streams[time.stream].size = unsafe SorensonHeader.size(Array(bytes.prefix(16)))
                }
                if let coding = codings[time.stream] {
                    unsafe tallies[time.stream].add(packet, coding)
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
        for index in streams.indices where streams[index].kind == .video && streams[index].codec == nil {
            streams[index].codecTag = streams[index].codecTag ?? MatroskaCodecID.first(in: source, format)
        }
        let measured = zip(streams, times).map { stream, times in
            var presentation = times.presentation(
                timeBase: stream.timeBase, statedRate: stream.statedFrameRate)
            if format == .avi { presentation.countRepeats(statedRate: stream.statedFrameRate) }
            return (stream, presentation)
        }
        report(measured, tallies, container, into: &facts)
    }

    private static func report(
        _ streams: [(StreamFacts, Presentation)], _ tallies: [FrameTally], _ container: ContainerFacts,
        into facts: inout MediaFacts
    ) {
        var container = container
        let isVideo = { (stream: StreamFacts) in stream.kind == .video && !stream.isAttachedPicture }
        let tally = zip(streams, tallies).first { isVideo($0.0.0) }?.1
        let videos = streams.filter { isVideo($0.0) }
        let sounds = streams.filter { $0.0.kind == .audio }
        container.videoTrackCount = videos.count
        let longest = streams.compactMap(\.1.duration).max { $0.value < $1.value }
        if let stated = container.duration, let longest, stated.value - longest.value > 0.5 {
            facts.defects.append(
                Defect(
                    .truncated,
                    "the header promises \(Decimals.text(stated.value, digits: 2)) s, but the packets end after "
                        + "\(Decimals.text(longest.value, digits: 2)) s"))
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
        var video = videos.first.map { VideoTrackFacts($0, $1) }
        if let tally, tally.checkedCount > 0 {
            video?.checkedFrameCount = tally.checkedCount
            if let defect = tally.defect, facts.defect(.truncated) == nil { facts.defects.append(defect) }
        }
        facts.content = .video(VideoFacts(container: container, video: video, audio: audio))
    }
}

extension VideoTrackFacts {
    init(_ stream: StreamFacts, _ presentation: Presentation) {
        self.init(codec: stream.codec, duration: presentation.duration)
        codecTag = stream.codecTag
        hasDecoder = stream.hasDecoder
        size = stream.size.map { Measured($0, .header) }
        sampleAspectRatio = stream.sampleAspectRatio?.reduced ?? Ratio(1, 1)
        rotation = stream.matrix.map(\.rotation) ?? 0
        isMirrored = stream.matrix?.isMirrored ?? false
        displaySize = size.map {
            Measured($0.value.displayed(sampleAspectRatio, rotation: rotation), $0.evidence)
        }
        startTime = presentation.startTime
        frameCount = presentation.sampleCount
        frameRate = presentation.sampleRate ?? stream.statedFrameRate.map(Decimals.rounded)
        isVariableFrameRate = presentation.isVariableRate
        pixelFormat = stream.pixelFormat
        isHDR = TransferFunction.isHDR([stream.transferFunction])
        isEncrypted = stream.isEncrypted
    }
}

extension FrameTally {
    /// Counts a packet in; one that the demuxer itself knows to be cut off is none to judge a codec by.
    mutating func add(_ packet: UnsafePointer<AVPacket>, _ coding: FrameCoding) {
        guard let data = unsafe packet.pointee.data, unsafe packet.pointee.flags & AV_PKT_FLAG_CORRUPT == 0
        else { return }
        let bytes = unsafe UnsafeBufferPointer(start: data, count: Int(max(0, packet.pointee.size)))
        let head = unsafe Array(bytes.prefix(FrameCoding.headByteCount))
        guard !head.isEmpty else { return }
        let damage = coding.damage(head, size: Int64(bytes.count)) { position, count in
            guard position >= 0, position <= Int64(bytes.count - count) else { return nil }
            return unsafe Array(bytes[Int(position)..<(Int(position) + count)])
        }
        let position = unsafe packet.pointee.pos
        add(damage, at: position >= 0 ? position : nil)
    }
}

extension Presentation {
    /// Counts the frames of AVI in that are shown again: an empty chunk stands for each, and FFmpeg leaves those out. A few
    /// are dropped frames of a constant rate; where they are many, the stated rate is none that frames have.
    fileprivate mutating func countRepeats(statedRate: Double?) {
        guard let statedRate, let sampleRate, sampleRate < statedRate, sampleRate >= 0.9 * statedRate else {
            return
        }
        isVariableRate = false
        self.sampleRate = Decimals.rounded(statedRate)
    }
}

/// The codec ID of Matroska, for codecs that FFmpeg does not know, and of which it says nothing.
enum MatroskaCodecID {
    /// The first video track's codec ID; nil when there is none near the file's beginning, or the file is another.
    static func first(in source: ByteSource, _ format: ContainerFormat) -> String? {
        guard format == .matroska || format == .webm else { return nil }
        let head = source.bytes(at: 0, count: 65536)
        // The element's id, its length in one byte, and a name that begins with "V_".
        for index in head.indices.dropLast(4)
        where head[index] == 0x86 && head[index + 1] & 0x80 != 0 && head.has("V_", at: index + 2) {
            let count = Int(head[index + 1] & 0x7F)
            let name = head[(index + 2)...].prefix(min(count, 64)).prefix { (0x21..<0x7F).contains($0) }
            return String(decoding: name, as: UTF8.self)
        }
        return nil
    }
}
