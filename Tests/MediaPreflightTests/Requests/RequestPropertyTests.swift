import MediaPreflight
import PreflightModel
import TestSupport
import Testing

/// What holds for every dialect, whatever the request: made from the dialects' data, so that a new one is tested too.
@Suite(.tags(.slow)) struct RequestPropertyTests {
    /// A dialect and the profile it is of.
    struct Case: CustomTestStringConvertible, Sendable {
        let profile: String
        let dialect: RequestDialect
        /// Most characters of a prompt.
        let promptLength: Int

        var testDescription: String { dialect.id }

        func check() throws -> RequestCheck {
            try RequestCheck(profile: profile, dialect: dialect.id, fetching: nil)
        }
    }

    static let dialects: [Case] = Preflight.builtInProfiles.flatMap { id -> [Case] in
        guard let profile = try? Preflight.profile(id),
            case .characters(let count)? = profile.limits[.promptMaxCharacters]?.value
        else { return [] }
        return profile.dialects.map { Case(profile: id, dialect: $0, promptLength: count) }
    }

    private static func report(_ json: TestJSON, by check: RequestCheck) async -> Report {
        await check.report(
            on: RequestBody(Array(json.json.utf8), name: "body.json", media: RequestGenerator.media))
    }

    @Test(arguments: dialects)
    func `a generated request passes, and is told by its fields`(_ testCase: Case) async throws {
        let named = try testCase.check()
        let telling = try RequestCheck(profile: testCase.profile, fetching: nil)
        for seed in 0..<12 {
            var generator = RequestGenerator(
                testCase.dialect, promptLength: testCase.promptLength, seed: UInt64(seed))
            let request = generator.request(isFull: seed < 4)
            let report = await Self.report(request, by: named)
            let problems = report.findings.filter { $0.severity < .note }
            #expect(
                report.verdict == .pass && problems.isEmpty, "\(request.json)\n\(problems.map(\.message))")
            #expect(await Self.report(request, by: telling).request?.dialect == testCase.dialect.id)
        }
    }

    @Test(arguments: dialects)
    func `any one change of a generated request is found where it is`(_ testCase: Case) async throws {
        let check = try testCase.check()
        for seed in 0..<3 {
            var generator = RequestGenerator(
                testCase.dialect, promptLength: testCase.promptLength, seed: UInt64(seed))
            let request = generator.request(isFull: seed < 1)
            for change in RequestChange.all(of: request, generator.given, testCase.promptLength) {
                let report = await Self.report(change.request, by: check)
                let found = report.findings.first {
                    $0.code == change.code && $0.location.pointer == change.pointer && $0.outcome == .fail
                }
                let all = report.findings.map { "\($0.code) \($0.location.pointer ?? "")" }
                #expect(
                    found != nil,
                    "\(change.title), expected \(change.code) at \(change.pointer), found \(all)")
                if found?.severity == .error { #expect(report.verdict == .fail, "\(change.title)") }
                if let found { expectPlace(of: found, in: change) }
            }
        }
    }

    /// The line that a finding names has the member's name in it, unless the member is missing.
    private func expectPlace(of finding: Finding, in change: RequestChange) {
        let lines = change.request.json.split(separator: "\n", omittingEmptySubsequences: false)
        guard let line = finding.location.line, lines.indices.contains(line - 1) else {
            Issue.record("\(change.title): there is no line \(finding.location.line ?? 0)")
            return
        }
        let name = change.pointer.split(separator: "/").last { Int($0) == nil } ?? ""
        let isMissing = change.request.value(at: change.pointer) == nil
        #expect(isMissing || lines[line - 1].contains("\"\(name)\""), "\(change.title): line \(line)")
    }
}
