package import PreflightModel

extension Report: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(tool)
        writer.write(profile)
        writer.write(request)
        writer.write(pair)
        writer.write(verdict)
        writer.write(orientations)
        writer.write(assets)
        writer.write(findings)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            tool: try reader.read(), profile: try reader.read(), request: try reader.read(),
            pair: try reader.read(), verdict: try reader.read(), orientations: try reader.read(),
            assets: try reader.read(), findings: try reader.read())
    }
}

extension Verdict: CodedByPlace {}
extension CharacterOrientation: CodedByPlace {}

extension Report.Tool: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(name)
        writer.write(version)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(name: try reader.read(), version: try reader.read())
    }
}

extension Report.ProfileReference: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(id)
        writer.write(name)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(id: try reader.read(), name: try reader.read())
    }
}

extension AssetReport: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(facts)
        writer.write(subject)
        writer.write(pointer)
        writer.write(verdict)
        writer.write(orientations)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            facts: try reader.read(), subject: try reader.read(), pointer: try reader.read(),
            verdict: try reader.read(), orientations: try reader.read())
    }
}

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

extension CostEstimate: Storable {
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

extension CostEstimate.Amount: Storable {
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
