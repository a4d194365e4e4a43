package import PreflightModel

extension RequestReport: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(path)
        writer.write(byteCount)
        writer.write(dialect)
        writer.write(dialectTitle)
        writer.write(verdict)
        writer.write(orientation)
        writer.write(stake)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            path: try reader.read(), byteCount: try reader.read(), dialect: try reader.read(),
            dialectTitle: try reader.read(), verdict: try reader.read(), orientation: try reader.read(),
            stake: try reader.read())
    }
}

extension Stake: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(seconds)
        writer.write(basis)
        writer.write(amounts)
        writer.write(source)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            seconds: try reader.read(), basis: try reader.read(), amounts: try reader.read(),
            source: try reader.read())
    }
}

extension Stake.Amount: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(value)
        writer.write(unit)
        writer.write(model)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(value: try reader.read(), unit: try reader.read(), model: try reader.read())
    }
}

extension Billing.Basis: CodedByPlace {}
