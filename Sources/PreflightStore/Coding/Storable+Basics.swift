package import PreflightModel

extension Bool: Storable {
    package func store(in writer: inout BinaryWriter) { writer.write(flag: self) }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) { self = try reader.readFlag() }
}

/// Small numbers take one byte, be they above or below zero: the sign is the lowest bit.
extension Int64: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(number: UInt64(bitPattern: (self &<< 1) ^ (self &>> 63)))
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        let number = try reader.readNumber()
        self = Int64(bitPattern: number &>> 1) ^ -Int64(bitPattern: number & 1)
    }
}

extension Int: Storable {
    package func store(in writer: inout BinaryWriter) { Int64(self).store(in: &writer) }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        guard let value = Int(exactly: try Int64(from: &reader)) else { throw MalformedBytes() }
        self = value
    }
}

extension Double: Storable {
    package func store(in writer: inout BinaryWriter) {
        let bits = bitPattern
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            writer.write(byte: UInt8(truncatingIfNeeded: bits &>> shift))
        }
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        var bits: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bits |= UInt64(try reader.readByte()) &<< shift
        }
        self.init(bitPattern: bits)
    }
}

extension String: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(number: UInt64(utf8.count))
        writer.write(bytes: utf8)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        let bytes = try reader.readBytes(try reader.readNumber())
        guard let text = String(validating: bytes, as: UTF8.self) else { throw MalformedBytes() }
        self = text
    }
}

extension Optional: Storable where Wrapped: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(flag: self != nil)
        if let self { writer.write(self) }
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self = try reader.readFlag() ? try reader.read(Wrapped.self) : nil
    }
}

extension Array: Storable where Element: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(number: UInt64(count))
        for element in self {
            // Each has flags of its own, if any, so that none takes less than a byte.
            writer.startFlags()
            writer.write(element)
        }
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        let count = try reader.readNumber()
        guard count <= UInt64(reader.remainingCount) else { throw MalformedBytes() }
        self = []
        // Elements in memory are larger than a byte, so a count is not trusted with much.
        reserveCapacity(Swift.min(Int(count), 16))
        for _ in 0..<count {
            reader.startFlags()
            append(try reader.read())
        }
    }
}

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
