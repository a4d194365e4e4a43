package import PreflightModel
import PreflightText

/// Tells whose request goes to a URL, by what the profiles' documents name as their endpoints.
package struct EndpointIndex: Sendable {
    private struct Endpoint {
        var dialect: String
        /// The host without `www.`; empty where a document names a path alone.
        var host: String
        var path: [Substring]
    }

    /// Where a URL leads.
    struct Match {
        /// The ids of the dialects whose endpoint it is, the likeliest first; empty when nobody's is known.
        var dialects: [String] = []
        /// Whether the path is one that their documents name, or is built like one.
        var isDocumentedPath = true
    }

    private let endpoints: [Endpoint]

    package init(_ dialects: [RequestDialect]) {
        endpoints = dialects.flatMap { dialect in
            ([dialect.endpoint].compactMap(\.self) + dialect.otherEndpoints).compactMap {
                Self.endpoint($0, of: dialect.id)
            }
        }
    }

    /// Reads `POST https://host/path`, and what a document has of it.
    private static func endpoint(_ text: String, of dialect: String) -> Endpoint? {
        for word in text.split(separator: " ") {
            let word = String(word.last == "," ? word.dropLast() : word)
            if case .address(let address) = WebReference(word) {
                return Endpoint(dialect: dialect, host: bare(address.host), path: steps(address.path))
            }
            if word.hasPrefix("/") { return Endpoint(dialect: dialect, host: "", path: steps(word)) }
        }
        return nil
    }

    /// The dialects whose endpoint a URL is: those of the host whose paths are the most alike; else those that are known
    /// by the path alone.
    func match(of url: WebReference) -> Match {
        guard case .address(let address) = url else { return Match() }
        let host = Self.bare(address.host)
        let path = Self.steps(address.path)
        let onHost = endpoints.filter {
            !$0.host.isEmpty && (host == $0.host || host.hasSuffix(".\($0.host)"))
        }
        guard !onHost.isEmpty else {
            let known = endpoints.filter { $0.host.isEmpty && path.suffix($0.path.count) == $0.path[...] }
            return Match(dialects: known.map(\.dialect).unique)
        }
        let likeness = onHost.map { endpoint in
            zip(endpoint.path, path).count { $0 == $1 } * 2 + (endpoint.path.count == path.count ? 1 : 0)
        }
        let best = likeness.max()
        return Match(
            dialects: zip(onHost, likeness).filter { $1 == best }.map(\.0.dialect).unique,
            isDocumentedPath: onHost.contains { Self.isLike(path, $0.path) })
    }

    private static func bare(_ host: String) -> String {
        host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    private static func steps(_ path: String) -> [Substring] { path.split(separator: "/") }

    /// Whether a path is the documented one, but for the model's version and quality: not all of these were read.
    private static func isLike(_ path: [Substring], _ documented: [Substring]) -> Bool {
        path.count == documented.count
            && zip(path, documented).allSatisfy { step, other in
                if step == other { return true }
                return step.contains("kling") && model(step) == model(other)
            }
    }

    /// What is left of a model's name without its version and quality.
    private static func model(_ step: Substring) -> [Substring] {
        step.prefix(256).split { "-._".contains($0) }.filter { word in
            let isVersion = word.drop { $0 == "v" }.allSatisfy { ("0"..."9").contains($0) }
            return !isVersion && !["std", "standard", "pro", "master"].contains(word)
        }
    }
}

extension [String] {
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
