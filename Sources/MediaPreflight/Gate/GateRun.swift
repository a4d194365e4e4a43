package import PreflightModel
package import PreflightProject
package import PreflightStore

/// A run over a plan: everything is judged, reports are kept, and what they come to is summed up.
package struct GateRun: Sendable {
    private let plan: GatePlan
    private let options: Options
    private let preflight: Preflight
    private let gate: Gate
    private let cache: FactsCache?
    private let baseline: KnownFindings?

    /// How a run judges.
    package struct Options: Sendable {
        /// A built-in profile's id or the path of a YAML file; nil for the settings', else the usual one, or that of whoever's
        /// request it is.
        package var profile: String?
        /// How strictly verdicts are drawn.
        package var policy = Policy()
        /// The id of the dialect that requests are in; nil to tell by their fields.
        package var dialect: String?
        /// Whether comments and trailing commas in requests are warnings instead of errors.
        package var isLenient = false
        /// Whether files that a request names by their path are read.
        package var readsLocalPaths = true
        /// How URLs are fetched; nil when they are not.
        package var fetching: FetchPolicy?
        /// The path of a program that measures when its argument is `worker`; nil to measure in this process.
        package var program: String?
        /// Most files measured at once; nil for one a processor.
        package var jobs: Int?
        /// Whether facts are kept from run to run.
        package var keepsFacts = true
        /// Most findings that are listed; nil for all.
        package var findingLimit: Int?
        /// Days after which a profile's age is a warning; nil for a note when it is old.
        package var profileDays: Int?
        /// Whether it is well that nothing is judged, when nothing is.
        package var allowsEmpty = false
        /// Told ten times a second, on any thread, how far files that are fetched whole have come.
        package var progress: (@Sendable (FetchProgress) -> Void)?

        /// The usual ones.
        package init() {}
    }

    /// Below this, measuring is over before a cache is open.
    private static let smallestCachedRun = 33

    /// Makes a run ready.
    /// - Parameters:
    ///   - plan: What is judged.
    ///   - options: How.
    ///   - settings: What people say about findings, and the profile when the options name none.
    ///   - baseline: Findings that are known.
    /// - Throws: `PreflightError` when there is no such profile or dialect, or it has a mistake.
    package init(
        _ plan: GatePlan, _ options: Options, _ settings: Settings?, baseline: KnownFindings? = nil
    ) throws(PreflightError) {
        let profile = options.profile ?? settings?.profile
        let isLong = plan.count >= Self.smallestCachedRun
        cache = isLong && options.keepsFacts ? FactsCache.standard() : nil
        let source = FactsChain.make(
            fetching: options.fetching, program: options.program, jobs: options.jobs, cache: cache,
            progress: options.progress)
        preflight = try Preflight(
            profile: profile ?? Preflight.defaultProfile, policy: options.policy, fetching: options.fetching
        ).measuring(by: source)
        gate = Gate(
            preflight,
            requests: try RequestCheck(
                profile: profile, dialect: options.dialect, policy: options.policy,
                isLenient: options.isLenient, readsLocalPaths: options.readsLocalPaths,
                fetching: options.fetching),
            source: source, amendments: settings.map(Amendments.init), baseline: baseline, jobs: options.jobs)
        (self.plan, self.options, self.baseline) = (plan, options, baseline)
    }

    /// Judges everything, or as much as there is time for until the surrounding task is cancelled.
    /// - Parameter progress: Told after each report how far it has come.
    /// - Returns: The reports.
    /// - Throws: `PreflightError` when reports cannot be kept.
    package func finish(
        progress: ((GateProgress) -> Void)? = nil
    ) async throws(PreflightError) -> Ledger {
        let ledger = LedgerWriter(
            tool: Preflight.tool,
            profile: Report.ProfileReference(id: preflight.profile.id, name: preflight.profile.name),
            findingLimit: options.findingLimit)
        defer { cache?.finish() }
        var cutOff = 0
        try await gate.judge(plan, progress: progress) { report throws(PreflightError) in
            if report.assets.contains(where: \.facts.isCancelled) { cutOff += 1 }
            try ledger.append(report)
        }
        return try ledger.finish { summary in
            summary.isInterrupted = Task.isCancelled
            summary.cutOff = cutOff
            summary.unjudged = plan.count - summary.reports
            summary.skipped = plan.skippedCount
            summary.isEmptyAllowed = options.allowsEmpty
            // A request may be another provider's, when nobody said whose it is.
            let own = preflight.profile
            let profile = summary.profile.id == own.id ? own : try? Preflight.profile(summary.profile.id)
            summary.isMediaUndocumented = profile?.limitsMedia == false
            summary.profileAge = profile.flatMap { ProfileAge(of: $0, at: CurrentTime.seconds) }
            summary.profileNotice = summary.profileAge?.notice(
                atMost: options.profileDays, isStrict: options.policy.isStrict)
            summary.staleBaseline = baseline?.stale ?? []
        }
    }
}

extension Policy {
    /// The policy when somebody also says what a run fails on: verdicts say what the run comes to.
    package func failing(on threshold: FailureThreshold) -> Policy {
        Policy(
            isStrict: isStrict || threshold == .warning,
            allowsUnknown: allowsUnknown || threshold == .error, isVerbose: isVerbose)
    }
}

extension RunSummary {
    /// The answer over all for somebody who says what a run fails on.
    package func verdict(failingOn threshold: FailureThreshold) -> Verdict {
        threshold == .never ? .pass : verdict
    }
}

extension MediaFacts {
    /// Whether nobody waited any more for it to be measured.
    package var isCancelled: Bool {
        other?.problem == .cancelled || web?.fetch?.failure?.kind == .cancelled
    }
}
