import PreflightModel
import PreflightProbe
package import PreflightStore

/// What the findings of a report are about, by content instead of by name.
struct ContentKeys {
    /// Of the request that the report is on; nil when there is none, or it cannot be read.
    private let request: ContentHash?
    /// Of each asset; nil for what is no file that can be read.
    private let assets: [ContentHash?]

    /// Reads the content of a report's files. Blocks.
    init(of report: Report) {
        let request = report.request.flatMap { Self.hash(of: $0.path) }
        self.request = request
        assets = report.assets.map { asset in
            // What was not opened is not read here either: a link that leads out of the folder, a device.
            guard asset.facts.byteCount != nil else { return request }
            // What is at a URL may be something else tomorrow. Base64 stands in the request.
            return asset.facts.web != nil ? nil : Self.hash(of: asset.facts.path) ?? request
        }
    }

    /// What a finding is about: the content of its asset, or the text of the request where that is all there is; nil
    /// when it has no content of its own that could be recognised.
    func key(of finding: Finding) -> ContentHash? {
        guard let index = finding.location.asset, assets.indices.contains(index) else { return request }
        return assets[index]
    }

    private static func hash(of path: String) -> ContentHash? {
        guard MediaSource(path).url == nil else { return nil }
        return (try? ContentHash.sha256(of: path)) ?? nil
    }
}

extension Report {
    /// The findings that could keep a run from passing.
    package var decidingFindings: [Finding] { findings.filter(\.isDecisive) }

    /// The findings that are kept in a baseline: those that decide, on content that can be recognised.
    package var baselineEntries: [BaselineEntry] {
        let deciding = decidingFindings
        guard !deciding.isEmpty else { return [] }
        let keys = ContentKeys(of: self)
        return deciding.compactMap { finding in
            keys.key(of: finding).map {
                BaselineEntry(
                    sha256: $0, code: finding.code, pointer: finding.location.pointer,
                    path: finding.location.path)
            }
        }
    }
}
