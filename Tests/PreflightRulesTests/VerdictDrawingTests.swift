import PreflightModel
import PreflightRules
import Testing

/// How findings become a verdict, whatever rule they are of.
@Suite struct VerdictDrawingTests {
    private static func finding(
        _ severity: Severity, _ outcome: Outcome, suppression: Suppression? = nil
    ) -> Finding {
        Finding(
            code: "VID999", rule: "made-up", severity: severity, outcome: outcome, subject: .video,
            location: Location(path: "a.mp4"), message: "made up", suppression: suppression)
    }

    @Test(arguments: Severity.allCases)
    func `an unknown outcome never passes, whatever its severity`(severity: Severity) {
        let findings = [Self.finding(severity, .unknown)]
        #expect(Verdict(drawnFrom: findings, Policy()) == .unknown)
        #expect(Verdict(drawnFrom: findings, Policy(isStrict: true)) == .unknown)
        #expect(Verdict(drawnFrom: findings, Policy(allowsUnknown: true)) == .pass)
    }

    @Test(arguments: Severity.allCases, [Suppression(.baseline), Suppression(.ignored, reason: "agreed")])
    func `a suppressed finding decides nothing`(severity: Severity, suppression: Suppression) {
        for outcome in [Outcome.fail, .unknown] {
            let findings = [Self.finding(severity, outcome, suppression: suppression)]
            #expect(Verdict(drawnFrom: findings, Policy(isStrict: true)) == .pass)
        }
    }

    @Test(arguments: [
        (Severity.error, Verdict.fail, Verdict.fail), (.warning, .pass, .fail), (.note, .pass, .pass),
    ])
    func `an error fails, a warning fails under strict, and a note never does`(
        severity: Severity, verdict: Verdict, strict: Verdict
    ) {
        let findings = [Self.finding(severity, .fail)]
        #expect(Verdict(drawnFrom: findings, Policy()) == verdict)
        #expect(Verdict(drawnFrom: findings, Policy(isStrict: true)) == strict)
    }

    @Test func `a failure is worse than an unknown`() {
        let findings = [Self.finding(.note, .unknown), Self.finding(.error, .fail)]
        #expect(Verdict(drawnFrom: findings, Policy(allowsUnknown: true)) == .fail)
        #expect(Verdict(drawnFrom: findings, Policy()) == .fail)
    }

    @Test func `findings that are reported on request decide nothing`() {
        let findings = [Outcome.pass, .notDocumented, .notChecked].map { Self.finding(.error, $0) }
        #expect(Verdict(drawnFrom: findings, Policy(isStrict: true)) == .pass)
    }
}
