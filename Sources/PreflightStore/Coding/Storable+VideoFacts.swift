package import PreflightModel

extension VideoFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(container)
        writer.write(video)
        writer.write(audio)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(container: try reader.read(), video: try reader.read(), audio: try reader.read())
    }
}

extension ContainerFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(format)
        writer.write(majorBrand)
        writer.write(duration)
        writer.write(isFragmented)
        writer.write(indexPosition)
        writer.write(videoTrackCount)
        writer.write(sampleByteCount)
        writer.write(compatibleBrands)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(format: try reader.read(), majorBrand: try reader.read(), duration: try reader.read())
        isFragmented = try reader.read()
        indexPosition = try reader.read()
        videoTrackCount = try reader.read()
        sampleByteCount = try reader.read()
        compatibleBrands = try reader.read()
    }
}

/// Open, so written as its name.
extension ContainerFormat: Storable {
    package func store(in writer: inout BinaryWriter) { writer.write(rawValue) }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(rawValue: try reader.read())
    }
}

extension ContainerFacts.IndexPosition: CodedByPlace {}

extension VideoTrackFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(codec)
        writer.write(size)
        writer.write(displaySize)
        writer.write(duration)
        writer.write(contradictingSize)
        writer.write(rotation)
        writer.write(isMirrored)
        writer.write(sampleAspectRatio)
        writer.write(contradictingDuration)
        writer.write(startTime)
        writer.write(frameCount)
        writer.write(frameRate)
        writer.write(isVariableFrameRate)
        writer.write(pixelFormat)
        writer.write(isHDR)
        writer.write(isEncrypted)
        writer.write(codecTag)
        writer.write(hasDecoder)
        writer.write(checkedFrameCount)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            codec: try reader.read(), size: try reader.read(), displaySize: try reader.read(),
            duration: try reader.read())
        contradictingSize = try reader.read()
        rotation = try reader.read()
        isMirrored = try reader.read()
        sampleAspectRatio = try reader.read()
        contradictingDuration = try reader.read()
        startTime = try reader.read()
        frameCount = try reader.read()
        frameRate = try reader.read()
        isVariableFrameRate = try reader.read()
        pixelFormat = try reader.read()
        isHDR = try reader.read()
        isEncrypted = try reader.read()
        codecTag = try reader.read()
        hasDecoder = try reader.read()
        checkedFrameCount = try reader.read()
    }
}

extension AudioTrackFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(codec)
        writer.write(channels)
        writer.write(sampleRate)
        writer.write(duration)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            codec: try reader.read(), channels: try reader.read(), sampleRate: try reader.read(),
            duration: try reader.read())
    }
}
