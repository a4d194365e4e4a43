/// Files, as servers of good will hand them out.
extension Script {
    /// A file, whole or in ranges.
    /// - Parameters:
    ///   - bytes: The file.
    ///   - headers: Lines beside those about ranges and lengths, such as `Content-Type: image/png`.
    /// - Returns: The script.
    public static func file(_ bytes: [UInt8], _ headers: String...) -> Script {
        Script { request, connection in try connection.respond(to: request, with: bytes, headers) }
    }

    /// The whole file, whatever range is asked for.
    public static func ignoringRange(_ bytes: [UInt8], _ headers: String...) -> Script {
        Script { _, connection in try connection.respond(200, headers, body: bytes) }
    }

    /// The whole file without its length: a body that ends with the connection.
    public static func withoutLength(_ bytes: [UInt8], _ headers: String...) -> Script {
        Script { _, connection in
            connection.close()
            try connection.writeHead(200, headers + ["Connection: close"])
            try connection.write(bytes)
        }
    }

    /// The whole file without its length, in chunks.
    public static func chunked(_ bytes: [UInt8], by size: Int = 1000, _ headers: String...) -> Script {
        Script { _, connection in
            try connection.writeHead(200, headers + ["Transfer-Encoding: chunked"])
            for start in stride(from: 0, to: bytes.count, by: size) {
                try connection.writeChunk(bytes[start..<min(start + size, bytes.count)])
            }
            try connection.write("0\r\n\r\n")
        }
    }

    /// Ranges of the file without the file's length, which HTTP allows: `Content-Range: bytes 0-9/*`.
    public static func withoutTotal(_ bytes: [UInt8]) -> Script {
        Script { request, connection in
            guard request.range != nil else { return try connection.respond(to: request, with: bytes) }
            let part = request.part(of: bytes)
            guard !part.isEmpty else {
                return try connection.respond(416, ["Content-Range: bytes */*"])
            }
            try connection.respond(206, [part.header(of: "*")], body: bytes[part])
        }
    }

    /// Fewer bytes than asked for, and saying so, which HTTP allows.
    public static func shortRanges(_ bytes: [UInt8], most: Int) -> Script {
        Script { request, connection in
            let asked = request.part(of: bytes)
            let part = asked.lowerBound..<min(asked.lowerBound + most, asked.upperBound)
            guard request.range != nil, !part.isEmpty else {
                return try connection.respond(to: request, with: bytes)
            }
            try connection.respond(206, [part.header(of: bytes.count)], body: bytes[part])
        }
    }

    /// Several ranges in one body, though one was asked for.
    public static func multipart(_ bytes: [UInt8]) -> Script {
        Script { request, connection in
            let part = request.part(of: bytes)
            let half = part.lowerBound + part.count / 2
            var body: [UInt8] = []
            for piece in [part.lowerBound..<half, half..<part.upperBound] where !piece.isEmpty {
                let lines = ["", "--part", "Content-Type: image/png", piece.header(of: bytes.count), "", ""]
                body += Array(lines.joined(separator: "\r\n").utf8)
                body += bytes[piece]
            }
            body += Array("\r\n--part--\r\n".utf8)
            try connection.respond(206, ["Content-Type: multipart/byteranges; boundary=part"], body: body)
        }
    }

    /// Another version of the file with each request: its tag changes, its bytes only when there are several.
    public static func changing(_ versions: [UInt8]...) -> Script {
        Script { request, connection in
            let bytes = versions[request.index % versions.count]
            try connection.respond(to: request, with: bytes, ["ETag: \"\(request.index)\""])
        }
    }
}

extension ScriptedConnection {
    /// Sends one chunk of a chunked body.
    /// - Throws: ``PeerGone``.
    public func writeChunk(_ bytes: some Collection<UInt8>) throws {
        try write(Array((String(bytes.count, radix: 16) + "\r\n").utf8) + Array(bytes) + [13, 10])
    }
}
