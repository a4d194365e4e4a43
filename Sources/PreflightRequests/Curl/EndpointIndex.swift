package import PreflightModel

/// Tells whose request goes to a URL, by what the profiles' documents name as their endpoints.
package struct EndpointIndex: Sendable {
    private struct Endpoint {
        var dialect: String
        /// The host without `www.`; empty where a document names a path alone.
        var host: String
        var path: [Substring]
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

    /// The ids of the dialects whose endpoint a URL is.
    /// - Returns: Those of the host whose paths are the most alike; else those that are known by the path alone.
    package func dialects(at url: WebReference) -> [String] {
        guard case .address(let address) = url else { return [] }
        let host = Self.bare(address.host)
        let path = Self.steps(address.path)
        let onHost = endpoints.filter {
            !$0.host.isEmpty && (host == $0.host || host.hasSuffix(".\($0.host)"))
        }
        guard !onHost.isEmpty else {
            return endpoints.filter { $0.host.isEmpty && path.suffix($0.path.count) == $0.path[...] }
                .map(\.dialect).unique
        }
        let likeness = onHost.map { endpoint in
            zip(endpoint.path, path).count { $0 == $1 } * 2 + (endpoint.path.count == path.count ? 1 : 0)
        }
        let best = likeness.max()
        return zip(onHost, likeness).filter { $1 == best }.map(\.0.dialect).unique
    }

    private static func bare(_ host: String) -> String {
        host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    private static func steps(_ path: String) -> [Substring] { path.split(separator: "/") }
}

extension [String] {
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
