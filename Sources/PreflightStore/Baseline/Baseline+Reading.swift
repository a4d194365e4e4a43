internal import PreflightJSON
package import PreflightModel
internal import PreflightSystem
import PreflightText

extension Baseline {
    /// A baseline of 400 000 findings.
    private static let byteLimit = 64 << 20

    /// Why it cannot be used, in words, and where that is seen.
    private struct Problem: Error {
        var reason: String
        var position: TextPosition?
    }

    /// Reads a baseline's file.
    /// - Parameter path: The file: a regular one of at most 64 MiB.
    /// - Returns: The baseline.
    /// - Throws: `PreflightError` that says what is wrong, and in which line.
    package static func read(_ path: String) throws(PreflightError) -> Baseline {
        do throws(Problem) {
            return Baseline(try entries(try contents(of: path)))
        } catch {
            let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
            throw PreflightError(
                .invalidBaseline,
                "\(path)\(place): the baseline cannot be used: \(error.reason). 'preflight baseline' writes a new one."
            )
        }
    }

    private static func contents(of path: String) throws(Problem) -> [UInt8] {
        guard !path.hasNUL else { throw Problem(reason: "no file can have this name") }
        do throws(OpenFile.Failure) {
            return try OpenFile.regular(path).contents(atMost: byteLimit)
        } catch {
            throw Problem(reason: error == .tooLarge ? "it is larger than 64 MiB" : error.description)
        }
    }

    private static let limits = JSONLimits(
        byteCount: byteLimit, valueCount: 2_500_000)

    private static func entries(_ bytes: [UInt8]) throws(Problem) -> [BaselineEntry] {
        let reading = JSONReader.read(Array(bytes.withoutByteOrderMark), limits: limits)
        if let defect = reading.defects.first {
            throw Problem(reason: defect.detail, position: defect.position)
        }
        // Members that later versions may add are not looked at.
        guard let root = reading.root, root.members != nil else {
            throw Problem(reason: "it is not an object", position: reading.root?.position)
        }
        let name = try string("schema", of: root)
        guard name == schema else {
            throw Problem(
                reason: "its schema is '\(name.prefix(100))', not '\(schema)'",
                position: root["schema"]?.position)
        }
        guard let list = root["entries"]?.items else {
            throw Problem(
                reason: "'entries' is missing or not an array",
                position: root["entries"]?.position ?? root.position)
        }
        var entries: [BaselineEntry] = []
        entries.reserveCapacity(list.count)
        for value in list { entries.append(try entry(value)) }
        return entries
    }

    private static func entry(_ value: JSONValue) throws(Problem) -> BaselineEntry {
        guard value.members != nil else {
            throw Problem(reason: "an entry is not an object", position: value.position)
        }
        guard let sha256 = ContentHash(try string("sha256", of: value)) else {
            throw Problem(
                reason: "'sha256' is not 64 hexadecimal digits in lower case",
                position: value["sha256"]?.position)
        }
        return BaselineEntry(
            sha256: sha256, code: try string("code", of: value),
            pointer: value["pointer"] == nil ? nil : try string("pointer", of: value),
            path: try string("path", of: value))
    }

    private static func string(_ name: String, of object: JSONValue) throws(Problem) -> String {
        guard let value = object[name] else {
            throw Problem(reason: "'\(name)' is missing", position: object.position)
        }
        guard let string = value.string else {
            throw Problem(reason: "'\(name)' is not a string", position: value.position)
        }
        return string
    }
}
