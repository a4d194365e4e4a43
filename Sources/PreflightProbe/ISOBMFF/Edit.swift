internal import PreflightModel

/// One entry of an edit list (`elst`): a stretch of the movie's timeline, and what of the media it shows.
struct Edit: Hashable {
    /// Length in ticks of the movie's timescale; 0 stands for "to the end" in fragmented files.
    var duration: UInt64
    /// Where in the media it begins, in ticks of the media's timescale; nil shows nothing (an empty edit).
    var mediaTime: Int64?

    private static let limit = 4096

    static func list(_ box: Box, _ source: ByteSource) throws(SourceProblem) -> [Edit] {
        guard let declared: UInt32 = source.integer(at: box.fullPayload) else { return [] }
        let isLong = source.byte(at: box.payload) == 1
        let entryByteCount: Int64 = isLong ? 20 : 12
        let first = box.fullPayload + 4
        // A count beyond the box is a lie; what fits is read.
        let count = min(Int64(declared), max(0, (box.end - first) / entryByteCount))
        guard count <= limit else {
            throw SourceProblem(.limitReached, "an edit list has more than \(limit) entries")
        }
        return (0..<count).compactMap { index in
            let entry = first + index * entryByteCount
            return isLong ? long(source, at: entry) : short(source, at: entry)
        }
    }

    private static func long(_ source: ByteSource, at entry: Int64) -> Edit? {
        guard let duration: UInt64 = source.integer(at: entry),
            let time: UInt64 = source.integer(at: entry + 8)
        else { return nil }
        return Edit(duration: duration, mediaTime: Int64(bitPattern: time))
    }

    private static func short(_ source: ByteSource, at entry: Int64) -> Edit? {
        guard let duration: UInt32 = source.integer(at: entry),
            let time: UInt32 = source.integer(at: entry + 4)
        else { return nil }
        return Edit(duration: UInt64(duration), mediaTime: Int64(Int32(bitPattern: time)))
    }

    init(duration: UInt64, mediaTime: Int64) {
        self.duration = duration
        self.mediaTime = mediaTime < 0 ? nil : mediaTime
    }
}
