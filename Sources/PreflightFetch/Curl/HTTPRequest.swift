internal import CCurl
internal import PreflightModel
import PreflightText

/// What is asked of a server, and under which rules.
struct HTTPRequest {
    /// The URL.
    var address: WebAddress
    /// What may be contacted.
    var permission: HostPermission
    /// Where the host is; empty when its text says so, or a proxy finds it.
    var addresses: [NetworkAddress] = []
    /// The bytes asked for, the upper bound included; nil for all.
    var range: Range?
    /// User name and password, as a URL has them; nil to send none.
    var credentials: String?
    var proxy: ProxyChoice.Proxy?
    var connectDeadline: Duration
    var certificateFile: String?

    /// Bytes from an offset to another, or to the end.
    struct Range: Equatable {
        var first: Int64
        var last: Int64?
    }
}

extension HTTPRequest {
    /// Settings that are texts.
    var texts: [(CURLoption, String?)] {
        var texts: [(CURLoption, String?)] = [
            (CURLOPT_URL, address.target),
            (CURLOPT_PROTOCOLS_STR, address.scheme),
            // Never from curl's own reading of the environment.
            (CURLOPT_PROXY, proxy?.url ?? ""), (CURLOPT_NOPROXY, ""),
            (CURLOPT_USERAGENT, "preflight (checks media before it is submitted)"),
        ]
        if let range { texts.append((CURLOPT_RANGE, "\(range.first)-\(range.last.map(String.init) ?? "")")) }
        // The folder of certificates that curl was built with would be trusted beside the file.
        if let certificateFile { texts += [(CURLOPT_CAINFO, certificateFile), (CURLOPT_CAPATH, nil)] }
        if let credentials {
            let parts = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            texts.append((CURLOPT_USERNAME, parts.first.flatMap { $0.removingEscapes } ?? ""))
            texts.append((CURLOPT_PASSWORD, parts.dropFirst().first.flatMap { $0.removingEscapes } ?? ""))
        }
        return texts
    }

    /// Settings that are numbers.
    var numbers: [(CURLoption, Int)] {
        [
            // Redirects are judged and followed one by one by the caller.
            (CURLOPT_FOLLOWLOCATION, 0),
            // A body that is left unread costs no more than what the socket holds. HTTP/2 would have sent 32 MiB.
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
            (CURLOPT_HTTP09_ALLOWED, 0),
            (CURLOPT_CONNECTTIMEOUT_MS, Int(connectDeadline / .milliseconds(1))),
            // curl's timeouts would use signals otherwise. What is left to signals is SIGPIPE: see `Signals.withoutBrokenPipes`.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
        ]
    }

    /// Settings that are lists.
    var lists: [(CURLoption, [String])] {
        [
            (CURLOPT_HTTPHEADER, ["Accept: */*", "Accept-Encoding: identity"]),
            (CURLOPT_RESOLVE, pinnedAddresses.map { [$0] } ?? []),
        ]
    }

    /// The addresses for curl to connect to, instead of a look-up of its own.
    private var pinnedAddresses: String? {
        guard !addresses.isEmpty else { return nil }
        let list = addresses.map { if case .ipv6 = $0 { "[\($0.text)]" } else { $0.text } }
        // With the plus curl forgets them after a minute, so that its list does not grow.
        return "+\(address.connectionHost):\(address.effectivePort):\(list.joined(separator: ","))"
    }
}
