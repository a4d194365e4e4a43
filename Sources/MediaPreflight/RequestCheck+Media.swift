import PreflightModel
import PreflightProbe
import PreflightRequests

extension RequestCheck {
    /// What is to be measured of a request's medium.
    enum Medium: Sendable {
        /// Bytes to be measured, and the name to be shown when their own may hold a secret.
        case source(MediaSource, shownAs: String? = nil)
        case unavailable(MediaFacts)

        func measured() -> MediaFacts {
            switch self {
            case .source(let source, let name):
                var facts = MediaProbe.facts(of: source)
                if let name { facts.path = name }
                return facts
            case .unavailable(let facts): return facts
            }
        }
    }

    func measureInParallel(_ media: [Medium]) async -> [MediaFacts] {
        await withTaskGroup(of: (Int, MediaFacts).self) { group in
            for (index, medium) in media.enumerated() { group.addTask { (index, medium.measured()) } }
            var facts: [MediaFacts?] = media.map { _ in nil }
            for await (index, measured) in group { facts[index] = measured }
            return facts.compactMap(\.self)
        }
    }

    func source(of medium: RequestMedia, in body: RequestBody) -> Medium {
        switch medium.reference {
        case .url(let address, let text):
            if let source = body.media[text] { return .source(source) }
            return .unavailable(
                .unavailable(address.redacted, "the URL is not fetched, and no local file is named for it"))
        case .malformedURL(let text, _):
            return .unavailable(.unavailable(text, "this is not a URL that can be fetched"))
        case .path(let path):
            guard readsLocalPaths else {
                return .unavailable(.unavailable(path, "local files that a request names are not read here"))
            }
            return .source(.file(Self.resolve(path, in: body.folder)), shownAs: Self.shown(path))
        case .base64(let reading):
            let label = "\(medium.field.name) (Base64)"
            guard let bytes = reading.bytes else {
                return .unavailable(.unavailable(label, "the Base64 cannot be decoded"))
            }
            return .source(.bytes(bytes, label: label))
        }
    }

    /// A path without what follows a question mark, when it is likely a URL that lost its scheme; nil for any other.
    private static func shown(_ path: String) -> String? {
        guard path.hasPrefix("//") || path.prefix(while: { $0 != "/" }).contains("."), path.contains("?")
        else {
            return nil
        }
        return path.prefix { $0 != "?" } + "?…"
    }

    private static func resolve(_ path: String, in folder: String?) -> String {
        guard let folder, !folder.isEmpty, !path.hasPrefix("/") else { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }
}

extension MediaFacts {
    /// What is known of a medium whose bytes are not at hand.
    fileprivate static func unavailable(_ name: String, _ reason: String) -> MediaFacts {
        MediaFacts(path: name, content: .other(OtherFacts(problem: SourceProblem(.unavailable, reason))))
    }
}
