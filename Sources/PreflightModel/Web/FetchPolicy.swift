/// How URLs are fetched: what may be contacted, and what it may cost.
public struct FetchPolicy: Sendable, Hashable {
    package var allowedHosts: Set<String>
    package var allowsPrivateHosts: Bool
    package var isWhole: Bool
    package var byteLimit: Int64
    package var deadline: Duration
    package var connectDeadline: Duration
    package var connectionCount: Int
    package var connectionCountPerHost: Int
    package var retryCount: Int
    package var retryPause: Duration
    package var certificateFile: String?

    /// Creates a policy.
    /// - Parameters:
    ///   - allowedHosts: Hosts that are contacted wherever they lead, private networks included. Names as in URLs,
    ///     lower-cased.
    ///   - allowsPrivateHosts: Whether hosts outside the internet are contacted: loopback, private and other special
    ///     addresses.
    ///   - isWhole: Whether files are fetched whole, instead of only what their facts need.
    ///   - byteLimit: Most bytes received for one file. A check lowers it to the largest file that its profile accepts, and
    ///     fetches nothing whole that is larger.
    ///   - deadline: Longest time for one file, from its first request to the last byte; redirects, retries and waiting in
    ///     between included, waiting for a free connection not.
    ///   - connectDeadline: Longest time to connect, TLS included.
    ///   - connectionCount: Most files fetched at once.
    ///   - connectionCountPerHost: Most files fetched at once from one host.
    ///   - retryCount: How often a request is sent again after a failure that may pass.
    ///   - retryPause: The pause before the first retry; each further one is twice as long. Up to half as much again is added
    ///     at random. A server's `Retry-After` counts instead when it is longer.
    ///   - certificateFile: File of the certificates (PEM) that are trusted instead of the system's; nil for the system's.
    public init(
        allowedHosts: Set<String> = [], allowsPrivateHosts: Bool = false, isWhole: Bool = false,
        byteLimit: Int64 = 256 << 20, deadline: Duration = .seconds(60),
        connectDeadline: Duration = .seconds(10), connectionCount: Int = 32, connectionCountPerHost: Int = 8,
        retryCount: Int = 2, retryPause: Duration = .milliseconds(500), certificateFile: String? = nil
    ) {
        self.allowedHosts = allowedHosts
        self.allowsPrivateHosts = allowsPrivateHosts
        self.isWhole = isWhole
        self.byteLimit = byteLimit
        self.deadline = deadline
        self.connectDeadline = connectDeadline
        self.connectionCount = connectionCount
        self.connectionCountPerHost = connectionCountPerHost
        self.retryCount = retryCount
        self.retryPause = retryPause
        self.certificateFile = certificateFile
    }

    /// Whether a host may lead anywhere.
    package func allows(_ host: String) -> Bool { allowsPrivateHosts || allowedHosts.contains(host) }
}

/// How far the files that are fetched whole have come.
public struct FetchProgress: Sendable, Hashable {
    /// Files begun.
    package var fileCount: Int
    /// Files that came whole, or failed.
    package var finishedFileCount: Int
    /// Bytes of their content received.
    public var receivedByteCount: Int64
    /// Bytes of content that are expected over all files begun, as far as servers tell.
    public var expectedByteCount: Int64

    /// Creates the state of things.
    package init(
        fileCount: Int = 0, finishedFileCount: Int = 0, receivedByteCount: Int64 = 0,
        expectedByteCount: Int64 = 0
    ) {
        self.fileCount = fileCount
        self.finishedFileCount = finishedFileCount
        self.receivedByteCount = receivedByteCount
        self.expectedByteCount = expectedByteCount
    }
}
