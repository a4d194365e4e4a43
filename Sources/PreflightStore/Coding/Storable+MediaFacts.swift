package import PreflightModel

extension MediaFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(path)
        writer.write(byteCount)
        writer.write(fileExtension)
        writer.write(mediaType)
        writer.write(content)
        writer.write(defects)
        writer.write(web)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            path: try reader.read(), byteCount: try reader.read(), fileExtension: try reader.read(),
            mediaType: try reader.read(), content: try reader.read(), defects: try reader.read(),
            web: try reader.read())
    }
}

extension MediaFacts.Content: Storable {
    package func store(in writer: inout BinaryWriter) {
        switch self {
        case .image(let facts):
            writer.write(byte: 0)
            writer.write(facts)
        case .video(let facts):
            writer.write(byte: 1)
            writer.write(facts)
        case .other(let facts):
            writer.write(byte: 2)
            writer.write(facts)
        }
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        switch try reader.readByte() {
        case 0: self = .image(try reader.read())
        case 1: self = .video(try reader.read())
        case 2: self = .other(try reader.read())
        default: throw MalformedBytes()
        }
    }
}

extension Defect: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(kind)
        writer.write(detail)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), try reader.read())
    }
}

extension Defect.Kind: CodedByPlace {}

extension OtherFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(identifiedAs)
        writer.write(problem)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(identifiedAs: try reader.read(), problem: try reader.read())
    }
}

extension SourceProblem: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(kind)
        writer.write(detail)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), try reader.read())
    }
}

extension SourceProblem.Kind: CodedByPlace {}

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
