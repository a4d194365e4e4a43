import PreflightModel
import PreflightProfiles
import Testing

@testable import PreflightRules

@Suite struct RuleExamplesTests {
    @Test(arguments: RuleRegistry.all)
    func `a rule's examples are true`(rule: any Rule.Type) throws {
        for example in rule.page.examples {
            let context = RuleContext(
                facts: example.facts, subject: example.subject, orientation: example.orientation,
                profile: try ProfileCatalogue.effectiveProfile(example.profile), isVerbose: true)
            let said = rule.evaluate(context).filter { $0.outcome != .pass && $0.outcome != .notDocumented }
            let worst = said.min { $0.severity < $1.severity }
            #expect(
                worst.map { RulePage.Expectation($0.severity, $0.outcome) } == example.expected,
                "\(rule.page.code), \(example.title): \(said.map(\.message))")
        }
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

    @Test(arguments: RuleRegistry.all)
    func `a finding carries its rule's code and name and where it is`(rule: any Rule.Type) throws {
        for example in rule.page.examples {
            let context = RuleContext(
                facts: example.facts, subject: example.subject, orientation: example.orientation,
                profile: try ProfileCatalogue.effectiveProfile(example.profile), isVerbose: true)
            for finding in rule.evaluate(context) {
                #expect(finding.code == rule.page.code && finding.rule == rule.page.name)
                #expect(finding.location == Location(path: example.facts.path))
                #expect(finding.subject == example.subject)
                #expect(finding.severity >= rule.page.severity)
            }
        }
    }
}
