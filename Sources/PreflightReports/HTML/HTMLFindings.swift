import PreflightModel

extension HTMLWriter {
    /// Findings, those that decide first. What was let be, and what is fine, can be opened.
    mutating func findings(_ findings: [Finding], _ level: HTMLLevel) {
        // One command often fixes several findings: it stands under the first, and is named under the others.
        var shown: [String: String] = [:]
        let problems = findings.filter(\.isProblem)
        for finding in problems { self.finding(finding, level, &shown) }
        let others = findings.filter { !$0.isProblem }
        guard !others.isEmpty else { return }
        element("details", ["class": "others"]) { html in
            html.element("summary", others.tally)
            for finding in others { html.finding(finding, level, &shown) }
        }
    }

    private mutating func finding(_ finding: Finding, _ level: HTMLLevel, _ shown: inout [String: String]) {
        element("section", ["class": "finding \(finding.tone)"]) { html in
            html.element(level.subheading) { html in
                html.element("span", ["class": "label \(finding.tone)"], finding.standing.rawValue)
                html.literal(" ")
                html.code(finding.code)
                html.literal(" ")
                html.element("span", ["class": "rule"], finding.rule)
                if !finding.place.isEmpty {
                    html.element("span", ["class": "place"]) { $0.prose(finding.place) }
                }
            }
            html.element("p", ["class": "message", "dir": "auto"]) { $0.prose(finding.message) }
            html.measurement(finding)
            if let source = finding.source { html.source(source) }
            if let suppression = finding.suppression { html.suppression(suppression) }
            if let fix = finding.fix { html.fix(fix, for: finding.code, &shown) }
        }
    }

    /// What was measured beside what is asked for.
    private mutating func measurement(_ finding: Finding) {
        guard finding.actual != nil || finding.limit != nil else { return }
        element("dl", ["class": "measurement"]) { html in
            html.element("div") { html in
                html.literal("<dt>Measured</dt>")
                html.element("dd") { html in
                    let value = finding.actual.map { Wording.quantity($0, unit: finding.unit) }
                    html.element("strong") { $0.element("bdi", value ?? "not measured") }
                    if value != nil, let evidence = finding.evidence {
                        html.literal(" ")
                        html.element("small", Wording.origin(evidence))
                    }
                }
            }
            guard let limit = finding.limit else { return }
            html.element("div") { html in
                html.literal("<dt>Limit</dt>")
                html.element("dd") { $0.element("strong", Wording.quantity(limit, unit: finding.unit)) }
            }
        }
    }

    private mutating func suppression(_ suppression: Suppression) {
        element("p", ["class": "reason"]) { html in
            switch suppression.kind {
            case .ignored: html.literal("Ignored, as the settings say")
            case .baseline: html.literal("Known since the baseline was written")
            }
            if let reason = suppression.reason {
                html.literal(": ")
                html.element("bdi", reason)
            }
        }
    }

    /// How to fix it. `shown` holds the commands that are there already, with the code that each stands under.
    private mutating func fix(_ fix: Fix, for code: String, _ shown: inout [String: String]) {
        let earlier = fix.command.flatMap { shown[$0] }
        element("div", ["class": "fix"]) { html in
            html.element("p", ["dir": "auto"]) { html in
                html.literal("<b>Fix</b> ")
                html.prose(fix.summary + (earlier.map { ": the command under \($0)" } ?? ""))
            }
            if let command = fix.command, earlier == nil { html.copyable(command) }
        }
        if let command = fix.command, earlier == nil { shown[command] = code }
    }

    /// A command, and what copies it unless its text cannot be shown as it is.
    private mutating func copyable(_ command: String) {
        guard HostileText.visibleCommand(command) == command else {
            element("pre") { html in html.element("code") { $0.command(command) } }
            element("p", "A name in it has characters that cannot be shown: rename the file first.")
            return
        }
        element("div", ["class": "command"]) { html in
            html.element("pre", ["tabindex": "0", "aria-label": "command"]) { html in
                html.element("code", ["dir": "ltr"]) { $0.command(command) }
            }
            html.element("button", ["type": "button", "class": "copy", "hidden": ""], "Copy")
        }
    }
}

extension Finding {
    /// What it is worth, as a word that the style knows.
    fileprivate var tone: String {
        guard suppression == nil else { return "suppressed" }
        return switch outcome {
        case .fail: severity.rawValue
        case .unknown: "unknown"
        case .pass: "pass"
        case .notDocumented, .notChecked: "suppressed"
        }
    }
}

extension [Finding] {
    /// Findings that decide nothing, counted: `1 ignored, 2 known, 5 ok`.
    fileprivate var tally: String {
        var counts: [(label: String, count: Int)] = []
        for finding in self {
            let label = finding.standing.rawValue
            if let index = counts.firstIndex(where: { $0.label == label }) {
                counts[index].count += 1
            } else {
                counts.append((label, 1))
            }
        }
        return counts.map { "\($0.count) \($0.label)" }.joined(separator: ", ")
    }
}
