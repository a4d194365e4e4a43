/// What came of fetching a URL.
package struct FetchFacts: Sendable, Hashable {
    /// Where the server sent us instead, in order.
    package var redirects: [Redirect]
    /// The status of the last response; nil when there was none.
    package var status: Int?
    /// The media type that the server stated, lower-cased and without parameters.
    package var contentType: String?
    /// Whether the server hands out parts of the file; nil when that was not seen.
    package var acceptsRanges: Bool?
    /// HTTP requests sent, redirects and retries included.
    package var requestCount: Int
    /// Bytes received, headers included.
    package var receivedByteCount: Int64
    /// Time spent on the network, in seconds; waiting for a free connection not included.
    package var seconds: Double
    /// The longest time that a request waited for the first byte of its response, in seconds; nil when none came.
    package var secondsToFirstByte: Double?
    /// The proxy that it went through, by its host; nil when there was none.
    package var proxy: String?
    /// Why the file could not be read; nil when it could.
    package var failure: FetchFailure?

    /// Creates facts of a fetch that has not begun.
    package init(
        redirects: [Redirect] = [], status: Int? = nil, contentType: String? = nil,
        acceptsRanges: Bool? = nil,
        requestCount: Int = 0, receivedByteCount: Int64 = 0, seconds: Double = 0,
        secondsToFirstByte: Double? = nil, proxy: String? = nil, failure: FetchFailure? = nil
    ) {
        self.redirects = redirects
        self.status = status
        self.contentType = contentType
        self.acceptsRanges = acceptsRanges
        self.requestCount = requestCount
        self.receivedByteCount = receivedByteCount
        self.seconds = seconds
        self.secondsToFirstByte = secondsToFirstByte
        self.proxy = proxy
        self.failure = failure
    }

    /// One redirect that was followed.
    package struct Redirect: Sendable, Hashable {
        /// The response's status, from 301 to 308.
        package var status: Int
        /// Where it led, as reports show it.
        package var url: String
        /// Whether that is another host.
        package var leavesHost: Bool

        /// Creates a redirect.
        package init(status: Int, url: String, leavesHost: Bool) {
            self.status = status
            self.url = url
            self.leavesHost = leavesHost
        }
    }
}

/// Why a URL's file could not be read.
package struct FetchFailure: Error, Sendable, Hashable {
    /// What kind of failure it is.
    package var kind: Kind
    /// One sentence for people. It names no address that DNS answered.
    package var detail: String

    /// Creates a failure.
    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// What can keep a URL's file from being read. The raw values are part of the JSON contract.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The host is not one of the internet, and was not contacted.
        case unreachableHost
        /// DNS does not know the host, or did not answer.
        case unresolvedHost
        /// No connection, or one that broke off, again and again.
        case noConnection
        /// TLS failed: a certificate that is not valid, or no protocol in common.
        case tls
        /// 401 or 403.
        case accessDenied
        /// 404 or 410.
        case notFound
        /// Another status of the client's fault: 400, 405, 451.
        case refused
        /// 5xx, 408 or 429, still after several tries.
        case serverError
        /// A response that contradicts itself or HTTP: a wrong range, a body that is cut off, headers without end.
        case badResponse
        /// A redirect that is not followed: too many, from https to http, to another scheme, or to no URL.
        case refusedRedirect
        /// The deadline passed.
        case tooSlow
        /// More bytes than may be received.
        case tooLarge
        /// The caller waits no longer.
        case cancelled
        /// This machine could not do it: no memory, no disk, no descriptors.
        case local
    }
}
