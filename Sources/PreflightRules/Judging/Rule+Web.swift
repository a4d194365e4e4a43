import PreflightModel
import PreflightText

extension Rule {
    /// A finding when a URL's file could not be read for one of some reasons, in the words of the fetch.
    static func fetchFailure(
        _ kinds: Set<FetchFailure.Kind>, _ outcome: Outcome, in context: RuleContext,
        fix: @autoclosure () -> Fix?
    ) -> [Finding] {
        guard let failure = context.facts.fetchFailure(kinds) else { return [] }
        return [
            finding(
                .error, failure.detail, outcome: outcome, in: context, compared: status(in: context),
                fix: fix())
        ]
    }

    /// The status that the server answered with.
    static func status(in context: RuleContext) -> Comparison {
        let status = context.facts.web?.fetch?.status
        return Comparison(actual: status.map { .integer(Int64($0)) }, evidence: .http)
    }
}

extension MediaFacts {
    /// Why the URL's file could not be read, when it is one of some reasons.
    func fetchFailure(_ kinds: Set<FetchFailure.Kind>) -> FetchFailure? {
        guard let failure = web?.fetch?.failure, kinds.contains(failure.kind) else { return nil }
        return failure
    }
}

extension WebFacts {
    /// Whether its text alone, or what DNS says of its host, tells that no provider can fetch it.
    var isUnfetchable: Bool { mistake != nil || (unreachable != nil && !isHostAllowed) }
}

extension Rule {
    /// A finding when a source gave no media facts for one reason, in the probe's own words.
    static func sourceProblem(
        _ kind: SourceProblem.Kind, _ severity: Severity, _ outcome: Outcome, in context: RuleContext,
        fix: @autoclosure () -> Fix?
    ) -> [Finding] {
        guard let other = context.facts.other, other.problem.kind == kind else { return [] }
        let evidence: Evidence =
            switch kind {
            case .notMedia: .header
            case .unavailable: .request
            default: .fileSystem
            }
        let compared = Comparison(actual: other.identifiedAs.map { .text($0) }, evidence: evidence)
        return [
            finding(
                severity, other.problem.detail, outcome: outcome, in: context, compared: compared, fix: fix())
        ]
    }
}

/// Names of media types. Many types have several, of which servers send any.
enum MediaTypeName {
    /// Whether two names are of the same type.
    static func isSame(_ left: String, _ right: String) -> Bool { registered(left) == registered(right) }

    /// Whether a name is what servers send for a file that they know nothing of.
    static func saysNothing(_ name: String) -> Bool { namesOfNothing.contains(name) }

    private static func registered(_ name: String) -> String { registeredNames[name] ?? name }

    private static let namesOfNothing: Set = [
        "application/octet-stream", "binary/octet-stream", "application/binary", "application/x-binary",
        "application/download", "application/x-download", "application/force-download", "application/unknown",
    ]

    /// What each name is registered as with IANA. `audio/mp4` is not here: it is for files without a picture.
    private static let registeredNames: [String: String] = {
        let others = [
            "image/jpeg": ["image/jpg", "image/pjpeg", "image/jfif", "image/pipeg"],
            "image/png": ["image/x-png", "image/apng", "image/vnd.mozilla.apng"],
            "image/webp": ["image/x-webp"],
            "image/heic": ["image/heif", "image/heic-sequence", "image/heif-sequence"],
            "image/avif": ["image/avif-sequence"],
            "image/bmp": ["image/x-bmp", "image/x-ms-bmp", "image/x-windows-bmp"],
            "image/tiff": ["image/tif", "image/x-tiff"],
            "image/vnd.microsoft.icon": ["image/x-icon", "image/ico"],
            "video/mp4": ["application/mp4", "video/x-mp4", "video/mpeg4", "video/x-m4v", "video/m4v"],
            "video/quicktime": ["video/x-quicktime", "video/mov", "image/mov"],
            "video/3gpp": ["video/3gp"],
            "video/3gpp2": ["video/3g2"],
            "video/matroska": ["video/x-matroska", "application/x-matroska", "video/mkv"],
            "video/vnd.avi": ["video/avi", "video/msvideo", "video/x-msvideo"],
            "video/x-flv": ["video/flv"],
            "video/mp2t": ["video/mpegts"],
        ]
        return others.reduce(into: [:]) { names, type in
            for name in type.value { names[name] = type.key }
        }
    }()
}
