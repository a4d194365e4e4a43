internal import PreflightModel

/// Where a track's samples lie in the file, by its chunk tables (`stsc`, `stco`, `co64`, `stsz`).
struct SampleLayout: Hashable {
    /// How many samples the chunks hold.
    var sampleCount: UInt64 = 0
    /// How many samples the size table names.
    var sizedCount: UInt64 = 0
    /// Where the first sample lies; nil when there is none.
    var first: Range<Int64>?
    /// Where the last byte of any sample lies, plus one.
    var end: Int64 = 0
    /// Whether the table of samples per chunk names more entries than it has.
    var isCutOff = false
    /// The bytes of all samples. Saturates instead of overflowing.
    var byteCount: Int64 = 0
    /// Samples to look at; none when the track is not one whose samples are looked at.
    var picks = SamplePicks()

    /// Counts one chunk or one run of a fragment in.
    mutating func add(_ range: Range<Int64>, firstSampleByteCount: Int64, sampleCount count: UInt64) {
        if first == nil {
            first = range.prefix(Int(clamping: max(0, firstSampleByteCount)))
        }
        end = max(end, range.upperBound)
        let (sum, overflows) = byteCount.addingReportingOverflow(range.upperBound - range.lowerBound)
        byteCount = overflows ? .max : sum
        sampleCount = sampleCount.addingReportingOverflow(count).partialValue
    }
}

/// The boxes that say where samples lie, gathered before they are walked together.
struct ChunkTables {
    var samplesPerChunk: Box?
    var offsets: Box?
    var sizes: Box?

    /// Walks the chunks, and picks samples to be looked at if asked. A table's length bounds the walk, so a count that lies
    /// costs nothing.
    func layout(_ source: ByteSource, isPicking: Bool) -> SampleLayout {
        var layout = SampleLayout()
        guard let offsets, var sizes = sizes.map({ SampleSizes($0, source) }),
            var runs = samplesPerChunk.map({ Runs($0, source) })
        else { return layout }
        layout.sizedCount = sizes.count
        layout.isCutOff = runs.isCutOff
        let width: Int64 = offsets.type == FourCC("co64") ? 8 : 4
        let first = offsets.fullPayload + 4
        var table = TableReader(offsets, source)
        let declared = Int64(table.integer(at: offsets.fullPayload, as: UInt32.self) ?? 0)
        for chunk in 0..<min(declared, max(0, (offsets.end - first) / width)) {
            let position: Int64? =
                width == 8
                ? table.integer(at: first + chunk * 8, as: UInt64.self).flatMap { Int64(exactly: $0) }
                : table.integer(at: first + chunk * 4, as: UInt32.self).map(Int64.init)
            guard let position, layout.sampleCount < sizes.count else { break }
            let count = min(runs.samples(inChunk: chunk), sizes.count - layout.sampleCount)
            guard count > 0 else { continue }
            let firstByteCount =
                layout.first == nil ? sizes.total(from: layout.sampleCount, count: 1) : 0
            let byteCount = sizes.total(from: layout.sampleCount, count: count) { start, size in
                let (first, overflows) = position.addingReportingOverflow(start)
                guard isPicking, !overflows, first <= .max - size else { return }
                layout.picks.add(first..<(first + size))
            }
            let (end, overflows) = position.addingReportingOverflow(byteCount)
            layout.add(
                position..<(overflows ? .max : max(position, end)),
                firstSampleByteCount: firstByteCount, sampleCount: count)
        }
        return layout
    }

    /// Samples per chunk (`stsc`): runs of chunks that hold equally many.
    private struct Runs {
        private var table: TableReader
        private var entry: Int64
        private let end: Int64
        private var current: UInt64 = 0
        private var nextChunk: Int64
        /// Whether the table names more entries than it has.
        let isCutOff: Bool

        init(_ box: Box, _ source: ByteSource) {
            table = TableReader(box, source)
            let declared = Int64(table.integer(at: box.fullPayload, as: UInt32.self) ?? 0)
            entry = box.fullPayload + 4
            let room = max(0, (box.end - entry) / 12)
            isCutOff = declared > room
            end = entry + min(declared, room) * 12
            nextChunk = entry < end ? 0 : .max
        }

        /// Chunks must be asked for in their order, from 0.
        mutating func samples(inChunk chunk: Int64) -> UInt64 {
            while chunk >= nextChunk {
                current = UInt64(table.integer(at: entry + 4, as: UInt32.self) ?? 0)
                entry += 12
                let following = entry < end ? table.integer(at: entry, as: UInt32.self) : nil
                // Chunks count from 1 in the file.
                nextChunk = following.map { Int64($0) - 1 } ?? .max
            }
            return current
        }
    }
}

/// Sizes of samples (`stsz`, `stz2`), read where they stand.
private struct SampleSizes {
    let count: UInt64
    private let uniform: Int64
    private let first: Int64
    private let bits: Int64
    private var table: TableReader

    init(_ box: Box, _ source: ByteSource) {
        table = TableReader(box, source)
        first = box.fullPayload + 8
        let declared = UInt64(table.integer(at: box.fullPayload + 4, as: UInt32.self) ?? 0)
        let room = UInt64(max(0, box.end - first))
        if box.type == FourCC("stsz") {
            uniform = Int64(table.integer(at: box.fullPayload, as: UInt32.self) ?? 0)
            bits = 32
        } else {
            uniform = 0
            bits = Int64(table.integer(at: box.fullPayload + 3, as: UInt8.self) ?? 8)
        }
        count = uniform > 0 ? declared : min(declared, room * 8 / UInt64(max(4, bits)))
    }

    /// Bytes of some samples added up. Saturates instead of overflowing. `body` is told where each sample begins among
    /// them, and its size; only the first and the last where all have one size.
    mutating func total(
        from start: UInt64, count: UInt64,
        _ body: (_ start: Int64, _ size: Int64) -> Void = { _, _ in }
    ) -> Int64 {
        if uniform > 0 {
            let (product, overflows) = Int64(clamping: count).multipliedReportingOverflow(by: uniform)
            body(0, uniform)
            if count > 1, !overflows { body(product - uniform, uniform) }
            return overflows ? .max : product
        }
        var total: Int64 = 0
        for index in start..<(start + count) {
            let size = size(Int64(index))
            body(total, size)
            total += size
        }
        return total
    }

    private mutating func size(_ index: Int64) -> Int64 {
        switch bits {
        case 32: Int64(table.integer(at: first + index * 4, as: UInt32.self) ?? 0)
        case 16: Int64(table.integer(at: first + index * 2, as: UInt16.self) ?? 0)
        case 8: Int64(table.integer(at: first + index, as: UInt8.self) ?? 0)
        default:
            Int64(
                (table.integer(at: first + index / 2, as: UInt8.self) ?? 0) >> (index & 1 == 0 ? 4 : 0)
                    & 0x0F)
        }
    }
}
