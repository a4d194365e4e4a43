import PreflightModel

extension TextPage {
    private static var column: Int { 10 }

    /// Findings under their asset: each problem a paragraph, everything else a line.
    mutating func findings(_ findings: [Finding]) {
        // One command often fixes several findings: it is printed under the first, and named under the others.
        var shown: [String: String] = [:]
        for (index, finding) in findings.enumerated() {
            if finding.isProblem {
                if index > 0 { gap() }
                problem(finding)
                if let fix = finding.fix { fixing(fix, for: finding.code, &shown) }
            } else {
                if index > 0, findings[index - 1].isProblem { gap() }
                row(finding.label, column: Self.column, "\(finding.code) \(finding.remark)")
            }
        }
    }

    /// What is wrong, measured value and limit, why, and how to fix it.
    private mutating func problem(_ finding: Finding) {
        row(finding.label, column: Self.column, finding.title + finding.place, .heading)
        row(.init(""), column: Self.column, finding.message)
        if let measurement = finding.measurement {
            row(.init("measured", .faint), column: Self.column, measurement)
        }
        if let source = finding.source {
            let quotation = Wording.quotation(source)
            if let quotation { row(.init("why", .faint), column: Self.column, quotation) }
            row(
                .init(quotation == nil ? "why" : "", .faint), column: Self.column, Wording.citation(source),
                .faint)
        }
    }

    /// How to fix it. `shown` holds the commands that stand on the page already, with the code that each stands under.
    private mutating func fixing(_ fix: Fix, for code: String, _ shown: inout [String: String]) {
        let earlier = fix.command.flatMap { shown[$0] }
        let ending = earlier.map { ": the command under \($0)" } ?? (fix.command == nil ? "" : ":")
        row(.init("fix", .faint), column: Self.column, fix.summary + ending)
        guard let command = fix.command, earlier == nil else { return }
        self.command(indent: 2 + Self.column, command)
        shown[command] = code
    }
}

extension Finding {
    fileprivate var label: TextPage.Span { .init(standing.rawValue, standing.role) }
}

extension FindingLabel {
    fileprivate var role: Style.Role {
        switch self {
        case .error: .bad
        case .unknown, .warning: .doubtful
        case .note: .mild
        case .ok: .good
        case .known, .ignored, .noLimit, .unchecked: .faint
        }
    }
}
