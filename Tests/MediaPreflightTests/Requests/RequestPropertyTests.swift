import MediaPreflight
import PreflightModel
import Testing

/// What holds for every dialect, whatever the request: made from the dialects' data, so that a new one is tested too.
@Suite struct RequestPropertyTests {
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
        for seed in 0..<40 {
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
        for seed in 0..<8 {
            var generator = RequestGenerator(
                testCase.dialect, promptLength: testCase.promptLength, seed: UInt64(seed))
            let request = generator.request(isFull: seed < 2)
            for change in Change.all(of: request, generator.given, testCase.promptLength) {
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
    private func expectPlace(of finding: Finding, in change: Change) {
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

/// A request with one mistake in it.
private struct Change {
    var title: String
    var code: String
    var pointer: String
    var request: TestJSON

    static func all(
        of request: TestJSON, _ given: [(field: RequestField, pointer: String)], _ promptLength: Int
    ) -> [Change] {
        given.flatMap { field, pointer in
            changes(of: field, promptLength).compactMap { title, code, value in
                var changed = request
                guard changed.change(pointer, to: value) else { return nil }
                return Change(title: "\(pointer) \(title)", code: code, pointer: pointer, request: changed)
            } + additions(to: request, field, pointer)
        }
    }

    private typealias Replacement = (title: String, code: String, value: TestJSON?)

    private static func changes(of field: RequestField, _ promptLength: Int) -> [Replacement] {
        var changes: [Replacement] = []
        let isList = field.type.hasPrefix("array")
        let isSelection = field.name.hasSuffix("]")
        if field.isRequired == true, !isSelection { changes.append(("missing", "REQ006", nil)) }
        switch field.type {
        case "string": changes.append(("a number for a string", "REQ008", .number("7")))
        case "boolean": changes.append(("a string for a flag", "REQ008", .text("true")))
        case "integer", "long": changes.append(("a string for a number", "REQ008", .text("5")))
        case "object": changes.append(("a list for an object", "REQ008", .list([])))
        default: if !isSelection { changes.append(("a string for a list", "REQ008", .text("x"))) }
        }
        if !field.values.isEmpty { changes.append(("a value of its own", "REQ009", .text("nonsense"))) }
        if let most = field.role == .prompt ? promptLength : field.maxCharacters {
            changes.append(("too long", "REQ010", .text(String(repeating: "字", count: most + 1))))
        }
        if let most = field.maximum, !isList {
            changes.append(("too much", "REQ011", .number("\(most + 1)")))
        }
        if let least = field.minimum, !isList {
            changes.append(("too little", "REQ011", .number("\(least - 1)")))
        }
        if field.minimum == 1, isList, !isSelection { changes.append(("no item", "REQ012", .list([]))) }
        if RequestGenerator.isMedia(field) {
            changes.append(("a private host", "SRC012", .text("https://10.1.2.3/a.png")))
            changes.append(("another scheme", "SRC009", .text("ftp://cdn.example.com/a.png")))
            changes.append(("a password", "SRC011", .text("https://a:b@cdn.example.com/a.png")))
        }
        if field.role == .callback {
            changes.append(("a callback to this machine", "REQ016", .text("https://127.0.0.1/done")))
        }
        return changes
    }

    /// What is added, rather than changed, at an object or a list.
    private static func additions(
        to request: TestJSON, _ field: RequestField, _ pointer: String
    ) -> [Change] {
        var changes: [Change] = []
        let parent = String(pointer[..<(pointer.lastIndex(of: "/") ?? pointer.startIndex)])
        let name = String(pointer.dropFirst(parent.count + 1))
        if case .object? = request.value(at: parent) {
            var stranger = request
            stranger.add("no_such_field", .number("1"), to: parent)
            changes.append(
                Change(
                    title: "\(parent) with a field of its own", code: "REQ007",
                    pointer: "\(parent)/no_such_field", request: stranger))
            var twice = request
            twice.add(name, request.value(at: pointer) ?? .null, to: parent)
            changes.append(
                Change(title: "\(pointer) twice", code: "REQ003", pointer: pointer, request: twice))
        }
        if let most = field.maximum, !field.name.hasSuffix("]"),
            case .list(let items)? = request.value(at: pointer), let item = items.first
        {
            var longer = request
            longer.change(pointer, to: .list(Array(repeating: item, count: most + 1)))
            changes.append(
                Change(
                    title: "\(pointer) with one too many", code: "REQ012", pointer: pointer, request: longer))
        }
        return changes
    }
}
