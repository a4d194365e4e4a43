internal import Foundation
package import PreflightModel
internal import PreflightSystem
package import PreflightText

/// Reads files on the web, as little of each as is needed. Keeps connections for further files of the same hosts.
package final class Fetcher: Sendable {
    private let environment: FetchEnvironment

    /// - Parameters:
    ///   - policy: What may be contacted, and what it may cost.
    ///   - resolver: Looks hosts up.
    ///   - addressGuard: Tells addresses of the internet from others.
    ///   - nameLifetime: How long what a look-up gave is held on to.
    ///   - environment: Where proxies are looked for.
    ///   - progress: Told ten times a second how far files that are fetched whole have come, by any thread.
    package init(
        _ policy: FetchPolicy, resolver: Resolver = Resolver(), addressGuard: AddressGuard = AddressGuard(),
        nameLifetime: Duration = .seconds(30),
        environment: [String: String] = ProcessInfo.processInfo.environment,
        progress: (@Sendable (FetchProgress) -> Void)? = nil
    ) {
        var policy = policy.bounded
        // The variable that OpenSSL, git and Python follow too.
        policy.certificateFile =
            policy.certificateFile ?? environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        self.environment = FetchEnvironment(
            policy: policy, addressGuard: addressGuard, proxies: ProxyChoice(environment),
            book: ResolverCache(resolver, lifetime: nameLifetime), pool: ConnectionPool(policy),
            meter: policy.isWhole ? progress.map(ProgressMeter.init) : nil)
    }

    /// What the fetcher may do.
    package var policy: FetchPolicy { environment.policy }

    /// A file that was read, or not.
    package struct Outcome<Result> {
        /// What came of fetching.
        package var facts: FetchFacts
        /// What the URL's host is for, when that is not the internet.
        package var unreachable: String?
        /// Size of the file in bytes, as far as the server told.
        package var byteCount: Int64?
        /// What was made of the file; nil when it could not even be begun.
        package var result: Result?
    }

    /// Lets a file be read. Blocks the calling thread until it has been, at most as long as the policy says.
    /// - Parameters:
    ///   - address: The file's URL.
    ///   - subject: What it is expected to be; nil when that is not known.
    ///   - byteLimit: Size of the largest file that is of use; the policy's limit when that is lower or nil is given.
    ///   - cancellation: Ends it from outside.
    ///   - work: Reads the file.
    /// - Returns: What came of fetching, and what was made of the file.
    package func read<Result>(
        _ address: WebAddress, as subject: Subject?, atMost byteLimit: Int64? = nil,
        until cancellation: FetchCancellation? = nil, _ work: (any RandomAccessBytes) -> Result
    ) -> Outcome<Result> {
        Signals.withoutBrokenPipes {
            let exchange = Exchange(
                address, environment, Deadline(environment.policy.deadline, cancellation))
            let file = RemoteFile(
                exchange, plan: ReadingPlan(address, subject, isWhole: environment.policy.isWhole),
                byteLimit: min(byteLimit ?? .max, environment.policy.byteLimit),
                retries: Retries(environment.policy), meter: environment.meter)
            let result = file.open() ? work(file) : nil
            file.close()
            return Outcome(
                facts: file.facts, unreachable: exchange.unreachable, byteCount: file.knownByteCount,
                result: result)
        }
    }
}

extension FetchPolicy {
    /// The policy with hosts as URLs have them, and with times that can be reckoned with: eleven days are for ever.
    package var bounded: FetchPolicy {
        func bounded(_ duration: Duration) -> Duration { min(max(duration, .zero), .seconds(1_000_000)) }
        var policy = self
        policy.allowedHosts = Set(allowedHosts.map { $0.lowercased().filter { !"[]".contains($0) } })
        policy.byteLimit = max(byteLimit, 0)
        policy.deadline = bounded(deadline)
        // To curl, nothing at all would mean five minutes.
        policy.connectDeadline = max(bounded(connectDeadline), .milliseconds(1))
        policy.retryPause = bounded(retryPause)
        return policy
    }
}

/// What all fetches of a fetcher share.
struct FetchEnvironment: Sendable {
    let policy: FetchPolicy
    let addressGuard: AddressGuard
    let proxies: ProxyChoice
    let book: ResolverCache
    let pool: ConnectionPool
    let meter: ProgressMeter?
}
