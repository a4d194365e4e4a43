package import PreflightModel

extension Baseline {
    /// Reads a baseline's file.
    /// - Parameter path: The file: a regular one of at most 64 MiB.
    /// - Returns: The baseline.
    /// - Throws: `PreflightError` that says what is wrong, and in which line.
    package static func read(_ path: String) throws(PreflightError) -> Baseline {
        let bytes: [UInt8]
        do throws(BaselineFile.Problem) {
            bytes = try BaselineFile.bytes(path)
        } catch {
            throw invalid(path, error.reason)
        }
        var scanner = JSONScanner(bytes)
        do throws(JSONScanner.Mistake) {
            return Baseline(try document(&scanner))
        } catch {
            let place = scanner.place(of: error.position)
            throw invalid("\(path):\(place.line):\(place.column)", error.reason)
        }
    }

    /// Members that later versions may add are read over.
    private static func document(_ scanner: inout JSONScanner) throws(JSONScanner.Mistake) -> [BaselineEntry]
    {
        let start = scanner.nextPosition()
        var found: String?
        var entries: [BaselineEntry]?
        try scanner.object("the document") { scanner, name throws(JSONScanner.Mistake) in
            let position = scanner.nextPosition()
            switch name {
            case "schema":
                let text = try scanner.string("'schema'")
                guard text == schema else {
                    throw JSONScanner.Mistake(
                        reason: "the schema is '\(text.prefix(100))', not '\(schema)'", position: position)
                }
                found = text
            case "entries":
                var list: [BaselineEntry] = []
                try scanner.array("'entries'") { scanner throws(JSONScanner.Mistake) in
                    list.append(try entry(&scanner))
                }
                entries = list
            default: try scanner.skipValue()
            }
        }
        try scanner.end()
        guard found != nil else {
            throw JSONScanner.Mistake(reason: "'schema' is missing", position: start)
        }
        guard let entries else { throw JSONScanner.Mistake(reason: "'entries' is missing", position: start) }
        return entries
    }

    private static func entry(_ scanner: inout JSONScanner) throws(JSONScanner.Mistake) -> BaselineEntry {
        let start = scanner.nextPosition()
        var sha256: ContentHash?
        var (code, pointer, path): (String?, String?, String?)
        try scanner.object("this entry") { scanner, name throws(JSONScanner.Mistake) in
            let position = scanner.nextPosition()
            switch name {
            case "sha256":
                sha256 = ContentHash(try scanner.string("'sha256'"))
                guard sha256 != nil else {
                    throw JSONScanner.Mistake(
                        reason: "'sha256' is not 64 hexadecimal digits in lower case", position: position)
                }
            case "code": code = try scanner.string("'code'")
            case "pointer": pointer = try scanner.string("'pointer'")
            case "path": path = try scanner.string("'path'")
            default: try scanner.skipValue()
            }
        }
        guard let sha256, let code, let path else {
            let missing = sha256 == nil ? "sha256" : code == nil ? "code" : "path"
            throw JSONScanner.Mistake(reason: "'\(missing)' is missing", position: start)
        }
        return BaselineEntry(sha256: sha256, code: code, pointer: pointer, path: path)
    }

    private static func invalid(_ place: String, _ reason: String) -> PreflightError {
        PreflightError(
            .invalidBaseline,
            "\(place): the baseline cannot be used: \(reason). 'preflight baseline' writes a new one.")
    }
}
