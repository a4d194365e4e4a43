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
