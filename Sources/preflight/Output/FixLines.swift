import MediaPreflight
import PreflightReports

/// What `preflight fix` says, asset by asset.
enum FixLines {
    /// What will be done about an asset.
    static func proposal(_ proposal: FixProposal, isDryRun: Bool) -> String {
        switch proposal.answer {
        case .accepted:
            return line("PASS", "\(proposal.path): nothing to do, it is accepted as it is")
        case .impossible(let findings):
            let reasons = findings.flatMap { finding in
                [more("\(finding.code) \(finding.message)")]
                    + (finding.fix.map { [more("       \($0.summary)")] } ?? [])
            }
            let problem =
                proposal.report.verdict == .unknown
                ? line("UNKNOWN", "\(proposal.path): it could not be fully measured")
                : line("FAIL", "\(proposal.path): no program fixes it")
            return ([problem] + reasons).joined(separator: "\n")
        case .copy(let plan):
            let command = plan.command.map { [more(HostileText.visibleCommand($0), isSafe: true)] } ?? []
            return
                ([line("FIX", "\(proposal.path): \(plan.steps.joined(separator: ", "))")]
                + plan.findings.map { more("\($0.code) \($0.message)") }
                + (isDryRun ? command + [more("the copy would be \(plan.path)")] : command))
                .joined(separator: "\n")
        }
    }

    /// What became of a copy.
    static func result(_ copy: FixedCopy) -> String {
        let rounds = copy.rounds > 1 ? ", at the \(copy.rounds == 2 ? "second" : "third") attempt" : ""
        guard let path = copy.path else {
            let problems = copy.report.findings.filter(\.isDecisive)
            return
                ([line("FAIL", "the copy would still not be accepted\(rounds), and was removed")]
                + problems.map { more("\($0.code) \($0.message)") })
                .joined(separator: "\n")
        }
        let facts = copy.report.assets.first.map { "  " + $0.facts.shortDescription } ?? ""
        return line("DONE", "\(path)\(facts), accepted\(rounds)")
    }

    /// Why there is no copy.
    static func failure(_ error: PreflightError) -> String {
        let cause = error.cause.map { $0.split(separator: "\n").map { more(String($0)) } } ?? []
        return ([line("FAIL", error.message)] + cause).joined(separator: "\n")
    }

    private static func line(_ word: String, _ text: String) -> String {
        let gap = String(repeating: " ", count: max(9 - word.count, 1))
        return word + gap + Console.visible(text)
    }

    private static func more(_ text: String, isSafe: Bool = false) -> String {
        String(repeating: " ", count: 9) + (isSafe ? text : Console.visible(text))
    }
}
