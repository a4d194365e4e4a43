import PreflightJSON
import PreflightModel
import PreflightProfiles
import PreflightRequests
import TestSupport
import Testing

@testable import PreflightRules

@Suite struct RuleExamplesTests {
    @Test(arguments: RuleRegistry.assets)
    func `an asset rule's examples are true`(rule: any Rule.Type) throws {
        for example in rule.page.examples {
            expect(example, of: rule, says: rule.evaluate(try Self.context(of: example)))
        }
    }

    @Test(arguments: RuleRegistry.requests)
    func `a request rule's examples are true`(rule: any RequestRule.Type) throws {
        for example in rule.page.examples {
            expect(example, of: rule, says: rule.evaluate(try Self.requestContext(of: example)))
        }
    }

    private func expect(
        _ example: RulePage.Example, of rule: any CataloguedRule.Type, says findings: [Finding]
    ) {
        let said = findings.filter { $0.outcome != .pass && $0.outcome != .notDocumented }
        let worst = said.min { $0.severity < $1.severity }
        #expect(
            worst.map { RulePage.Expectation($0.severity, $0.outcome) } == example.expected,
            "\(rule.page.code), \(example.title): \(said.map(\.message))")
    }

    @Test(arguments: RuleRegistry.pages)
    func `a rule has a failing and a passing example`(page: RulePage) {
        #expect(page.examples.contains { $0.expected != nil })
        #expect(page.examples.contains { $0.expected == nil })
    }

    @Test(arguments: RuleRegistry.pages)
    func `no example is worse than its page says`(page: RulePage) {
        #expect(page.examples.compactMap(\.expected?.severity).allSatisfy { $0 >= page.severity })
    }

    @Test(arguments: RuleRegistry.assets)
    func `a finding carries its rule's code and name and where it is`(rule: any Rule.Type) throws {
        for example in rule.page.examples {
            let context = try Self.context(of: example)
            for finding in rule.evaluate(context) {
                #expect(finding.code == rule.page.code && finding.rule == rule.page.name)
                #expect(finding.location == Location(path: context.facts.path))
                #expect(finding.subject == context.subject)
                #expect(finding.severity >= rule.page.severity)
            }
        }
    }

    @Test(arguments: RuleRegistry.requests)
    func `a request's finding carries its rule's code and name and where it is`(
        rule: any RequestRule.Type
    ) throws {
        for example in rule.page.examples {
            for finding in rule.evaluate(try Self.requestContext(of: example)) {
                #expect(finding.code == rule.page.code && finding.rule == rule.page.name)
                #expect(finding.location.path == "example.json")
                #expect((finding.location.line ?? 0) >= 1 && (finding.location.column ?? 0) >= 1)
                #expect(finding.severity >= rule.page.severity)
            }
        }
    }

    /// Examples of the wrong kind for their rule fail here.
    private struct WrongKind: Error { let title: String }

    private static func context(of example: RulePage.Example) throws -> RuleContext {
        guard case .asset(let facts, let subject) = example.evidence else {
            throw WrongKind(title: example.title)
        }
        return RuleContext(
            facts: facts, subject: subject, orientation: example.orientation,
            profile: try ProfileCatalogue.effectiveProfile(example.profile), isVerbose: true)
    }

    private static func requestContext(of example: RulePage.Example) throws -> RequestContext {
        guard case .request(let json, let image, let video) = example.evidence else {
            throw WrongKind(title: example.title)
        }
        let profile = try ProfileCatalogue.effectiveProfile(example.profile)
        let text = RequestText(Array(json.utf8), endpoints: EndpointIndex(profile.dialects))
        let envelope = text.command == nil ? RequestEnvelope(JSONReader.read(Array(json.utf8))) : nil
        var facts = RequestReader(profile.dialects).facts(
            of: envelope?.request ?? text.root, defects: envelope?.defects ?? text.defects,
            byteCount: json.utf8.count, path: "example.json")
        facts.command = text.command
        let media = facts.media.map { medium in
            (medium.subject == .image ? image : video)
                ?? Sample.other(.unavailable, "not at hand", path: "absent")
        }
        return RequestContext(
            request: facts, media: media, orientation: example.orientation, profile: profile, isVerbose: true)
    }
}
