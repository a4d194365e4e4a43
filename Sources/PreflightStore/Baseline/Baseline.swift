import PreflightJSON
package import PreflightModel

/// Findings that are known, and do not fail a run any more.
///
/// Entries are kept sorted instead of hashed: nothing more is held in memory than they are themselves.
package struct Baseline: Sendable {
    /// In the order in which they are found.
    let entries: [BaselineEntry]

    /// Creates a baseline. Entries may be given twice.
    package init(_ entries: [BaselineEntry]) {
        var sorted = entries
        sorted.sort { $0.isFound(before: $1) }
        self.entries = sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
    }

    /// Whether a finding is known.
    /// - Parameters:
    ///   - code: The rule's code.
    ///   - sha256: The hash of what it is about.
    ///   - pointer: The JSON pointer, for a finding on a field of a request.
    /// - Returns: Whether an entry names it, wherever it was.
    package func contains(_ code: String, of sha256: ContentHash, pointer: String? = nil) -> Bool {
        !indices(code, sha256, pointer).isEmpty
    }

    /// Where the entries of a finding are: several when files of the same content had it.
    func indices(_ code: String, _ sha256: ContentHash, _ pointer: String?) -> Range<Int> {
        let key = (sha256, code, pointer ?? "")
        func count(where isBefore: (BaselineEntry) -> Bool) -> Int {
            var range = entries.startIndex..<entries.endIndex
            while !range.isEmpty {
                let middle = range.lowerBound + range.count / 2
                range =
                    isBefore(entries[middle])
                    ? middle + 1..<range.upperBound : range.lowerBound..<middle
            }
            return range.lowerBound
        }
        let start = count { ($0.sha256, $0.code, $0.pointer ?? "") < key }
        let end = count { ($0.sha256, $0.code, $0.pointer ?? "") <= key }
        return start..<end
    }
}

extension Baseline {
    /// The name of the format, and its version.
    static let schema = "preflight-baseline/1"

    /// The text of a baseline's file: the same for the same entries, sorted by path and code, an entry a line, so that
    /// what a change of it changes can be read.
    package static func text(_ entries: [BaselineEntry]) -> String {
        var sorted = entries
        sorted.sort { $0.isWritten(before: $1) }
        var text = "{\n  \"schema\": \"\(schema)\",\n  \"entries\": ["
        var last: BaselineEntry?
        var writer = JSONWriter(.line)
        for entry in sorted where entry != last {
            text += last == nil ? "\n    " : ",\n    "
            writer.object {
                $0.member("path", entry.path)
                $0.member("code", entry.code)
                if let pointer = entry.pointer { $0.member("pointer", pointer) }
                $0.member("sha256", entry.sha256.description)
            }
            text += writer.drain()
            last = entry
        }
        return text + (last == nil ? "]\n}\n" : "\n  ]\n}\n")
    }
}
