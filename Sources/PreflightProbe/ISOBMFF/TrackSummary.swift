internal import PreflightModel

/// A track's index together with when it is shown.
struct TrackSummary {
    var index: TrackIndex
    /// The track's position in the file, from 1: its id in the excerpt that FFmpeg is shown.
    var number: UInt32
    var presentation: Presentation
    /// Whether moving pictures that a player shows are in it; a chapter's pictures are not.
    var isVideo: Bool
    var isAudio: Bool { index.handler == FourCC("soun") }
    private var fragments: Fragments.Track?
    private var isFragmented: Bool { fragments != nil }

    static func all(_ movie: MovieIndex, _ fragments: Fragments) -> [TrackSummary] {
        let chapters = Set(movie.tracks.flatMap(\.chapterTracks))
        return movie.tracks.enumerated().map { position, track in
            let share = fragments.tracks[track.id]
            return TrackSummary(
                index: track, number: UInt32(position) + 1,
                presentation: Presentation(track, share, movieTimescale: movie.timescale),
                isVideo: track.handler == FourCC("vide") && !chapters.contains(track.id),
                fragments: share)
        }
    }

    /// Seconds from the movie's beginning to the track's end. A fragmented track's clock may start anywhere.
    var end: Measured<Double>? {
        guard let duration = presentation.duration, !isFragmented else { return presentation.duration }
        return Measured(duration.value + max(0, presentation.startTime ?? 0), duration.evidence)
    }

    /// Where the first sample lies; nil when there is none.
    var firstSample: Range<Int64>? { index.samples.layout.first ?? fragments?.layout.first }
    /// Where the last sample ends.
    var sampleEnd: Int64 { max(index.samples.layout.end, fragments?.layout.end ?? 0) }

    /// The duration that the track's own header states, when it differs from its samples' by more than half a second.
    var contradictingDuration: Double? {
        guard let stated = index.statedDuration, index.timescale > 0, !isFragmented,
            let measured = presentation.mediaSeconds
        else { return nil }
        let seconds = Double(stated) / Double(index.timescale)
        return abs(seconds - measured) > 0.5 ? seconds : nil
    }

    /// Whether the bitstream's size stands only in the samples themselves, where FFmpeg's parsers find it.
    var needsParsing: Bool {
        guard let description = index.description, !description.isEncrypted else { return false }
        if description.size?.isPositive != true { return true }
        switch description.format {
        case FourCC("avc1"), FourCC("avc3"), FourCC("hvc1"), FourCC("hev1"), FourCC("mp4v"):
            return description.parameters?.size == nil
        default: return false
        }
    }
}

extension VideoTrackFacts {
    /// Puts together what we and FFmpeg say of a track; `stream` is nil when FFmpeg could not read the file.
    init(_ track: TrackSummary, _ stream: StreamFacts?, _ defects: inout [Defect]) {
        self.init(codec: stream?.codec, duration: track.presentation.duration)
        let description = track.index.description
        let coded = description?.parameters
        if let external = track.index.externalReference {
            defects.append(Defect(.externalData, "the samples lie in another file: \(external)"))
        }
        let described = description?.size.flatMap { $0.isPositive ? $0 : nil }
        let bitstream = coded?.size ?? (track.needsParsing ? stream?.size : nil)
        size =
            bitstream.map { Measured($0, .bitstream) }
            ?? (described ?? stream?.size).map { Measured($0, .header) }
        if let bitstream, let described, bitstream != described {
            contradictingSize = Measured(described, .header)
            defects.append(
                Defect(
                    .sizeContradiction,
                    "the sample description states \(described), but the coded pictures are \(bitstream)"))
        }
        sampleAspectRatio =
            description?.pixelAspectRatio ?? stream?.sampleAspectRatio ?? coded?.sampleAspectRatio
            ?? Ratio(1, 1)
        let matrix = stream?.matrix
        rotation = matrix.map(\.rotation) ?? 0
        isMirrored = matrix?.isMirrored ?? false
        if let matrix, matrix.isDegenerate {
            defects.append(
                Defect(.degenerateMatrix, "the display matrix is neither a turn by quarters nor a flip"))
        }
        displaySize = size.map { size in
            let base = description?.cleanAperture ?? size.value
            return Measured(base.displayed(sampleAspectRatio, rotation: rotation), size.evidence)
        }
        if let stated = track.contradictingDuration, let duration {
            contradictingDuration = Measured(stated, .header)
            defects.append(
                Defect(
                    .durationContradiction,
                    "the track's header states \(stated) s, but its samples add up to \(duration.value) s"))
        }
        startTime = track.presentation.startTime
        frameCount = track.presentation.sampleCount
        frameRate = track.presentation.sampleRate
        isVariableFrameRate = track.presentation.isVariableRate
        pixelFormat =
            coded?.pixelFormat ?? stream?.pixelFormat
            ?? description.flatMap { FixedPixelFormat.name(sampleFormat: $0.format) }
        isHDR = TransferFunction.isHDR([
            description?.transferFunction, stream?.transferFunction, coded?.transferFunction,
        ])
        isEncrypted = description?.isEncrypted
    }
}

/// Code points of transfer functions (ISO 23091-2).
enum TransferFunction {
    /// Whether the first function that is stated is PQ or HLG. 2 stands for "unspecified".
    static func isHDR(_ stated: [Int?]) -> Bool {
        let function = stated.compactMap { $0 }.first { $0 != 2 && $0 != 0 }
        return function == 16 || function == 18
    }
}

extension PixelSize {
    /// The size with square pixels, turned upright.
    func displayed(_ sampleAspectRatio: Ratio?, rotation: Int?) -> PixelSize {
        var size = self
        if let ratio = sampleAspectRatio, ratio.denominator > 0 {
            let scaled =
                (Int128(width) * Int128(ratio.numerator) * 2 + Int128(ratio.denominator))
                / (Int128(ratio.denominator) * 2)
            size.width = Int(clamping: scaled)
        }
        return rotation == 90 || rotation == 270 ? size.transposed : size
    }
}
