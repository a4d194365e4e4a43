import PreflightJSON
import PreflightModel

/// A finding, and what a SARIF result says besides.
struct SARIFResult {
    let finding: Finding
    /// The report that it is in.
    let report: Report
    /// The place of its rule in the log.
    let ruleIndex: Int
    let fingerprint: String
    /// Where the run is in its repository, when that is known.
    let place: RepositoryPlace?
}

/// Text of SARIF messages.
enum SARIFText {
    /// A plain text message. `[text](target)` would be a link in it, so its bracket is escaped as the standard says.
    static func plain(_ text: String) -> String {
        let text = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { HostileText.visible(String($0)) }.joined(separator: "\n")
        return text.contains("](") ? text.replacing("[", with: "\\[") : text
    }
}

extension JSONWriter {
    /// The members of a result.
    mutating func result(_ result: SARIFResult) {
        let finding = result.finding
        member("ruleId", finding.code)
        member("ruleIndex", result.ruleIndex)
        member("kind", finding.resultKind)
        member("level", finding.resultLevel)
        text(
            "message", SARIFText.plain(finding.locatedAccount.joined(separator: "\n")),
            markdown: finding.markdown)
        member("locations", objects: [finding.location]) { $0.location($1, in: result.place) }
        key("partialFingerprints")
        object { $0.member("preflightFinding/v1", result.fingerprint) }
        if let suppression = finding.suppression {
            member("suppressions", objects: [suppression]) { writer, suppression in
                writer.member("kind", "external")
                writer.member("status", "accepted")
                writer.member("justification", suppression.reason ?? "known when the baseline was written")
            }
            if suppression.kind == .baseline { member("baselineState", "unchanged") }
        }
        properties(result)
    }

    /// Every result has a region with both of its ends: code scanning asks for them. The first character stands for a
    /// whole image.
    private mutating func location(_ location: Location, in place: RepositoryPlace?) {
        let uri = ArtifactURI(location.path, in: place)
        key("physicalLocation")
        object { physical in
            physical.key("artifactLocation")
            physical.object { artifact in
                artifact.member("uri", uri.text)
                if uri.isRelative { artifact.member("uriBaseId", "%SRCROOT%") }
            }
            physical.key("region")
            physical.object { region in
                let line = max(location.line ?? 1, 1)
                let column = max(location.column ?? 1, 1)
                region.member("startLine", line)
                region.member("startColumn", column)
                region.member("endLine", line)
                region.member("endColumn", location.column == nil ? column : column + 1)
            }
        }
        if let pointer = location.pointer {
            member("logicalLocations", objects: [pointer]) { writer, pointer in
                writer.member("fullyQualifiedName", pointer)
                writer.member("kind", "property")
            }
        }
    }

    /// The finding as `preflight-report/1` has it, and what was measured, in short.
    private mutating func properties(_ result: SARIFResult) {
        key("properties")
        object { properties in
            properties.member("asset", result.asset?.facts.shortDescription)
            properties.member("pair", result.report.pair)
            properties.member("request", result.report.request?.path)
            properties.key("finding")
            var finding = result.finding
            // There is no list of assets here to have a place in.
            finding.location.asset = nil
            properties.object { $0.finding(finding, after: 0) }
        }
    }
}

extension SARIFResult {
    /// The asset that it is about; nil for a finding on the request itself.
    fileprivate var asset: AssetReport? {
        finding.location.asset.flatMap { report.assets.indices.contains($0) ? report.assets[$0] : nil }
    }
}

extension Finding {
    /// What could not be measured is a `fail` too. SARIF has a word for it, `open`, but demands the level `none` with it,
    /// and code scanning shows nothing of that level: unknown would look like a pass. What is suppressed is meant to be
    /// out of sight there, where suppressions are not heeded.
    fileprivate var resultKind: String {
        switch standing {
        case .error, .unknown, .warning, .note: "fail"
        case .known, .ignored: "informational"
        case .ok: "pass"
        case .noLimit, .unchecked: "notApplicable"
        }
    }

    /// The level: `none` for all that is no problem.
    fileprivate var resultLevel: String { isProblem ? severity.rawValue : "none" }

    fileprivate var markdown: String {
        let lines = (sentences + [urlLine].compactMap(\.self)).map(MarkdownText.escaped)
            .joined(separator: "  \n")
        return fix?.command.map { "\(lines)\n\n\(MarkdownText.fenced($0))" } ?? lines
    }
}
