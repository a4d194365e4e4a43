import PreflightModel

extension HTMLWriter {
    /// The heading over everything that was judged.
    mutating func beginEntries() {
        literal("<section id=\"assets\" tabindex=\"-1\" aria-labelledby=\"assets-title\">\n")
        literal("<h2 id=\"assets-title\">Assets</h2>\n<div id=\"entries\">\n")
    }

    /// The end of what was judged.
    /// - Parameter remark: Something to say about the pictures.
    mutating func endEntries(remark: String?) {
        literal("</div>\n<p id=\"nothing\" hidden>Nothing fits what is asked for.</p>\n")
        if let remark { element("p", ["class": "remark"], remark) }
        literal("</section>\n</main>\n")
    }

    /// What was judged together stays together: a request with its media, the two of a pair.
    mutating func entries(
        of report: Report, after assetCount: Int, ambiguous: Set<String>, _ thumbnails: any ThumbnailSource
    ) {
        let groups = FindingGroups(report)
        let assets = report.assets.enumerated().map { index, asset in
            HTMLAsset(
                report: asset, findings: groups.byAsset[index], number: assetCount + index + 1,
                isAmbiguous: ambiguous.contains(asset.facts.path),
                thumbnail: thumbnails.thumbnail(of: assetCount + index))
        }
        if report.request != nil || report.pair != nil {
            group(report, assets, groups.elsewhere)
        } else {
            for asset in assets {
                entry(HTMLEntry(verdict: asset.report.verdict, [asset])) {
                    $0.asset(asset, .entry, label: $1)
                }
            }
            for (path, findings) in groups.elsewhere {
                entry(HTMLEntry(verdict: report.verdict, others: findings)) { html, label in
                    html.element("h3", ["id": label]) { $0.element("bdi", ["class": "name"], path) }
                    html.findings(findings, .entry)
                }
            }
        }
    }

    private mutating func group(
        _ report: Report, _ assets: [HTMLAsset], _ elsewhere: [(path: String, findings: [Finding])]
    ) {
        let others = elsewhere.flatMap(\.findings)
        let group = HTMLEntry(
            verdict: report.verdict, assets, others: others, hasRequest: report.request != nil)
        entry(group) { html, label in
            if let request = report.request {
                let own = elsewhere.first { $0.path == request.path }?.findings ?? []
                html.request(request, of: report, own, label: label)
            } else {
                html.element("h3", ["id": label]) { html in
                    html.verdict(report.verdict)
                    html.literal(" <span class=\"what\">Pair</span> ")
                    html.element("bdi", ["class": "name"], report.pair ?? "")
                }
            }
            for asset in assets {
                let label = html.freshName()
                html.element("section", ["class": "member", "aria-labelledby": label]) {
                    $0.asset(asset, .member, label: label)
                }
            }
            for (path, findings) in elsewhere where path != report.request?.path {
                html.element("h4") { $0.element("bdi", path) }
                html.findings(findings, .member)
            }
        }
    }

    private mutating func entry(_ entry: HTMLEntry, content: (inout HTMLWriter, _ label: String) -> Void) {
        let label = freshName()
        element(
            "article",
            [
                "class": entry.isGroup ? "entry group" : "entry", "tabindex": "-1", "aria-labelledby": label,
                "data-verdict": entry.verdict.rawValue, "data-kinds": entry.kinds, "data-codes": entry.codes,
                "data-bytes": "\(entry.byteCount)", "data-seconds": Wording.number(entry.seconds),
            ]
        ) { content(&$0, label) }
        line()
    }
}

/// What an entry is searched and sorted by.
struct HTMLEntry {
    let verdict: Verdict
    let isGroup: Bool
    /// What is in it: words, with a space between.
    let kinds: String
    /// The codes that were found, with a space between.
    let codes: String
    /// Bytes of all its files.
    let byteCount: Int64
    /// Seconds of its longest video.
    let seconds: Double

    init(verdict: Verdict, _ assets: [HTMLAsset] = [], others: [Finding] = [], hasRequest: Bool = false) {
        self.verdict = verdict
        isGroup = hasRequest || assets.count > 1
        let subjects = assets.map(\.report.subject.rawValue) + (hasRequest ? [Subject.request.rawValue] : [])
        kinds = Set(subjects).sorted().joined(separator: " ")
        let findings = assets.flatMap(\.findings) + others
        let relevant = findings.filter { $0.outcome == .fail || $0.outcome == .unknown }
        codes = Set(relevant.map(\.code)).sorted().joined(separator: " ")
        byteCount = assets.reduce(0) { sum, asset in
            sum.addingReportingOverflow(max(asset.report.facts.byteCount ?? 0, 0)).partialValue
        }
        seconds = assets.compactMap(\.seconds).filter(\.isFinite).max() ?? 0
    }
}

/// How deep in the page's outline something is.
enum HTMLLevel {
    /// An entry of its own.
    case entry
    /// A part of an entry.
    case member

    var heading: StaticString { self == .entry ? "h3" : "h4" }
    var subheading: StaticString { self == .entry ? "h4" : "h5" }
}
