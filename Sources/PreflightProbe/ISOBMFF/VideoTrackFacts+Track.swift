internal import PreflightModel

extension VideoTrackFacts {
    /// Puts together what we and FFmpeg say of a track; `stream` is nil when FFmpeg could not read the file.
    init(_ track: TrackSummary, _ stream: StreamFacts?, _ defects: inout [Defect]) {
        self.init(codec: stream?.codec, duration: track.presentation.duration)
        let description = track.index.description
        codecTag = description?.format.description
        hasDecoder = stream?.hasDecoder
        if description == nil, track.index.descriptionPayload.isEmpty {
            defects.append(Defect(.unreadable, "the video track has no sample description"))
        }
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
            var detail = "the sample description states \(described), but the coded pictures are \(bitstream)"
            if ContainerCrop.applies(
                described, over: bitstream, codec: codec, hasOffset: coded?.hasCropOffset ?? false)
            {
                size = Measured(described, .header)
                contradictingSize = Measured(bitstream, .bitstream)
                detail += "; decoders show \(described)"
            }
            defects.append(Defect(.sizeContradiction, detail))
        }
        sampleAspectRatio =
            (description?.pixelAspectRatio ?? stream?.sampleAspectRatio ?? coded?.sampleAspectRatio)?.reduced
            ?? Ratio(1, 1)
        // Without FFmpeg's word on the matrix, nobody knows how the picture is shown.
        if let stream {
            rotation = stream.matrix.map(\.rotation) ?? 0
            isMirrored = stream.matrix?.isMirrored ?? false
            if stream.matrix?.isDegenerate == true {
                defects.append(
                    Defect(.degenerateMatrix, "the display matrix is neither a turn by quarters nor a flip"))
            }
            displaySize = size.map { size in
                let base = description?.cleanAperture ?? size.value
                return Measured(base.displayed(sampleAspectRatio, rotation: rotation), size.evidence)
            }
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

/// Pixel formats that a sample format allows no other than.
enum FixedPixelFormat {
    /// FFmpeg's name of the pixel format; nil when the sample format does not settle it.
    static func name(sampleFormat: FourCC) -> String? {
        switch sampleFormat {
        // ProRes 422 in its four qualities. The 4444 kinds carry 10 or 12 bits, with or without transparency.
        case FourCC("apco"), FourCC("apcs"), FourCC("apcn"), FourCC("apch"): "yuv422p10le"
        case FourCC("s263"), FourCC("H263"), FourCC("h263"): "yuv420p"
        default: nil
        }
    }
}
