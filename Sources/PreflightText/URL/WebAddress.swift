/// An `http` or `https` URL, taken apart.
package struct WebAddress: Sendable, Equatable {
    /// The scheme, in lower case.
    package var scheme: String
    /// The host, in lower case, without brackets.
    package var host: String
    /// The port, when it is given.
    package var port: Int?
    /// The path, as it is written.
    package var path: String
    /// The query, as it is written and without its question mark; nil when there is none. It may be a signature.
    package var query: String?
    /// The user name and password, as they are written; nil when there are none. Never shown.
    package var credentials: String?
    /// Whether it carries a fragment.
    package var hasFragment: Bool

    /// Whether it carries a user name or password.
    package var hasCredentials: Bool { credentials != nil }
    /// Whether it carries a query.
    package var hasQuery: Bool { query != nil }
}

extension WebAddress {
    /// Why a text is not the URL of a web address.
    package struct Mistake: Error, Sendable, Equatable {
        /// What is wrong and where, in words that go on after "The URL cannot be used:". Of the text it repeats
        /// single characters that no URL has, so that a password or a signature never ends up in a report.
        package var reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// The URL as reports show it: without its credentials and its fragment, and with `?…` for its query, which may
    /// be a signature.
    package var redacted: String {
        "\(origin(host))\(path)\(hasQuery ? "?…" : "")"
    }

    /// The URL to be sent to its server: whole, but for credentials and fragment.
    package var target: String {
        "\(origin(connectionHost))\(path.isEmpty ? "/" : path)\(query.map { "?\($0)" } ?? "")"
    }

    /// The host without the dot that says that its name is complete: certificates and servers know it so.
    package var connectionHost: String { host.hasSuffix(".") ? String(host.dropLast()) : host }

    /// The host and, when it is given, the port, as a URL has them.
    package var authority: String { "\(Self.bracketed(host))\(port.map { ":\($0)" } ?? "")" }

    /// Scheme, host and port.
    private func origin(_ host: String) -> String {
        "\(scheme)://\(Self.bracketed(host))\(port.map { ":\($0)" } ?? "")"
    }

    private static func bracketed(_ host: String) -> String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    }

    /// The port that a connection goes to.
    package var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

    /// Whether another address is of the same scheme, host and port: what one may be told in confidence, so may the
    /// other.
    package func hasOrigin(of other: WebAddress) -> Bool {
        scheme == other.scheme && connectionHost == other.connectionHost
            && effectivePort == other.effectivePort
    }

    /// Whether the host can be reached from the internet, as far as its text tells.
    package var reach: HostReach { NetworkAddress.reach(ofHost: host) }

    /// The scheme that a text begins with, in lower case; nil when it begins with none.
    ///
    /// A single letter is none: `C:\picture.png` is a path of Windows. Nothing else is judged, so `localhost:80` has
    /// the scheme `localhost`.
    package static func scheme(of text: String) -> String? {
        guard let first = text.utf8.first, first.isLetter else { return nil }
        let end = text.utf8.firstIndex { !$0.isSchemeCharacter }
        guard let end, text.utf8[end] == UInt8(ascii: ":") else { return nil }
        let scheme = text.utf8[..<end]
        guard scheme.count > 1 else { return nil }
        return String(decoding: scheme.lazy.map(\.lowerCased), as: UTF8.self)
    }
}
