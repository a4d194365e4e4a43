package import PreflightModel

extension Evidence: CodedByPlace {}

extension Measured: Storable where Value: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(value)
        writer.write(evidence)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), try reader.read())
    }
}

extension PixelSize: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(width)
        writer.write(height)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(width: try reader.read(), height: try reader.read())
    }
}

extension Ratio: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(numerator)
        writer.write(denominator)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), try reader.read())
    }
}
