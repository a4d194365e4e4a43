package import PreflightModel

extension WebFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(url)
        writer.write(mistake)
        writer.write(scheme)
        writer.write(hasCredentials)
        writer.write(unreachable)
        writer.write(isHostAllowed)
        writer.write(secondsToExpiry)
        writer.write(signature)
        writer.write(fetch)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            url: try reader.read(), mistake: try reader.read(), scheme: try reader.read(),
            hasCredentials: try reader.read(), unreachable: try reader.read(),
            isHostAllowed: try reader.read(), secondsToExpiry: try reader.read(),
            signature: try reader.read(), fetch: try reader.read())
    }
}

extension SignatureFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(scheme)
        writer.write(secondsToStart)
        writer.write(life)
        writer.write(longestLife)
        writer.write(isLongestLifeCertain)
        writer.write(forbidsReading)
        writer.write(unreadable)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            scheme: try reader.read(), secondsToStart: try reader.read(), life: try reader.read(),
            longestLife: try reader.read(), isLongestLifeCertain: try reader.read(),
            forbidsReading: try reader.read(), unreadable: try reader.read())
    }
}

extension FetchFacts: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(redirects)
        writer.write(status)
        writer.write(contentType)
        writer.write(acceptsRanges)
        writer.write(requestCount)
        writer.write(receivedByteCount)
        writer.write(seconds)
        writer.write(secondsToFirstByte)
        writer.write(proxy)
        writer.write(failure)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(
            redirects: try reader.read(), status: try reader.read(), contentType: try reader.read(),
            acceptsRanges: try reader.read(), requestCount: try reader.read(),
            receivedByteCount: try reader.read(), seconds: try reader.read(),
            secondsToFirstByte: try reader.read(), proxy: try reader.read(), failure: try reader.read())
    }
}

extension FetchFacts.Redirect: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(status)
        writer.write(url)
        writer.write(leavesHost)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(status: try reader.read(), url: try reader.read(), leavesHost: try reader.read())
    }
}

extension FetchFailure: Storable {
    package func store(in writer: inout BinaryWriter) {
        writer.write(kind)
        writer.write(detail)
    }

    package init(from reader: inout BinaryReader) throws(MalformedBytes) {
        self.init(try reader.read(), try reader.read())
    }
}

extension FetchFailure.Kind: CodedByPlace {}
