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
