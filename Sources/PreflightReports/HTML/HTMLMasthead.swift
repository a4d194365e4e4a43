import PreflightModel

extension HTMLWriter {
    /// The verdict and what it means, what to do about it, and how much of what there is.
    mutating func masthead(_ summary: RunSummary, _ statement: String) {
        literal("<header class=\"masthead\">\n")
        element("p", ["class": "origin"], summary.origin)
        line()
        element("h1") { html in
            html.verdict(summary.verdict)
            html.literal(" ")
            html.element("span") { $0.prose(statement) }
        }
        line()
        let limits = [summary.interruption, summary.silence, summary.aging, summary.abridgement].compactMap(
            \.self)
        for sentence in summary.advice + limits {
            element("p", ["class": "advice"]) { $0.prose(sentence) }
        }
        bar(summary)
        element("dl", ["class": "counts"]) { html in
            for (count, name, role) in summary.tiles { html.tile(count, name, role) }
        }
        if !summary.staleBaseline.isEmpty { stale(summary.staleBaseline) }
        literal("</header>\n<main>\n")
    }

    /// A verdict, as a word and as a colour.
    mutating func verdict(_ verdict: Verdict) {
        element("span", ["class": "verdict \(verdict.rawValue)"], verdict.word)
    }

    private mutating func tile(_ count: Int, _ name: String, _ role: String) {
        element("div", ["class": count > 0 ? role : "none"]) { html in
            html.element("dt", name)
            html.element("dd", Decimals.grouped(Int64(count)))
        }
    }

    /// Shares of the verdicts as a line of three colours. The counts under it say the same in words.
    private mutating func bar(_ summary: RunSummary) {
        let shares: [(Verdict, Int)] = [.fail, .unknown, .pass].map { ($0, summary.judged($0)) }
        let all = shares.reduce(0) { $0 + $1.1 }
        guard all > 0 else { return }
        element(
            "svg",
            ["class": "bar", "viewBox": "0 0 \(all) 1", "preserveAspectRatio": "none", "aria-hidden": "true"]
        ) { html in
            var start = 0
            for (verdict, count) in shares where count > 0 {
                html.element(
                    "rect",
                    ["class": verdict.rawValue, "x": "\(start)", "width": "\(count)", "height": "1"], "")
                start += count
            }
        }
        line()
    }

    /// What the baseline still names.
    private mutating func stale(_ findings: [RunSummary.StaleFinding]) {
        element("details", ["class": "stale"]) { html in
            html.element(
                "summary", "No longer needed in the baseline: \(Wording.count(findings.count, "finding"))")
            html.element("ul") { html in
                for finding in findings {
                    html.element("li") { html in
                        html.element("code", finding.code)
                        html.literal(" ")
                        html.element("bdi", finding.path)
                    }
                }
            }
        }
        line()
    }
}

extension RunSummary {
    /// Whose limits, and who says so.
    fileprivate var origin: String {
        let name = profile.name.isEmpty ? profile.id : profile.name
        return "\(name) (profile \(profile.id)), judged by \(tool.name) \(tool.version)"
    }

    /// Number of assets and requests of a verdict.
    fileprivate func judged(_ verdict: Verdict) -> Int {
        switch verdict {
        case .pass: counts.pass + requests.pass
        case .fail: counts.fail + requests.fail
        case .unknown: counts.unknown + requests.unknown
        }
    }

    /// Everything counted, each with its name and its colour.
    fileprivate var tiles: [(count: Int, name: String, role: String)] {
        let always = [
            (judged(.fail), "fail", "fail"), (judged(.unknown), "unknown", "unknown"),
            (judged(.pass), "pass", "pass"),
            (counts.assets, counts.assets == 1 ? "asset" : "assets", "plain"),
        ]
        let some = [
            (requests.all, requests.all == 1 ? "request" : "requests", "plain"),
            (counts.errors, counts.errors == 1 ? "error" : "errors", "plain"),
            (counts.warnings, counts.warnings == 1 ? "warning" : "warnings", "plain"),
            (counts.notes, counts.notes == 1 ? "note" : "notes", "plain"),
            (counts.unmeasured, "not measured", "plain"), (counts.suppressed, "known or ignored", "plain"),
        ]
        return (always + some.filter { $0.0 > 0 }).map { (count: $0.0, name: $0.1, role: $0.2) }
    }
}
