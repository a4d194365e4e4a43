package import PreflightModel

extension ImageFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(format)
        writer.write(size)
        writer.write(exifOrientation)
        writer.write(bitDepth)
        writer.write(colorModel)
        writer.write(hasAlpha)
        writer.write(isAnimated)
        writer.write(isProgressive)
        writer.write(uncommonCoding)
        writer.write(additionalPictureCount)
        writer.write(share)
        writer.write(isOddlyPacked)
        writer.write(uncheckedByteCount)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(format: try reader.read(), size: try reader.read(), exifOrientation: try reader.read())
        bitDepth = try reader.read()
        colorModel = try reader.read()
        hasAlpha = try reader.read()
        isAnimated = try reader.read()
        isProgressive = try reader.read()
        uncommonCoding = try reader.read()
        additionalPictureCount = try reader.read()
        share = try reader.read()
        isOddlyPacked = try reader.read()
        uncheckedByteCount = try reader.read()
    }
}

extension ByteShare: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(metadata)
        writer.write(image)
        writer.write(meanQuantiser)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            metadata: try reader.read(), image: try reader.read(), meanQuantiser: try reader.read())
    }
}

/// Open, so written as its name.
extension ImageFormat: Storable {
    package func store(in writer: inout BinaryWriter) { writer.write(rawValue) }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(rawValue: try reader.read())
    }
}

extension ColorModel: CodedByPlace {}
