import Foundation
import TestSupport

/// What the tests of the gate need to know of a run's JSON.
struct JudgedRun: Decodable {
    let assets: [Asset]
    let findings: [Finding]
    let requests: [Request]
    let summary: Summary
    let verdict: String

    struct Asset: Decodable {
        let path: String
        let verdict: String
        let request: Int?
        let pair: String?
        let role: String
    }

    struct Finding: Decodable {
        let code: String
        let severity: String
        let outcome: String
        let message: String
        let location: Location
        let orientation: String?
        let suppression: Suppression?

        struct Location: Decodable { let path: String }
        struct Suppression: Decodable {
            let kind: String
            let reason: String?
        }
    }

    struct Request: Decodable {
        let path: String
        let verdict: String
    }

    struct Summary: Decodable {
        let assets, pass, fail, unknown: Int
        let errors, warnings, notes, suppressed, unlisted, unjudged: Int
        let interrupted: Bool
    }

    /// Reads the JSON of a run.
    init(_ text: String) throws { self = try JSONDecoder().decode(JudgedRun.self, from: Data(text.utf8)) }

    /// What became of each file that was judged on its own, and of each request with its media, by path.
    ///
    /// Paths are kept as bytes: to Swift two texts are the same that to the file system are not.
    var outcomes: [[UInt8]: Outcome] {
        var outcomes: [[UInt8]: Outcome] = [:]
        for asset in assets {
            let path = asset.request.map { requests[$0].path } ?? asset.path
            outcomes[Array(path.utf8), default: Outcome()].verdicts.insert(asset.verdict)
        }
        for request in requests {
            outcomes[Array(request.path.utf8), default: Outcome()].verdicts.insert(request.verdict)
        }
        for finding in findings {
            outcomes[Array(finding.location.path.utf8), default: Outcome()].codes.insert(finding.code)
        }
        return outcomes
    }

    /// What became of one thing.
    struct Outcome: Hashable, CustomStringConvertible {
        var verdicts: Set<String> = []
        var codes: Set<String> = []

        /// The worst of what its parts came to.
        var verdict: String { ["fail", "unknown", "pass"].first(where: verdicts.contains) ?? "none" }
        var description: String { ([verdict] + codes.sorted()).joined(separator: " ") }
    }
}
