import PreflightFetch
import PreflightModel

@testable import MediaPreflight

/// Measures and judges URLs of this machine, whatever proxies the environment of the tests names.
struct Visitor: Sendable {
    private let fetcher: Fetcher

    /// A policy that lets this machine be contacted, and pauses no longer than needed.
    static let policy = FetchPolicy(allowsPrivateHosts: true, retryPause: .milliseconds(1))

    init(_ policy: FetchPolicy = policy) { fetcher = Fetcher(policy, environment: [:]) }

    /// The policy above with a change.
    init(_ change: (inout FetchPolicy) -> Void) {
        var policy = Self.policy
        change(&policy)
        self.init(policy)
    }

    func facts(_ url: String, as role: Subject? = nil, for profile: Profile? = nil) async -> MediaFacts {
        let asset = Asset(.url(url), as: role)
        return await MeasuredFacts(fetcher).facts(of: profile.map(asset.limited) ?? asset)
    }

    /// The facts of each URL, side by side.
    func facts(_ urls: [String], as role: Subject? = nil) async -> [MediaFacts] {
        await MeasuredFacts(fetcher).allFacts(
            of: urls.map { Asset(.url($0), as: role) }, under: fetcher.policy)
    }

    /// What `check` says of a URL under the limits of KKIAI.
    func report(_ url: String, as role: Subject? = nil, _ policy: Policy = Policy()) async throws -> Report {
        let preflight = try Preflight(profile: "kkiai", policy: policy, fetching: nil)
        let facts = await facts(url, as: role, for: preflight.profile)
        return preflight.evaluate([AssetInRole(facts, role: role)])
    }
}

extension MediaFacts {
    /// What is true of the bytes wherever they are. How much of them is checked for damage depends on what is at hand;
    /// whether any is damaged does not in these tests.
    var ofBytes: MediaFacts {
        var facts = self
        facts.path = ""
        facts.web = nil
        if case .video(var video) = facts.content {
            video.video?.checkedFrameCount = nil
            facts.content = .video(video)
        }
        if case .image(var image) = facts.content {
            (image.uncheckedByteCount, image.share) = (nil, nil)
            facts.content = .image(image)
        }
        facts.defects = facts.defects.map { $0.kind == .damagedFrames ? Defect(.damagedFrames, "") : $0 }
        return facts
    }

    /// What is true of the bytes of a local file.
    static func local(_ path: String) async -> MediaFacts {
        await Preflight.probe(.file(path), fetching: nil).ofBytes
    }
}

extension Report {
    func finding(_ code: String) -> Finding? { findings.first { $0.code == code } }
}

extension MeasuredFacts {
    /// The facts of assets at URLs, as many at once as a policy allows.
    func allFacts(of assets: [Asset], under policy: FetchPolicy) async -> [MediaFacts] {
        var facts: [MediaFacts] = []
        await all(assets, width: policy.connectionCount) { facts.append($0) }
        return facts
    }
}
