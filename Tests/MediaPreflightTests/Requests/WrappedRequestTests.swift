import MediaPreflight
import PreflightModel
import PreflightRules
import TestSupport
import Testing

/// Requests as client libraries, logs and workflows hold them: with something around them, or without what the endpoint
/// takes them in. Made from the dialects' data, so that a new one is tested too.
@Suite struct WrappedRequestTests {
    typealias Case = RequestPropertyTests.Case

    private static func body(_ json: String) -> RequestBody {
        RequestBody(Array(json.utf8), name: "body.json", media: RequestGenerator.media)
    }

    private static func request(of testCase: Case, seed: UInt64 = 1) -> TestJSON {
        var generator = RequestGenerator(testCase.dialect, promptLength: 100, seed: seed)
        return generator.request(isFull: true)
    }

    /// Whether a guess is right: the dialect itself, or KKIAI's when the request fits that wholly or the note names the
    /// other, as it must where providers share a form.
    private static func isRecognised(_ testCase: Case, _ facts: RequestFacts, _ report: Report) -> Bool {
        let isKKIAI =
            facts.dialect.id == "kkiai"
            && !report.findings.contains { finding in
                finding.code == "REQ007" || (finding.code == "REQ008" && finding.severity == .error)
            }
        return facts.dialect.id == testCase.dialect.id || facts.rivals.contains(testCase.dialect.id)
            || isKKIAI
    }

    @Test(arguments: RequestPropertyTests.dialects)
    func `a request as its endpoint takes it is recognised without a profile`(_ testCase: Case) async throws {
        let check = try RequestCheck(fetching: nil)
        let body = Self.body(Self.request(of: testCase).json)
        let facts = check.read(body)
        #expect(Self.isRecognised(testCase, facts, await check.report(on: body)), "\(facts.dialect.id)")
        #expect(facts.shape == .asSent)
    }

    @Test(arguments: RequestPropertyTests.dialects)
    func `a request inside of something is the same dialect's with and without a profile`(_ testCase: Case)
        async throws
    {
        let checks = try [
            RequestCheck(fetching: nil), RequestCheck(profile: testCase.profile, fetching: nil),
        ]
        let request = Self.request(of: testCase).json
        let others = RequestPropertyTests.dialects.flatMap(\.dialect.wrappers)
        for wrapper in Set(["arguments", "body", "data", "payload_json"] + testCase.dialect.wrappers) {
            let body = Self.body("{\"\(wrapper)\": \(request), \"logs\": true}")
            for (index, check) in checks.enumerated() {
                let facts = check.read(body)
                #expect(facts.shape == .inside([wrapper]), "\(wrapper): \(facts.dialect.id) \(facts.shape)")
                let report = await check.report(on: body)
                #expect(report.verdict == .fail)
                #expect(report.findings.contains { $0.code == "REQ022" })
                #expect(!report.findings.contains { $0.fix?.summary.contains("delete") == true })
                #expect(!facts.media.isEmpty)
                if index == 1 { #expect(facts.dialect.id == testCase.dialect.id) }
                let isOthers = others.contains(wrapper) && !testCase.dialect.wrappers.contains(wrapper)
                if index == 0, !isOthers { #expect(Self.isRecognised(testCase, facts, report), "\(wrapper)") }
            }
        }
    }

    /// The objects of a dialect that hold both media.
    private static func object(_ dialect: RequestDialect) -> String? {
        guard let image = dialect.field(.image), let video = dialect.field(.video),
            image.path.steps.count > 1, image.path.steps.first == video.path.steps.first,
            case .member(let name)? = image.path.steps.first
        else { return nil }
        return dialect.fields.contains { $0.name == name && $0.type == "object" } ? name : nil
    }

    static let objects = RequestPropertyTests.dialects.filter { object($0.dialect) != nil }

    @Test(arguments: objects)
    func `fields without the object around them are to be wrapped in it, once`(_ testCase: Case) async throws
    {
        let name = try #require(Self.object(testCase.dialect))
        guard case .object(let members) = Self.request(of: testCase),
            case .object(let inner)? = members.first(where: { $0.name == name })?.value
        else { throw Missing() }
        let request = TestJSON.object(members.filter { $0.name != name } + inner)
        let check = try RequestCheck(profile: testCase.profile, fetching: nil)
        let report = await check.report(on: Self.body(request.json))
        let said = report.findings.filter { $0.code == "REQ022" }
        #expect(said.count == 1 && said.first?.fix?.summary.contains("`\(name)`") == true)
        #expect(!report.findings.contains { $0.code == "REQ007" }, "\(report.findings.map(\.message))")
    }

    private struct Missing: Error {}

    // MARK: - Fields of another name

    /// A request whose media have other names, in an object that is otherwise the dialect's.
    private static func misnamed(_ testCase: Case, image: String, video: String) throws -> TestJSON {
        guard let name = object(testCase.dialect), case .object(var members) = request(of: testCase),
            let place = members.firstIndex(where: { $0.name == name }),
            case .object(let inner) = members[place].value
        else { throw Missing() }
        func own(_ role: RequestField.Role) -> String? {
            let steps = testCase.dialect.field(role)?.path.steps.dropFirst() ?? []
            return if case .member(let name)? = steps.first { name } else { nil }
        }
        let names = [own(.image): image, own(.video): video]
        members[place].value = .object(
            inner.map { .init(name: names[$0.name] ?? $0.name, value: .text("https://a.example.com/a")) })
        return .object(members)
    }

    @Test(arguments: objects, [("image_url", "video_url"), ("image", "video"), ("img", "clip")])
    func `what is around the fields says whose request it is, whatever the media are called`(
        _ testCase: Case, names: (image: String, video: String)
    ) async throws {
        let request = try Self.misnamed(testCase, image: names.image, video: names.video)
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(request.json))
        #expect(
            report.request?.dialect == testCase.dialect.id
                || report.findings.contains { $0.code == "REQ024" }, "\(request.json)")
        #expect(!report.findings.contains { $0.code == "REQ022" }, "\(request.json)")
    }

