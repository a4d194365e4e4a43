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
        /// Where the samples lie.
        var layout = SampleLayout()
        /// Set when a run names more samples than it has entries for.
        var damage: Defect?

        /// When the first sample is shown, in media ticks.
        var start: Int64 {
            Int64(clamping: firstDecodeTime ?? 0).addingReportingOverflow(firstCompositionOffset).partialValue
        }
        /// Ticks from the first fragment's stated time to the end of the last; nil when no times are stated.
        var spannedTicks: UInt64? { firstDecodeTime.map { endTime > $0 ? endTime - $0 : 0 } }
    }

    private(set) var tracks: [UInt32: Track] = [:]
    private let defaults: [UInt32: MovieIndex.FragmentDefaults]

    init(
        _ fragments: [Box], defaults: [UInt32: MovieIndex.FragmentDefaults], _ scanner: inout BoxScanner
    ) throws(SourceProblem) {
        self.defaults = defaults
        for fragment in fragments {
            // Where a track's samples lie when its header does not say: behind those of the track before.
            var implicitBase = fragment.start
            for box in try scanner.children(of: fragment) where box.type == FourCC("traf") {
                try readTrack(box, in: fragment, &implicitBase, &scanner)
            }
        }
    }

    private mutating func readTrack(
        _ box: Box, in fragment: Box, _ implicitBase: inout Int64, _ scanner: inout BoxScanner
    ) throws(SourceProblem) {
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
        // Samples lie from a stated place, from the fragment's own beginning, or behind those of the track before, one
        // run after the other.
        let base = header.baseOffset ?? (header.isBasedOnFragment ? fragment.start : implicitBase)
        var position = base
        for box in boxes where box.type == FourCC("trun") {
            let before = track.timing.ticks
            readRun(box, header, base: base, at: &position, into: &track, source)
            implicitBase = position
            track.endTime = track.endTime.addingReportingOverflow(track.timing.ticks - before).partialValue
        }
        tracks[header.track] = track
    }

    private mutating func readRun(
        _ box: Box, _ header: Header, base: Int64, at position: inout Int64, into track: inout Track,
        _ source: ByteSource
    ) {
        guard let flags: UInt32 = source.integer(at: box.payload),
            let declared: UInt32 = source.integer(at: box.fullPayload)
        else { return }
        if flags & 0x1 != 0, let offset: UInt32 = source.integer(at: box.fullPayload + 4) {
            position = base.addingReportingOverflow(Int64(Int32(bitPattern: offset))).partialValue
        }
        let fields = RunFields(flags)
        let first = box.fullPayload + 4 + (flags & 0x1 != 0 ? 4 : 0) + (flags & 0x4 != 0 ? 4 : 0)
        var count = Int64(declared)
        if fields.byteCount > 0 { count = min(count, max(0, (box.end - first) / fields.byteCount)) }
        if count < Int64(declared) {
            track.damage = Defect(.unreadable, "a fragment names \(declared) samples, but describes \(count)")
        }
        guard count > 0, position >= 0 else { return }
        if let offset = fields.compositionOffset, track.timing.sampleCount == 0 {
            track.firstCompositionOffset = Int64(
                Int32(bitPattern: source.integer(at: first + offset, as: UInt32.self) ?? 0))
        }
        var byteCount: Int64 = 0
        if fields.duration == nil { track.timing.add(UInt64(count), each: header.sampleDuration) }
        if fields.size == nil {
            let (product, overflows) = count.multipliedReportingOverflow(by: Int64(header.sampleByteCount))
            byteCount = overflows ? .max : product
        }
        let start = position
        for index in 0..<(fields.duration == nil && fields.size == nil ? 0 : count) {
            let entry = first + index * fields.byteCount
            if let offset = fields.duration {
                guard let duration: UInt32 = source.integer(at: entry + offset) else { return }
                track.timing.add(1, each: duration)
            }
            if let offset = fields.size {
                let size = Int64(source.integer(at: entry + offset, as: UInt32.self) ?? 0)
                // Sums of 32-bit sizes over a table's length stay far below the greatest number.
                if start <= .max - byteCount - size {
                    track.layout.picks.add((start + byteCount)..<(start + byteCount + size))
                }
                byteCount += size
            }
        }
        let (end, overflows) = position.addingReportingOverflow(byteCount)
        let firstByteCount =
            fields.size.flatMap { source.integer(at: first + $0, as: UInt32.self) } ?? header.sampleByteCount
        if fields.size == nil, Int64(firstByteCount) <= .max - position {
            track.layout.picks.add(position..<(position + Int64(firstByteCount)))
        }
        track.layout.add(
            position..<(overflows ? .max : end), firstSampleByteCount: Int64(firstByteCount),
            sampleCount: UInt64(count))
        position = overflows ? .max : end
    }

    /// Where the fields of a run's entries stand, which are there or not as its flags say (ISO 14496-12, 8.8.8).
    private struct RunFields {
        var byteCount: Int64 = 0
        var duration: Int64?
        var size: Int64?
        var compositionOffset: Int64?

        init(_ flags: UInt32) {
            func next(_ flag: UInt32) -> Int64? {
                guard flags & flag != 0 else { return nil }
                defer { byteCount += 4 }
                return byteCount
            }
            duration = next(0x100)
            size = next(0x200)
            _ = next(0x400)
            compositionOffset = next(0x800)
        }
    }

    /// A track fragment's header (`tfhd`).
    private struct Header {
        var track: UInt32
        /// Where samples lie, when the header says so.
        var baseOffset: Int64?
        /// Whether samples lie from the fragment's own beginning.
        var isBasedOnFragment: Bool
        var sampleDuration: UInt32
        var sampleByteCount: UInt32

        init?(_ box: Box, _ source: ByteSource, _ defaults: [UInt32: MovieIndex.FragmentDefaults]) {
            guard let flags: UInt32 = source.integer(at: box.payload),
                let id: UInt32 = source.integer(at: box.fullPayload)
            else { return nil }
            track = id
            isBasedOnFragment = flags & 0x20000 != 0
            sampleDuration = defaults[id]?.sampleDuration ?? 0
            sampleByteCount = defaults[id]?.sampleByteCount ?? 0
            var offset = box.fullPayload + 4
            if flags & 0x1 != 0 {
                baseOffset = source.integer(at: offset, as: UInt64.self).flatMap { Int64(exactly: $0) }
                offset += 8
            }
            if flags & 0x2 != 0 { offset += 4 }
            if flags & 0x8 != 0 {
                sampleDuration = source.integer(at: offset) ?? sampleDuration
                offset += 4
            }
            if flags & 0x10 != 0 { sampleByteCount = source.integer(at: offset) ?? sampleByteCount }
        }
    }
}
