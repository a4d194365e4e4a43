package import PreflightModel

/// Holds the findings of a run against a baseline, and tells in the end what of it is out of date.
package struct BaselineMatching: Sendable {
    private let baseline: Baseline
    /// Places in `baseline.entries`, by their path.
    private let byPath: [Int32]
    /// For each entry: whether its finding was met, and whether its path was judged.
    private var isMet: [Bool]
    private var isJudged: [Bool]

    /// Begins with nothing met.
    package init(_ baseline: Baseline) {
        self.baseline = baseline
        let entries = baseline.entries
        byPath = entries.indices.map { Int32(truncatingIfNeeded: $0) }
            .sorted { entries[Int($0)].path < entries[Int($1)].path }
        isMet = Array(repeating: false, count: entries.count)
        isJudged = isMet
    }

    /// Takes note that a path was judged, whatever was found.
    package mutating func judge(_ path: String) {
        var range = byPath.startIndex..<byPath.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                baseline.entries[Int(byPath[middle])].path < path
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        for index in byPath[range.lowerBound...] {
            guard baseline.entries[Int(index)].path == path else { return }
            isJudged[Int(index)] = true
        }
    }

    /// Takes note of a finding.
    /// - Parameters:
    ///   - code: The rule's code.
    ///   - sha256: The hash of what it is about.
    ///   - pointer: The JSON pointer, for a finding on a field of a request.
    /// - Returns: Whether it is known.
    package mutating func meet(_ code: String, of sha256: ContentHash, pointer: String? = nil) -> Bool {
        let indices = baseline.indices(code, sha256, pointer)
        for index in indices { isMet[index] = true }
        return !indices.isEmpty
    }

    /// What the baseline names and is gone: findings that were not met although their path was judged, or whose file is
    /// there no more. One that was met elsewhere, since its file was moved, is not.
    /// - Parameter exists: Whether there is a file at a path of the baseline.
    /// - Returns: The findings, sorted by path and code, each once.
    package func stale(exists: (String) -> Bool) -> [RunSummary.StaleFinding] {
        var stale: [RunSummary.StaleFinding] = []
        var last: (path: String, exists: Bool)?
        for index in byPath.map(Int.init) where !isMet[index] {
            let entry = baseline.entries[index]
            if !isJudged[index] {
                if last?.path != entry.path { last = (entry.path, exists(entry.path)) }
                guard last?.exists == false else { continue }
            }
            stale.append(RunSummary.StaleFinding(path: entry.path, code: entry.code))
        }
        stale.sort { ($0.path, $0.code) < ($1.path, $1.code) }
        return stale.indices.filter { $0 == 0 || stale[$0] != stale[$0 - 1] }.map { stale[$0] }
    }
}