    private static let shared = #""prompt": "x", "character_orientation": "image""#

    @Test(
        arguments: [
            (
                #"{"model": "kling-3.0/motion-control", "input": {\#(fal), \#(shared), "mode": "1080p"}}"#,
                "kie"
            ),
            (#"{"model": "kling-2.6/motion-control", "input": {\#(replicate), \#(shared)}}"#, "kie"),
            (#"{"model": "kling-3.0/motion-control", "input": {}}"#, "kie"),
            (#"{"version": "kwaivgi/kling-v3-motion-control", "input": {\#(fal), \#(shared)}}"#, "replicate"),
            (#"{"input": {\#(fal), \#(shared)}, "webhook": "https://a.example.com/x"}"#, "replicate"),
            (#"{"log": {"model": "kling-3.0/motion-control", "input": {\#(fal), \#(shared)}}}"#, "kie"),
        ] as [(LongText, String)])
    func `the model's name and what stands beside the input weigh more than the names in it`(
        json: LongText, dialect: String
    ) async throws {
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(json.text))
        #expect(report.request?.dialect == dialect && report.verdict == .fail)
        let advice = report.findings.compactMap { $0.fix?.summary }.joined(separator: "\n")
        #expect(!advice.contains("`input` alone"), "\(advice)")
    }

    @Test(arguments: [
        (#"{"model": "kling-3.0/motion-control", "input": {\#(fal)}}"#, "the list `input_urls`"),
        (#"{"version": "kwaivgi/kling-v3-motion-control", "input": {\#(fal)}}"#, "call it `image`"),
    ])
    func `a medium of another name is told its own`(json: String, advice: String) async throws {
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(json))
        let fixes = report.findings.filter { $0.code == "REQ007" }.compactMap { $0.fix?.summary }
        #expect(fixes.contains { $0.contains(advice) }, "\(fixes)")
    }

    @Test func `a model's name without the object around the fields names the other provider in a note`()
        async throws
    {
        let json = #"{"model": "kling-3.0/motion-control", \#(Self.fal), "mode": "pro", \#(Self.shared)}"#
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(json))
        let note = report.findings.first { $0.code == "REQ024" }?.message
        #expect(report.request?.dialect == "kie" || note?.contains("kie") == true)
    }

    @Test func `what holds the request is not to be left out`() async throws {
        let json =
            #"{"model": "kling-3.0/motion-control", "input": {"input_urls": ["https://a.example.com/a.png"], "#
            + #""video_urls": ["https://a.example.com/a.mp4"], \#(Self.shared), "mode": "720p"}}"#
        let report = try await RequestCheck(profile: "fal", fetching: nil).report(on: Self.body(json))
        #expect(report.findings.contains { $0.code == "REQ022" })
        let advice = report.findings.filter { $0.code == "REQ007" }.compactMap { $0.fix?.summary }
        #expect(!advice.contains { $0.contains("leave the field out") }, "\(advice)")
    }

    // MARK: - Clients by name

    private static let fal =
        #""image_url": "https://a.example.com/a.png", "video_url": "https://a.example.com/a.mp4""#
    private static let replicate =
        #""image": "https://a.example.com/a.png", "video": "https://a.example.com/a.mp4", "mode": "pro""#

    @Test(
        arguments: [
            (
                "{\"input\": {\(fal), \"character_orientation\": \"image\", \"prompt\": \"x\"}, \"logs\": true}",
                "fal", "`input`"
            ),
            ("{\"input\": {\(fal)}}", "fal", "`input`"),
            ("{\"arguments\": {\(fal), \"character_orientation\": \"image\"}}", "fal", "`arguments`"),
            (
                "{\(replicate), \"character_orientation\": \"video\", \"keep_original_sound\": true}",
                "replicate", "wrap the fields in `input`"
            ),
        ] as [(LongText, String, String)])
    func `a client's call is told from the endpoint's body, with and without the profile`(
        json: LongText, dialect: String, advice: String
    ) async throws {
        for profile in [nil, dialect] {
            let report = try await RequestCheck(profile: profile, fetching: nil)
                .report(on: Self.body(json.text))
            #expect(report.request?.dialect == dialect && report.verdict == .fail)
            let said = report.findings.filter { $0.code == "REQ022" }
            #expect(said.map { $0.fix?.summary.contains(advice) } == [true], "\(said.map(\.message))")
        }
    }

    @Test func `a task that does not say what to run is not accepted`() async throws {
        let json = "{\"input\": {\(Self.fal), \"mode\": \"pro\"}, \"config\": {\"service_mode\": \"public\"}}"
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(json))
        #expect(report.request?.dialect == "piapi" && report.verdict == .fail)
        #expect(
            report.findings.filter { $0.code == "REQ006" }.map(\.location.pointer) == [
                "/model", "/task_type",
            ])
    }

    @Test(arguments: ["kwaivgi/kling-v2.6-motion-control", "39ed52f2a78e934b3ba6e2a89f5b1c71"])
    func `the version of a prediction is a field of it`(version: String) async throws {
        let json = "{\"version\": \"\(version)\", \"input\": {\(Self.replicate)}}"
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(json))
        #expect(report.request?.dialect == "replicate")
        #expect(!report.findings.contains { $0.code.hasPrefix("REQ") && $0.severity < .note })
    }

    @Test func `a workflow of ComfyUI is told as one`() async throws {
        let node = #"{"class_type": "KlingMotionControl", "inputs": {"mode": "pro", "prompt": "x"}}"#
        for json in ["{\"1\": \(node)}", "{\"prompt\": {\"1\": \(node)}, \"client_id\": \"x\"}"] {
            let report = try await RequestCheck(fetching: nil).report(on: Self.body(json))
            #expect(report.findings.map(\.code) == ["REQ022"])
            #expect(report.findings.first?.message.contains("ComfyUI") == true)
        }
    }

    @Test func `objects in objects are looked into no further than requests are kept`() async throws {
        var json = "{\(Self.fal)}"
        for _ in 0..<40 { json = "{\"a\": \(json), \"b\": {\"c\": {}}}" }
        let report = try await RequestCheck(fetching: nil).report(on: Self.body(json))
        #expect(report.findings.map(\.code) == ["REQ022"])
    }
}
