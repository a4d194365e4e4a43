import PreflightModel

extension TextPage {
    private static var column: Int { 10 }

    /// Findings under their asset: each problem a paragraph, everything else a line.
    mutating func findings(_ findings: [Finding]) {
        // One command often mends several findings: it is printed under the first, and named under the others.
        var shown: [String: String] = [:]
        for (index, finding) in findings.enumerated() {
            if finding.isProblem {
                if index > 0 { gap() }
                problem(finding)
                if let fix = finding.fix { mending(fix, for: finding.code, &shown) }
            } else {
                if index > 0, findings[index - 1].isProblem { gap() }
                let reason = finding.suppression?.reason.map { " (ignored: \($0))" } ?? ""
                row(finding.label, column: Self.column, "\(finding.code) \(finding.message)\(reason)")
            }
        }
    }

    /// What is wrong, measured value and limit, why, and how to mend it.
    private mutating func problem(_ finding: Finding) {
        row(finding.label, column: Self.column, "\(finding.code) \(finding.rule)\(finding.place)", .heading)
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

    /// How to mend it. `shown` holds the commands that stand on the page already, with the code that each stands under.
    private mutating func mending(_ fix: Fix, for code: String, _ shown: inout [String: String]) {
        let earlier = fix.command.flatMap { shown[$0] }
        let ending = earlier.map { ": the command under \($0)" } ?? (fix.command == nil ? "" : ":")
        row(.init("fix", .faint), column: Self.column, fix.summary + ending)
        guard let command = fix.command, earlier == nil else { return }
        self.command(indent: 2 + Self.column, command)
        shown[command] = code
    }
}

extension Finding {
    fileprivate var label: TextPage.Span {
        switch (outcome, severity) {
        case _ where suppression?.kind == .ignored: .init("ignored", .faint)
        case _ where suppression?.kind == .baseline: .init("known", .faint)
        case (.unknown, _): .init("unknown", .doubtful)
        case (.pass, _): .init("ok", .good)
        case (.notDocumented, _): .init("no limit", .faint)
        case (.notChecked, _): .init("unchecked", .faint)
        case (.fail, .error): .init("error", .bad)
        case (.fail, .warning): .init("warning", .doubtful)
        case (.fail, .note): .init("note", .mild)
        }
    }

    /// What narrows the finding down: an orientation, a place in a request.
    fileprivate var place: String {
        let line = location.line.map { line in
            " at line \(line)" + (location.column.map { ", column \($0)" } ?? "")
        }
        let parts: [String?] = [
            orientation.map { ", under orientation `\($0.rawValue)`" },
            location.pointer.map { " \($0)" },
            line,
        ]
        return parts.compactMap(\.self).joined()
    }

    /// The measured value, where it came from, and the limit.
    fileprivate var measurement: String? {
        let value = actual.map { Wording.quantity($0, unit: unit) }
        let bound = limit.map { "limit " + Wording.quantity($0, unit: unit) }
        guard value != nil || bound != nil else { return nil }
        let origin = value == nil ? nil : evidence.map(Wording.origin)
        let known = [value ?? "not measured", origin].compactMap(\.self).joined(separator: " ")
        return [known, bound].compactMap(\.self).joined(separator: "; ")
    }
}
