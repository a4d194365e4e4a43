import MediaPreflight
import PreflightModel
import Testing

/// Without a profile, a mistake in KKIAI's request stays a mistake of KKIAI's.
@Suite struct DefaultDialectTests {
    private static let minimal = TestJSON.object([
        .init(name: "image_url", value: .text(RequestGenerator.imageURL)),
        .init(name: "video_url", value: .text(RequestGenerator.videoURL)),
        .init(name: "character_orientation", value: .text("video")),
        .init(name: "mode", value: .text("pro")),
    ])

    /// The document's own example, with every field that it has.
    private static let example = TestJSON.object(
        [
            .init(name: "model_name", value: .text("kling-v3")),
            .init(name: "prompt", value: .text("The girl is wearing a loose gray T-shirt.")),
            .init(name: "keep_original_sound", value: .text("yes")),
        ] + members(of: minimal))

    private static let elements = TestJSON.object(
        members(of: example) + [
            .init(
                name: "element_list",
                value: .list([.object([.init(name: "element_id", value: .text("829836802793406551"))])])),
            .init(name: "callback_url", value: .text("https://hooks.example.com/done")),
            .init(name: "external_task_id", value: .text("7")),
            .init(
                name: "watermark_info",
                value: .list([.object([.init(name: "watermark_info", value: .flag(true))])])),
        ])

    static let requests = [minimal, example, elements]

    private static func members(of request: TestJSON) -> [TestJSON.Member] {
        if case .object(let members) = request { members } else { [] }
    }

    private static let check = try? RequestCheck(fetching: nil)

    private func read(_ request: TestJSON) throws -> RequestFacts {
        try #require(Self.check).read(RequestBody(Array(request.json.utf8), name: "body.json"))
    }

    private static let values: [TestJSON] = [
        .null, .flag(true), .number("160"), .text(""), .text("nonsense"), .list([]), .list([.null]),
        .object([]), .object([.init(name: "enabled", value: .flag(true))]),
    ]

    @Test(arguments: requests.indices)
    func `any value in place of another leaves it KKIAI's`(index: Int) throws {
        let request = Self.requests[index]
        for member in Self.members(of: request) {
            for value in Self.values {
                var changed = request
                changed.change("/\(member.name)", to: value)
                #expect(try read(changed).dialect.id == "kkiai", "\(member.name) \(value.json)")
            }
            var changed = request
            changed.change("/\(member.name)", to: nil)
            #expect(try read(changed).dialect.id == "kkiai", "no \(member.name)")
        }
    }

    /// The names that other dialects have in their root, and names that are misspelt.
    private static let names: Set<String> = {
        let roots = RequestPropertyTests.dialects.flatMap(\.dialect.fields).compactMap { field in
            if case .member(let name)? = field.path.steps.first { name } else { String?.none }
        }
        return Set(roots + ["Mode", "img", "videoUrl", "image-url", "mоde"])
    }()

    private static func isOfSameRole(_ name: String, as own: String) -> Bool {
        let fields = RequestPropertyTests.dialects.flatMap(\.dialect.fields)
        let roles = fields.filter { $0.name == name }.map(\.role)
        return roles.isEmpty || roles.contains(fields.first { $0.name == own }?.role)
    }

    @Test(arguments: requests.indices)
    func `another name for a field leaves it KKIAI's`(index: Int) throws {
        let members = Self.members(of: Self.requests[index])
        for place in members.indices {
            for name in Self.names where !members.contains(where: { $0.name == name }) {
                // Of so few fields, one that is another provider's instead makes it that provider's request.
                guard index > 0 || Self.isOfSameRole(name, as: members[place].name) else { continue }
                var changed = members
                changed[place].name = name
                let facts = try read(.object(changed))
                #expect(facts.dialect.id == "kkiai", "\(members[place].name) is \(name): \(facts.dialect.id)")
            }
        }
    }

    @Test(arguments: requests.indices)
    func `a field too many leaves it KKIAI's`(index: Int) throws {
        let members = Self.members(of: Self.requests[index])
        for name in Self.names where !members.contains(where: { $0.name == name }) {
            for value in Self.values {
                let changed = members + [TestJSON.Member(name: name, value: value)]
                let facts = try read(.object(changed))
                #expect(facts.dialect.id == "kkiai", "\(name) \(value.json): \(facts.dialect.id)")
            }
        }
    }

    @Test func `the element's id as a number is KKIAI's mistake, and it is said whose request it may be`()
        async throws
    {
        var request = Self.example
        let element = TestJSON.object([.init(name: "element_id", value: .number("160"))])
        request.add("element_list", .list([element]), to: "")
        let report = try await RequestCheck(fetching: nil).report(
            on: RequestBody(Array(request.json.utf8), name: "body.json"))
        #expect(report.request?.dialect == "kkiai" && report.verdict == .fail)
        #expect(report.findings.contains { $0.code == "REQ008" && $0.severity == .error })
        #expect(
            report.findings.first { $0.code == "REQ024" }?.message
                == "it is taken for KKIAI's request; it may also be kling-v1's or v1-passthroughs'")
    }

    @Test(arguments: [
        (#"{"enabled": true}"#, [Severity.warning]), (#"[{"watermark_info": true}]"#, []), ("true", [.error]),
    ])
    func `where the documents contradict each other, either form is KKIAI's`(
        value: String, expected: [Severity]
    ) async throws {
        let json = Self.example.json.dropLast() + ", \"watermark_info\": \(value)}"
        let report = try await RequestCheck(fetching: nil).report(
            on: RequestBody(Array(json.utf8), name: "body.json"))
        let found = report.findings.filter { $0.code == "REQ008" }
        #expect(report.request?.dialect == "kkiai" && found.map(\.severity) == expected)
        guard expected == [.warning] else { return }
        #expect(found.first?.source?.document.contains("KKIAI") == true)
        #expect(found.first?.message.contains("Kling API reference") == true)
        #expect(!report.findings.contains { $0.code == "REQ007" || $0.code == "REQ024" })
    }
}
