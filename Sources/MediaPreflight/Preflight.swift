import PreflightFetch
public import PreflightModel
import PreflightProfiles
package import PreflightRules
import PreflightSystem

/// Tells whether an image and a motion video will be accepted by a provider, before any credits are spent.
///
/// ```swift
/// let preflight = try Preflight(profile: "kkiai")
/// let report = try await preflight.check(
///     Submission(image: .file("hero.png"), video: .file("dance.mp4"), orientation: .image))
/// guard report.verdict == .pass else {
///     throw Refused(findings: report.findings)
/// }
/// ```
///
/// Media that is missing, damaged or hostile is never an error: it is measured as far as it can be, and judged.
/// A check throws only when it cannot be carried out at all, such as for a profile that does not exist.
public struct Preflight: Sendable {
    /// The profile that is judged against, together with the limits that only its upstream documents.
    public let profile: Profile
    /// How strictly verdicts are drawn.
    package let policy: Policy
    /// How URLs are fetched; nil when they are not.
    package let fetching: FetchPolicy?
    /// Where facts come from.
    private(set) var source: any FactsSource

    /// Creates a check against a built-in profile or one from a file.
    /// - Parameters:
    ///   - idOrPath: A built-in profile's id, such as `kkiai`; or the path of a YAML file, told apart by its slash
    ///     or its extension; several of them with commas between; or ``strictestProfile``.
    ///   - policy: How strictly verdicts are drawn.
    ///   - fetching: How URLs are fetched; nil to fetch none.
    ///   - progress: Told ten times a second, on any thread, how far files that are fetched whole have come.
    /// - Throws: `PreflightError` when there is no such profile or it has a mistake.
    public init(
        profile idOrPath: String, policy: Policy = Policy(), fetching: FetchPolicy? = FetchPolicy(),
        progress: (@Sendable (FetchProgress) -> Void)? = nil
    ) throws(PreflightError) {
        self.init(
            profile: try Self.profile(idOrPath), policy: policy, fetching: fetching, progress: progress)
    }

    /// Creates a check against a profile made or changed by the caller.
    /// - Parameters:
    ///   - profile: The limits, taken as they are: an upstream that it names is not looked up.
    ///   - policy: How strictly verdicts are drawn.
    ///   - fetching: How URLs are fetched; nil to fetch none.
    ///   - progress: Told ten times a second, on any thread, how far files that are fetched whole have come.
    public init(
        profile: Profile, policy: Policy = Policy(), fetching: FetchPolicy? = FetchPolicy(),
        progress: (@Sendable (FetchProgress) -> Void)? = nil
    ) {
        self.profile = profile
        self.policy = policy
        self.fetching = fetching?.bounded
        source = MeasuredFacts(fetching.map { Fetcher($0, progress: progress) })
    }

    /// The same check, with facts from elsewhere.
    package func measuring(by source: any FactsSource) -> Preflight {
        var preflight = self
        preflight.source = source
        return preflight
    }
}

// MARK: - Checking

extension Preflight {
    /// Measures what will be sent, and judges it as one submission.
    /// - Returns: The verdict with every finding.
    /// - Throws: `PreflightError` when the submission has neither image nor video.
    public func check(_ submission: Submission) async throws(PreflightError) -> Report {
        let requests = [
            submission.image.map { Asset($0, as: .image) },
            submission.video.map { Asset($0, as: .video) },
        ]
        return try await check(requests.compactMap(\.self), orientation: submission.orientation)
    }

    /// Measures one asset, and judges it as what its content is.
    /// - Parameters:
    ///   - source: Where its bytes are.
    ///   - orientation: The `character_orientation` that will be sent; nil judges under both.
    /// - Returns: The verdict with every finding.
    public func check(_ source: MediaSource, orientation: CharacterOrientation? = nil) async -> Report {
        let facts = await self.source.facts(of: Asset(source).limited(by: profile))
        return evaluate([facts], orientation: orientation)
    }

    /// Measures assets, in parallel, and judges each on its own: one report over all, with assets in the order given.
    package func check(
        _ requests: [Asset], orientation: CharacterOrientation? = nil
    ) async throws(PreflightError) -> Report {
        guard !requests.isEmpty else {
            throw PreflightError(
                .emptySubmission, "there is nothing to check: give an image, a video, or both")
        }
        var facts: [MediaFacts] = []
        facts.reserveCapacity(requests.count)
        let width = requests.contains { $0.source.url != nil } ? fetching?.connectionCount : nil
        await source.all(requests.map { $0.limited(by: profile) }, width: width ?? ProcessorCount.available) {
            facts.append($0)
        }
        return evaluate(
            zip(facts, requests).map { AssetInRole($0, role: $1.role) }, orientation: orientation)
    }

    /// Judges facts that were measured before as one submission. Pure: no file is read, and the same facts give the same
    /// report.
    /// - Parameters:
    ///   - image: What was measured of the image; nil when there is none.
    ///   - video: What was measured of the motion video; nil when there is none.
    ///   - orientation: The `character_orientation` that will be sent; nil judges under both.
    /// - Returns: The verdict with every finding. Of nothing at all it is unknown.
    public func evaluate(
        image: MediaFacts?, video: MediaFacts?, orientation: CharacterOrientation? = nil
    ) -> Report {
        let assets = [
            image.map { AssetInRole($0, role: .image) }, video.map { AssetInRole($0, role: .video) },
        ]
        return evaluate(assets.compactMap(\.self), orientation: orientation)
    }

    /// Judges facts that were measured before, each asset as what its content is. Pure: no file is read, and the same facts
    /// give the same report.
    /// - Parameters:
    ///   - facts: What was measured of each asset.
    ///   - orientation: The `character_orientation` that will be sent; nil judges under both.
    /// - Returns: One report over all, with assets in the order given.
    public func evaluate(_ facts: [MediaFacts], orientation: CharacterOrientation? = nil) -> Report {
        evaluate(facts.map { AssetInRole($0) }, orientation: orientation)
    }

    /// Judges facts, each in its role if that is known.
    package func evaluate(_ assets: [AssetInRole], orientation: CharacterOrientation? = nil) -> Report {
        judgement(of: assets, orientation: orientation).report(by: Self.tool)
    }

    /// Asks the rules about facts.
    package func judgement(of assets: [AssetInRole], orientation: CharacterOrientation?) -> Judgement {
        RuleEngine.judgement(of: assets, against: profile, orientation: orientation, policy: policy)
    }
}
