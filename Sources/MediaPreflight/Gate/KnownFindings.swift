package import PreflightModel
import PreflightStore
import PreflightSystem
import Synchronization

/// Findings that were known when a baseline was written.
///
/// A finding is known by its code and by the content that it is about: a file that was moved stays known, and one that
/// was changed does not.
package final class KnownFindings: Sendable {
    private let matching: Mutex<BaselineMatching>

    /// Reads a baseline.
    /// - Parameter path: Its file.
    /// - Throws: `PreflightError` when it cannot be read, with the line of a mistake in it.
    package init(_ path: String) throws(PreflightError) {
        matching = Mutex(BaselineMatching(try Baseline.read(path)))
    }

    /// What a report has that is known.
    struct Matches: Sendable {
        fileprivate let codes: Set<FindingKey>
        var isEmpty: Bool { codes.isEmpty }

        /// A finding that no longer counts when it is known.
        func amended(_ finding: Finding) -> Finding {
            guard finding.isProblem, codes.contains(FindingKey(finding)) else { return finding }
            var finding = finding
            finding.suppression = Suppression(.baseline)
            return finding
        }
    }

    /// A finding within its report.
    fileprivate struct FindingKey: Hashable {
        let code: String
        let path: String
        let pointer: String?

        init(_ finding: Finding) {
            code = finding.code
            path = finding.location.path
            pointer = finding.location.pointer
        }
    }

    /// Tells what of a report is known. Reads its files when there is something to be known. Blocks.
    func known(in report: Report) -> Matches {
        let problems = report.findings.filter(\.isProblem)
        let keys = problems.isEmpty ? nil : ContentKeys(of: report)
        return matching.withLock { matching in
            if let request = report.request { matching.judge(request.path) }
            for asset in report.assets { matching.judge(asset.facts.path) }
            let known = problems.filter { finding in
                guard let key = keys?.key(of: finding) else { return false }
                return matching.meet(finding.code, of: key, pointer: finding.location.pointer)
            }
            return Matches(codes: Set(known.map(FindingKey.init)))
        }
    }

    /// What the baseline names and is gone.
    package var stale: [RunSummary.StaleFinding] {
        matching.withLock { matching in
            matching.stale { FileStatus.isTaken($0) }
        }
    }
}
