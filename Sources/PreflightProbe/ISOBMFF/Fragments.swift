internal import PreflightModel

/// What a movie's fragments (`moof`) add up to, by track. Nothing is kept per sample.
struct Fragments {
    /// One track's share of all fragments.
    struct Track {
        var timing = SampleTiming()
        /// When the first fragment's samples are decoded, in media ticks (`tfdt`).
        var firstDecodeTime: UInt64?
        /// When the samples after the last fragment would be decoded, in media ticks.
        var endTime: UInt64 = 0
        /// Offset of the first sample's presentation from its decoding, in media ticks.
        var firstCompositionOffset: Int64 = 0

        /// When the first sample is shown, in media ticks.
        var start: Int64 {
            Int64(clamping: firstDecodeTime ?? 0).addingReportingOverflow(firstCompositionOffset).partialValue
        }
        /// Ticks from the first fragment's stated time to the end of the last; nil when no times are stated.
        var spannedTicks: UInt64? { firstDecodeTime.map { endTime > $0 ? endTime - $0 : 0 } }
    }

    private(set) var tracks: [UInt32: Track] = [:]
    private let defaults: [UInt32: MovieIndex.FragmentDefaults]
    private let sampleLimit: Int

    init(
        _ fragments: [Box], defaults: [UInt32: MovieIndex.FragmentDefaults], sampleLimit: Int,
        _ scanner: inout BoxScanner
    ) throws(SourceProblem) {
        self.defaults = defaults
        self.sampleLimit = sampleLimit
        for fragment in fragments {
            for box in try scanner.children(of: fragment) where box.type == FourCC("traf") {
                try readTrack(box, &scanner)
            }
        }
    }

    private mutating func readTrack(_ box: Box, _ scanner: inout BoxScanner) throws(SourceProblem) {
        let source = scanner.source
        let boxes = try scanner.children(of: box)
        guard let header = boxes.first(FourCC("tfhd")).flatMap({ Header($0, source, defaults) }) else {
            return
        }
        var track = tracks[header.track] ?? Track()
        if let box = boxes.first(FourCC("tfdt")) {
            let time: UInt64? =
                source.byte(at: box.payload) == 1
                ? source.integer(at: box.fullPayload)
                : source.integer(at: box.fullPayload, as: UInt32.self).map(UInt64.init)
            track.firstDecodeTime = track.firstDecodeTime ?? time
            track.endTime = time ?? track.endTime
        }
        for box in boxes where box.type == FourCC("trun") {
            let before = track.timing.ticks
            try readRun(box, header, into: &track, source)
            track.endTime = track.endTime.addingReportingOverflow(track.timing.ticks - before).partialValue
        }
        tracks[header.track] = track
    }

    private func readRun(
        _ box: Box, _ header: Header, into track: inout Track, _ source: ByteSource
    ) throws(SourceProblem) {
        guard let flags: UInt32 = source.integer(at: box.payload),
            let declared: UInt32 = source.integer(at: box.fullPayload)
        else { return }
        let hasDuration = flags & 0x100 != 0
        let hasOffset = flags & 0x800 != 0
        let entryByteCount = Int64([0x100, 0x200, 0x400, 0x800].filter { flags & $0 != 0 }.count) * 4
        let first = box.fullPayload + 4 + (flags & 0x1 != 0 ? 4 : 0) + (flags & 0x4 != 0 ? 4 : 0)
        var count = Int64(declared)
        if entryByteCount > 0 { count = min(count, max(0, (box.end - first) / entryByteCount)) }
        guard track.timing.sampleCount + UInt64(count) <= UInt64(sampleLimit) else {
            throw SourceProblem(.limitReached, "a track has more than \(sampleLimit) samples")
        }
        if hasOffset, track.timing.sampleCount == 0, count > 0 {
            let value: UInt32? = source.integer(at: first + entryByteCount - 4)
            track.firstCompositionOffset = Int64(Int32(bitPattern: value ?? 0))
        }
        guard hasDuration else {
            track.timing.add(UInt64(count), each: header.sampleDuration)
            return
        }
        for index in 0..<count {
            guard let duration: UInt32 = source.integer(at: first + index * entryByteCount) else { return }
            track.timing.add(1, each: duration)
        }
    }

    /// A track fragment's header (`tfhd`).
    private struct Header {
        var track: UInt32
        var sampleDuration: UInt32

        init?(_ box: Box, _ source: ByteSource, _ defaults: [UInt32: MovieIndex.FragmentDefaults]) {
            guard let flags: UInt32 = source.integer(at: box.payload),
                let id: UInt32 = source.integer(at: box.fullPayload)
            else { return nil }
            track = id
            sampleDuration = defaults[id]?.sampleDuration ?? 0
            let offset = box.fullPayload + 4 + (flags & 0x1 != 0 ? 8 : 0) + (flags & 0x2 != 0 ? 4 : 0)
            if flags & 0x8 != 0 { sampleDuration = source.integer(at: offset) ?? sampleDuration }
        }
    }
}
