package import PreflightModel

extension Finding: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(code)
        writer.write(rule)
        writer.write(severity)
        writer.write(outcome)
        writer.write(subject)
        writer.write(location)
        writer.write(message)
        writer.write(actual)
        writer.write(limit)
        writer.write(unit)
        writer.write(evidence)
        writer.write(source)
        writer.write(fix)
        writer.write(orientation)
        writer.write(adjustment)
        writer.write(upstream)
        writer.write(suppression)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            code: try reader.read(), rule: try reader.read(), severity: try reader.read(),
            outcome: try reader.read(), subject: try reader.read(), location: try reader.read(),
            message: try reader.read(), actual: try reader.read(), limit: try reader.read(),
            unit: try reader.read(), evidence: try reader.read(), source: try reader.read(),
            fix: try reader.read(), orientation: try reader.read(), adjustment: try reader.read(),
            upstream: try reader.read(), suppression: try reader.read())
    }
}

extension Severity: CodedByPlace {}
extension Outcome: CodedByPlace {}
extension Subject: CodedByPlace {}
extension Adjustment: CodedByPlace {}
extension LimitSource.Strength: CodedByPlace {}

extension Location: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(path)
        writer.write(asset)
        writer.write(pointer)
        writer.write(line)
        writer.write(column)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            path: try reader.read(), asset: try reader.read(), pointer: try reader.read(),
            line: try reader.read(), column: try reader.read())
    }
}

extension Quantity: Storable {
    package func store(in writer: inout BinaryWriter) {
        switch self {
        case .integer(let value):
            writer.write(byte: 0)
            writer.write(value)
        case .decimal(let value):
            writer.write(byte: 1)
            writer.write(value)
        case .text(let value):
            writer.write(byte: 2)
            writer.write(value)
        }
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        switch try reader.readByte() {
        case 0: self = .integer(try reader.read())
        case 1: self = .decimal(try reader.read())
        case 2: self = .text(try reader.read())
        default: throw MalformedBytes()
        }
    }
}

extension LimitSource: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(document)
        writer.write(quote)
        writer.write(read)
        writer.write(strength)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            document: try reader.read(), quote: try reader.read(), read: try reader.read(),
            strength: try reader.read())
    }
}

extension Fix: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(summary)
        writer.write(command)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), command: try reader.read())
    }
}

extension Suppression: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(kind)
        writer.write(reason)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), reason: try reader.read())
    }
}

extension Suppression.Kind: CodedByPlace {}
