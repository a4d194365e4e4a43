import MediaPreflight
import PreflightProject
import PreflightStore
import PreflightSystem

extension GateRun {
    /// Makes ready what judges a plan.
    /// - Parameters:
    ///   - plan: What is judged.
    ///   - options: How.
    ///   - settings: What people say about findings, and the profile when the options name none.
    ///   - threshold: What makes the run fail.
    ///   - reading: How requests are read.
    ///   - baseline: Findings that are known.
    ///   - findingLimit: Most findings that are listed; nil for all.
    ///   - isSilent: Whether nothing shows how far the run has come.
    /// - Throws: `PreflightError` when there is no such profile or dialect, or it has a mistake.
    init(
        _ plan: GatePlan, _ options: GateOptions, _ settings: Settings?,
        failingOn threshold: FailureThreshold = .unknown, reading: RequestReadingOptions,
        baseline: KnownFindings? = nil, findingLimit: Int? = nil, isSilent: Bool = false
    ) throws {
        let profile = options.profile ?? settings?.profile
        let policy = options.policy.policy(failingOn: threshold)
        let bar = ProgressBar.ifSeen(options.fetching)
        cache = plan.count >= Self.smallestCachedRun && !options.noCache ? FactsCache.standard() : nil
        let source = options.fetching.factsSource(bar, jobs: options.jobs, cache)
        let preflight = try Preflight(
            profile: profile ?? Preflight.defaultProfile, policy: policy, fetching: options.fetching.policy
        ).measuring(by: source)
        self.plan = plan
        self.preflight = preflight
        self.bar = bar
        meter = isSilent || bar != nil ? nil : GateMeter.ifSeen()
        gate = Gate(
            preflight,
            requests: try reading.check(profile: profile, policy: policy, fetching: options.fetching),
            source: source, amendments: settings.map(Amendments.init), baseline: baseline, jobs: options.jobs)
        ledger = LedgerWriter(
            tool: Preflight.tool,
            profile: Report.ProfileReference(id: preflight.profile.id, name: preflight.profile.name),
            findingLimit: findingLimit)
    }

    /// Below this, measuring is over before a cache is open.
    private static var smallestCachedRun: Int { 33 }
}
