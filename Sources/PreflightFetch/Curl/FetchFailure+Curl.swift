internal import CCurl
internal import PreflightModel

extension FetchFailure {
    /// What an error of curl's means for a file.
    /// - Parameters:
    ///   - code: The error.
    ///   - host: The host that was asked.
    ///   - proxy: The proxy in between; nil when there is none.
    ///   - explanation: curl's own words; shown for TLS alone, where they say what is wrong with a certificate. Others
    ///     may name addresses.
    init(_ code: CURLcode, host: String, proxy: String?, explanation: String?) {
        let way = proxy.map { " through the proxy \($0)" } ?? ""
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            self.init(.unresolvedHost, "DNS did not tell where the host \(host) is")
        case CURLE_COULDNT_RESOLVE_PROXY:
            self.init(.noConnection, "DNS did not tell where the proxy \(proxy ?? "") is")
        case CURLE_COULDNT_CONNECT, CURLE_PROXY:
            self.init(.noConnection, "no connection to \(host)\(way) could be made")
        case CURLE_OPERATION_TIMEDOUT:
            self.init(.noConnection, "\(host) did not answer the attempt to connect\(way)")
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
            self.init(.noConnection, "the connection to \(host)\(way) broke off")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_CLIENTCERT:
            self.init(
                .tls, "no secure connection to \(host): \(Self.reason(explanation) ?? Self.words(code))")
        case CURLE_SSL_CACERT_BADFILE:
            self.init(.local, "the file of trusted certificates (SSL_CERT_FILE) cannot be read")
        case CURLE_PARTIAL_FILE:
            self.init(.noConnection, "the response of \(host) ended before its stated length")
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_SSL_ENGINE_INITFAILED:
            self.init(.local, Self.words(code))
        default: self.init(.badResponse, "\(host) does not answer in HTTP as it should: \(Self.words(code))")
        }
    }

    /// What is wrong in plainer words than OpenSSL's, where its own are known.
    private static func reason(_ explanation: String?) -> String? {
        explanation?.contains("wrong version number") == true
            ? "it does not speak TLS on this port" : explanation
    }

    private static func words(_ code: CURLcode) -> String { unsafe String(cString: curl_easy_strerror(code)) }

    /// Whether the same request may succeed a moment later.
    var mayPass: Bool { kind == .noConnection || kind == .serverError }
}
