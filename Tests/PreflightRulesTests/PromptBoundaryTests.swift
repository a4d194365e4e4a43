import PreflightModel
import PreflightProfiles
import PreflightRequests
import PreflightRules
import Testing

/// The limit on the prompt of every profile that states one: one below, on, one above, made from the profile itself.
@Suite struct PromptBoundaryTests {
    /// A profile, and how many characters its prompts may have.
    struct Bound: CustomTestStringConvertible {
        let profile: Profile
        let limit: Limit
        let most: Int

        var testDescription: String { "\(profile.id), \(most) characters" }
    }

    @Test(arguments: bounds)
    func `a prompt is kept up to its bound and no further`(_ bound: Bound) throws {
        let outside: Severity = bound.limit.isRefusing ? .error : .warning
        #expect(try severities(bound.most - 1, bound) == [])
        #expect(try severities(bound.most, bound) == [])
        #expect(try severities(bound.most + 1, bound) == [outside])
    }

    @Test func `every profile has a limit on the prompt, its own or its upstream's`() {
        #expect(Self.bounds.map(\.profile.id) == ProfileCatalogue.ids)
    }

    /// Sent in KKIAI's form: the limit is the profile's, whatever the form.
    private func severities(_ count: Int, _ bound: Bound) throws -> [Severity] {
        let dialect = try ProfileCatalogue.profile("kkiai").dialects[0]
        let json = #"{"prompt": "\#(String(repeating: "a", count: count))"}"#
        let text = RequestText(Array(json.utf8), endpoints: EndpointIndex([dialect]))
        let facts = RequestReader([dialect]).facts(
            of: text.root, defects: text.defects, byteCount: json.utf8.count, path: "a.json",
            dialect: dialect.id)
        let findings = RuleEngine.report(
            on: facts, media: [], against: bound.profile, policy: Policy(), tool: .test
        ).findings("REQ010")
        #expect(findings.allSatisfy { $0.source == bound.limit.source })
        return findings.map(\.severity)
    }

    private static let bounds: [Bound] = ProfileCatalogue.ids.compactMap { id in
        guard let profile = try? ProfileCatalogue.effectiveProfile(id),
            let limit = profile.limits[.promptMaxCharacters], case .characters(let count) = limit.value
        else { return nil }
        return Bound(profile: profile, limit: limit, most: limit.isInclusive ? count : count - 1)
    }
}
