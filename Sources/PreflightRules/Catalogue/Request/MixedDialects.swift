import PreflightModel
import PreflightText

/// `REQ015`: fields of two forms of the same provider's request.
enum MixedDialects: RequestRule {
    static let page = RulePage(
        code: "REQ015", name: "mixed-dialects", severity: .error,
        summary: "The request mixes fields of two forms of the provider's request.",
        rationale:
            "Each form has an endpoint of its own, which does not know the other's fields: they exclude each other.",
        reading:
            "The form that has most of the fields is taken for the one that is meant; `--dialect` says otherwise.",
        remedy: "Use the names of one form.",
        sources: ["the profile's dialects"],
        examples: [
            RulePage.Example(
                "a legacy field in a canonical request",
                request: ExampleRequests.ulazai(["video_urls": #"["https://cdn.example.com/dance.mp4"]"#]),
                profile: "ulazai", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a canonical request", request: ExampleRequests.ulazai(), profile: "ulazai", expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.unknownMembers.filter { concerns($0, in: context) }.map { member in
            let other = member.otherDialect?.title ?? ""
            return finding(
                .error,
                "`\(member.name.shownName)` is a field of \(other); this is \(context.request.dialect.title)",
                at: Place(member), in: context, fix: Fix("use the names of one form alone"))
        }
    }

    /// Whether an unknown member is one of another form of the same provider's request.
    static func concerns(_ member: UnknownMember, in context: RequestContext) -> Bool {
        guard let other = member.otherDialect else { return false }
        return context.profile.dialects.contains { $0.id == other.id }
    }
}
