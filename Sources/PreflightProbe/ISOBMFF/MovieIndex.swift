internal import PreflightModel

/// A movie's index (`moov`): its timescale, its stated duration, and its tracks.
struct MovieIndex {
    /// Ticks a second of the movie's timeline.
    var timescale: UInt32 = 0
    /// The duration that the movie header states, in ticks; nil when it says that it is unknown, or nothing.
    var statedDuration: UInt64?
    /// Whether the movie header states a duration of zero.
    var statesZero = false
    /// Whether samples may come in fragments (`mvex`).
    var expectsFragments = false
    /// The duration that the fragments' header states, in ticks.
    var fragmentDuration: UInt64?
    var tracks: [TrackIndex] = []
    /// The movie header's payload, for the excerpt.
    var header: [UInt8] = []
    /// What a fragment's samples are taken to be when it does not say, by track.
    var fragmentDefaults: [UInt32: FragmentDefaults] = [:]

    /// Defaults of a track's fragments (`trex`).
    struct FragmentDefaults {
        var sampleDuration: UInt32
        var sampleByteCount: UInt32
    }

    private static let trackLimit = 64

    /// A movie of which nothing is known yet.
    init() {}

    init(_ movie: Box, _ scanner: inout BoxScanner) throws(SourceProblem) {
        for box in try scanner.children(of: movie) {
            switch box.type {
            case FourCC("mvhd"):
                header = box.excerpt(scanner.source, byteLimit: 256)
                readHeader(box, scanner.source)
            case FourCC("trak"):
                guard tracks.count < Self.trackLimit else {
                    throw SourceProblem(.limitReached, "the file has more than \(Self.trackLimit) tracks")
                }
                tracks.append(try TrackIndex(box, &scanner))
            case FourCC("mvex"):
                expectsFragments = true
                for child in try scanner.children(of: box) { readExtension(child, scanner.source) }
            default: break
            }
        }
    }

    private mutating func readHeader(_ box: Box, _ source: ByteSource) {
        guard let header = TimeHeader(box, source) else { return }
        timescale = header.timescale
        statedDuration = header.duration
        statesZero = header.statesZero
    }

    private mutating func readExtension(_ box: Box, _ source: ByteSource) {
        if box.type == FourCC("mehd") {
            let isLong = source.byte(at: box.payload) == 1
            let duration: UInt64? =
                isLong
                ? source.integer(at: box.fullPayload)
                : source.integer(at: box.fullPayload, as: UInt32.self).map(UInt64.init)
            fragmentDuration = duration == 0 ? nil : duration
        } else if box.type == FourCC("trex"), let track: UInt32 = source.integer(at: box.fullPayload),
            let duration: UInt32 = source.integer(at: box.fullPayload + 8),
            let byteCount: UInt32 = source.integer(at: box.fullPayload + 12)
        {
            fragmentDefaults[track] = FragmentDefaults(sampleDuration: duration, sampleByteCount: byteCount)
        }
    }
}

/// The times in a movie header or media header (`mvhd`, `mdhd`), which share their layout.
struct TimeHeader {
    /// Ticks a second.
    var timescale: UInt32
    /// Ticks; nil when zero or all ones, by which writers say that they do not know.
    var duration: UInt64?
    /// Whether the duration is zero, which readers may take at its word.
    var statesZero = false

    init?(_ box: Box, _ source: ByteSource) {
        let isLong = source.byte(at: box.payload) == 1
        let times = box.fullPayload + (isLong ? 16 : 8)
        guard let timescale: UInt32 = source.integer(at: times) else { return nil }
        self.timescale = timescale
        if isLong {
            let ticks: UInt64? = source.integer(at: times + 4)
            duration = ticks == .max || ticks == 0 ? nil : ticks
            statesZero = ticks == 0
        } else {
            let ticks: UInt32? = source.integer(at: times + 4)
            duration = ticks == .max || ticks == 0 ? nil : ticks.map(UInt64.init)
            statesZero = ticks == 0
        }
    }
}
