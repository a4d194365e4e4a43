internal import PreflightModel
import PreflightText

/// Which proxy a URL is fetched through, by the variables that most programs follow.
///
/// The choice is ours and not curl's, since it changes what can be judged: a proxy looks names up itself.
struct ProxyChoice: Sendable {
    private let environment: [String: String]
    private let exceptions: [Substring]

    /// - Parameter environment: The process's environment.
    init(_ environment: [String: String]) {
        self.environment = environment
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        exceptions = list.split { $0 == "," || $0.isWhitespace }
    }

    /// A proxy.
    struct Proxy: Sendable {
        /// Its URL as the environment has it, with its password if it has one.
        var url: String
        /// Its host and port, to be shown.
        var name: String
    }

    /// The proxy for a URL; nil when there is none.
    /// - Throws: When the environment names one that cannot be read: then nothing is sent anywhere.
    func proxy(for address: WebAddress) throws(FetchFailure) -> Proxy? {
        // HTTP_PROXY in capitals is left out: a CGI program gets it from whoever sends a `Proxy` header.
        let names = address.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        let values = (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap { environment[$0] }
        guard let url = values.first(where: { !$0.isEmpty }), !isExcepted(address) else { return nil }
        guard let name = Self.name(of: url) else {
            throw FetchFailure(.local, "the proxy that the environment names is not a URL")
        }
        return Proxy(url: Self.lookingUp(url), name: name)
    }

    /// A proxy's URL in the form that leaves look-ups to it. A look-up of curl's own would be one that nobody judges.
    private static func lookingUp(_ url: String) -> String {
        for (scheme, full) in [("socks5://", "socks5h://"), ("socks4://", "socks4a://")]
        where url.lowercased().hasPrefix(scheme) {
            return full + url.dropFirst(scheme.count)
        }
        return url
    }

    private func isExcepted(_ address: WebAddress) -> Bool {
        let host = address.connectionHost
        return exceptions.contains { exception in
            if exception == "*" { return true }
            var name = exception.lowercased()
            // A port narrows the exception; the colons of an IPv6 address are none.
            if let colon = name.lastIndex(of: ":"), name.firstIndex(of: ":") == colon {
                guard Int(name[name.index(after: colon)...]) == address.effectivePort else { return false }
                name = String(name[..<colon])
            }
            if name.hasPrefix("[") { name = String(name.dropFirst().prefix { $0 != "]" }) }
            if name.hasPrefix("*") { name.removeFirst() }
            while name.hasPrefix(".") { name.removeFirst() }
            while name.hasSuffix(".") { name.removeLast() }
            return !name.isEmpty && (host == name || host.hasSuffix("." + name))
        }
    }

    /// Host and port of a proxy's URL, without the credentials that may be in it; nil when it is not
    /// `[scheme://][user[:password]@]host[:port][/]`, to the letter: a password with a slash in it would end the host
    /// for some readers, and not for others.
    private static func name(of url: String) -> String? {
        var rest = url[...]
        if let mark = rest.firstRange(of: "://") {
            guard schemes.contains(rest[..<mark.lowerBound].lowercased()) else { return nil }
            rest = rest[mark.upperBound...]
        }
        if rest.hasSuffix("/") { rest.removeLast() }
        let parts = rest.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count <= 2, !rest.contains(where: { "/?#\\".contains($0) || $0.isWhitespace }),
            let host = parts.last, (try? WebAddress("https://\(host)/")) != nil
        else { return nil }
        return String(host)
    }

    private static let schemes: Set<String> = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
}
