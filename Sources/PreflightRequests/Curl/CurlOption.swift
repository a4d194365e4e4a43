/// An option of cURL, as far as it matters to the request that is sent.
enum CurlOption: Sendable {
    case request
    case header
    /// Data that is sent as it is; `@file` reads a file.
    case data
    /// Data in which `@` means nothing.
    case rawData
    /// Data that is JSON, with the headers that say so.
    case json
    case encodedData
    case form
    case upload
    case get
    case head
    case url
    case user
    case bearer
    /// Another request follows.
    case next
    /// Any other option with a value.
    case otherWithValue
    /// Any other option without one.
    case other

    var takesValue: Bool {
        switch self {
        case .get, .head, .next, .other: false
        default: true
        }
    }

    /// The option of a long name, without its dashes; nil when cURL has none of that name that is known here.
    init?(long name: String) {
        switch name {
        case "request": self = .request
        case "header", "proxy-header": self = name == "header" ? .header : .otherWithValue
        case "data", "data-ascii", "data-binary": self = .data
        case "data-raw": self = .rawData
        case "json": self = .json
        case "data-urlencode": self = .encodedData
        case "form", "form-string": self = .form
        case "upload-file": self = .upload
        case "get": self = .get
        case "head": self = .head
        case "url": self = .url
        case "user": self = .user
        case "oauth2-bearer": self = .bearer
        case "next": self = .next
        case _ where Self.withValue.contains(name): self = .otherWithValue
        case _ where Self.flags.contains(name) || name.hasPrefix("no-"): self = .other
        default: return nil
        }
    }

    /// The option of a single letter.
    init(short letter: UInt8) {
        switch Unicode.Scalar(letter) {
        case "X": self = .request
        case "H": self = .header
        case "d": self = .data
        case "F": self = .form
        case "T": self = .upload
        case "G": self = .get
        case "I": self = .head
        case "u": self = .user
        case ":": self = .next
        case "A", "b", "c", "C", "D", "e", "E", "h", "K", "m", "o", "P", "Q", "r", "t", "U", "w", "x", "y",
            "Y",
            "z":
            self = .otherWithValue
        default: self = .other
        }
    }

    /// Long options that take a value, from cURL 8's manual.
    private static let withValue: Set<String> = [
        "abstract-unix-socket", "alt-svc", "aws-sigv4", "cacert", "capath", "cert", "cert-type", "ciphers",
        "config",
        "connect-timeout", "connect-to", "continue-at", "cookie", "cookie-jar", "create-file-mode", "crlfile",
        "curves",
        "delegation", "dns-interface", "dns-ipv4-addr", "dns-ipv6-addr", "dns-servers", "doh-url",
        "dump-header",
        "ech", "egd-file", "engine", "etag-compare", "etag-save", "expect100-timeout", "ftp-account",
        "ftp-alternative-to-user", "ftp-method", "ftp-port", "ftp-ssl-ccc-mode", "happy-eyeballs-timeout-ms",
        "haproxy-clientip", "hostpubmd5", "hostpubsha256", "hsts", "interface", "ip-tos", "ipfs-gateway",
        "keepalive-cnt", "keepalive-time", "key", "key-type", "krb", "libcurl", "limit-rate", "local-port",
        "login-options", "mail-auth", "mail-from", "mail-rcpt", "max-filesize", "max-redirs", "max-time",
        "netrc-file",
        "noproxy", "output", "output-dir", "parallel-max", "pass", "pinnedpubkey", "preproxy", "proto",
        "proto-default", "proto-redir", "proxy", "proxy-cacert", "proxy-capath", "proxy-cert",
        "proxy-cert-type",
        "proxy-ciphers", "proxy-crlfile", "proxy-key", "proxy-key-type", "proxy-pass", "proxy-pinnedpubkey",
        "proxy-service-name", "proxy-tls13-ciphers", "proxy-tlsauthtype", "proxy-tlspassword",
        "proxy-tlsuser",
        "proxy-user", "proxy1.0", "pubkey", "quote", "random-file", "range", "rate", "referer",
        "request-target",
        "resolve", "retry", "retry-delay", "retry-max-time", "sasl-authzid", "service-name", "socks4",
        "socks4a",
        "socks5", "socks5-gssapi-service", "socks5-hostname", "speed-limit", "speed-time", "stderr",
        "telnet-option", "tftp-blksize", "time-cond", "tls-max", "tls13-ciphers", "tlsauthtype",
        "tlspassword",
        "tlsuser", "trace", "trace-ascii", "trace-config", "unix-socket", "url-query", "user-agent",
        "variable",
        "vlan-priority", "write-out",
    ]

    /// Long options that take none.
    private static let flags: Set<String> = [
        "anyauth", "append", "basic", "ca-native", "cert-status", "compressed", "compressed-ssh",
        "create-dirs", "crlf",
        "digest", "disable", "disable-eprt", "disable-epsv", "disallow-username-in-url", "doh-cert-status",
        "doh-insecure", "fail", "fail-early", "fail-with-body", "false-start", "form-escape",
        "ftp-create-dirs",
        "ftp-pasv", "ftp-pret", "ftp-skip-pasv-ip", "ftp-ssl-ccc", "ftp-ssl-control", "globoff",
        "haproxy-protocol",
        "http0.9", "http1.0", "http1.1", "http2", "http2-prior-knowledge", "http3", "http3-only",
        "ignore-content-length", "include", "insecure", "ipv4", "ipv6", "junk-session-cookies", "list-only",
        "location",
        "location-trusted", "mail-rcpt-allowfails", "manual", "metalink", "mptcp", "negotiate", "netrc",
        "netrc-optional", "ntlm", "parallel", "parallel-immediate", "path-as-is", "post301", "post302",
        "post303",
        "progress-bar", "proxy-anyauth", "proxy-basic", "proxy-digest", "proxy-http2", "proxy-insecure",
        "proxy-negotiate", "proxy-ntlm", "proxytunnel", "raw", "remote-header-name", "remote-name",
        "remote-name-all", "remote-time", "remove-on-error", "retry-all-errors", "retry-connrefused",
        "sasl-ir",
        "show-error", "show-headers", "silent", "skip-existing", "socks5-basic", "socks5-gssapi",
        "socks5-gssapi-nec", "ssl", "ssl-allow-beast", "ssl-auto-client-cert", "ssl-no-revoke", "ssl-reqd",
        "ssl-revoke-best-effort", "sslv2", "sslv3", "styled-output", "suppress-connect-headers",
        "tcp-fastopen",
        "tcp-nodelay", "tftp-no-options", "tlsv1", "tlsv1.0", "tlsv1.1", "tlsv1.2", "tlsv1.3", "tr-encoding",
        "trace-ids", "trace-time", "use-ascii", "verbose", "version", "xattr",
    ]
}
