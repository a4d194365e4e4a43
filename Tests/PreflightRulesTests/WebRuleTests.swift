import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@testable import PreflightRules

/// What the engine makes of assets given by a URL.
@Suite struct WebRuleTests {
    private func report(
        _ facts: MediaFacts, role: Subject? = nil, policy: Policy = Policy()
    ) throws -> Report {
        RuleEngine.report(
            on: [AssetInRole(facts, role: role)], against: try ProfileCatalogue.effectiveProfile("kkiai"),
            orientation: .video, policy: policy, tool: .test)
    }

    // MARK: What could not be fetched

    @Test(arguments: FetchFailure.Kind.allCases, [Subject.image, .video, nil])
    func `no failure to fetch ends in a pass, and each is said once`(
        kind: FetchFailure.Kind, role: Subject?
    ) throws {
        let report = try report(Sample.failed(kind), role: role)
        #expect(report.verdict != .pass)
        #expect(report.findings.map(\.message) == ["exactly this"])
        #expect(report.findings.allSatisfy { $0.severity == .error && $0.fix != nil })
    }

    @Test(arguments: FetchFailure.Kind.allCases)
    func `facts that were measured before the failure do not make it a pass`(kind: FetchFailure.Kind) throws {
        for byteCount: Int64? in [nil, 1000, 10_485_761, .max] {
            var facts = Sample.failed(kind)
            facts.content = Sample.image().content
            facts.byteCount = byteCount
            #expect(try report(facts).verdict != .pass)
        }
    }

    @Test(arguments: FetchFailure.Kind.allCases)
    func `a host that is allowed does not make a failure a pass`(kind: FetchFailure.Kind) throws {
        var facts = Sample.failed(kind)
        facts.web?.unreachable = "loopback"
        facts.web?.isHostAllowed = true
        #expect(try report(facts).verdict != .pass)
    }

    /// What is known of URLs that were not fetched, and the one finding that says so.
    static let unfetched: [String: (web: WebFacts, code: String, outcome: Outcome)] = [
        "unasked": (WebFacts(url: "it", scheme: "https"), "SRC013", .unknown),
        "no URL": (WebFacts(url: "it", mistake: "it has no host"), "SRC009", .fail),
        "of this machine": (WebFacts(url: "it", scheme: "https", unreachable: "loopback"), "SRC012", .fail),
        "of this machine, and refused": (
            WebFacts(
                url: "it", scheme: "https", unreachable: "loopback",
                fetch: FetchFacts(failure: FetchFailure(.unreachableHost, "the host is loopback"))),
            "SRC012", .fail
        ),
        "without an answer": (WebFacts(url: "it", scheme: "https", fetch: FetchFacts()), "SRC013", .unknown),
    ]

    @Test(arguments: unfetched.keys.sorted())
    func `what was not fetched is one finding, and no pass`(kind: String) throws {
        let (web, code, outcome) = try #require(Self.unfetched[kind])
        let report = try report(Sample.offline { $0 = web })
        #expect(report.findings.map(\.code) == [code])
        #expect(report.findings.map(\.outcome) == [outcome])
        #expect(report.verdict == (outcome == .fail ? .fail : .unknown))
    }

    @Test func `a host that is allowed is a note, and unknown when it was not fetched`() throws {
        let report = try report(
            Sample.offline {
                $0.unreachable = "private (RFC 1918)"
                $0.isHostAllowed = true
            })
        #expect(report.verdict == .unknown)
        #expect(report.findings.map(\.code) == ["SRC013", "SRC012"])
        #expect(report.findings.last?.severity == .note)
    }

    @Test func `access denied names the expired signature as the likely cause`() throws {
        var facts = Sample.failed(.accessDenied)
        facts.web?.secondsToExpiry = -750
        let findings = try report(facts).findings
        #expect(findings.map(\.code) == ["SRC019", "SRC028"])
        #expect(
            findings.first?.message
                == "exactly this; most likely since the URL's signature expired 12 minutes ago")
    }

    // MARK: Size

    @Test(
        arguments: [
            (.image, 10_485_760, .unknown), (.image, 10_485_761, .fail), (.video, 10_485_761, .unknown),
            (.video, 104_857_600, .unknown), (.video, 104_857_601, .fail), (nil, 104_857_600, .unknown),
            (nil, 104_857_601, .fail), (nil, nil, .unknown), (.image, nil, .unknown), (.image, -1, .unknown),
        ] as [(Subject?, Int64?, Outcome)])
    func `what is too large to be fetched fails above the limit of its role`(
        role: Subject?, byteCount: Int64?, outcome: Outcome
    ) throws {
        var facts = Sample.failed(.tooLarge)
        facts.byteCount = byteCount
        let finding = try #require(try report(facts, role: role).findings.first)
        #expect(finding.code == "SRC030" && finding.outcome == outcome)
        #expect((finding.source != nil) == (outcome == .fail))
        #expect(finding.evidence == (outcome == .fail ? .http : nil))
    }

    @Test func `no size is too large where no document limits it, or the provider fixes it`() throws {
        var facts = Sample.failed(.tooLarge)
        facts.byteCount = .max
        var profile = try ProfileCatalogue.effectiveProfile("kkiai")
        profile.limits[.videoMaxBytes]?.adjustment = .compresses
        for limits in [profile.limits, [:]] {
            profile.limits = limits
            let report = RuleEngine.report(
                on: [AssetInRole(facts, role: .video)], against: profile, orientation: .video,
                policy: Policy(), tool: .test)
            #expect(report.verdict == .unknown)
        }
    }

    @Test func `a size is said once when the content is known`() throws {
        var facts = Sample.failed(.tooLarge)
        facts.content = Sample.image().content
        facts.byteCount = 10_485_761
        #expect(try report(facts).findings.map(\.code) == ["IMG002"])
    }

    // MARK: What was fetched

    @Test func `a picture from a server that does all right passes, and nothing is said`() throws {
        let report = try report(Sample.fetched())
        #expect(report.verdict == .pass && report.findings.isEmpty)
    }

    @Test func `a page in place of a file is one finding`() throws {
        let page = OtherFacts(
            identifiedAs: "HTML page", problem: SourceProblem(.notMedia, "the content is an HTML page"))
        var facts = Sample.fetched()
        facts.content = .other(page)
        #expect(try report(facts).findings.map(\.code) == ["SRC024"])
        // The same page at a URL that a local file stands for is no answer of a server.
        facts.web?.fetch = nil
        #expect(try report(facts).findings.map(\.code) == ["SRC005"])
    }

    @Test(
        arguments: [
            (-0.1, .error), (0, .warning), (1, .warning), (3599, .warning), (3599.9, .warning), (3600, nil),
            (3601, nil), (.infinity, nil), (-.infinity, .error), (.nan, nil), (1e300, nil), (-1e300, .error),
        ] as [(Double, Severity?)])
    func `a signature has to last for an hour`(seconds: Double, expected: Severity?) throws {
        let facts = Sample.fetched { $0.secondsToExpiry = seconds }
        #expect(try report(facts).findings.map(\.severity) == (expected.map { [$0] } ?? []))
        let verbose = try report(facts, policy: Policy(isVerbose: true)).findings("SRC028")
        #expect(verbose.contains { $0.outcome == .pass } == (expected == nil && !seconds.isNaN))
    }

    @Test(
        arguments: [
            (-750, "the URL's signature expired 12 minutes ago"),
            (-30, "the URL's signature expired less than a minute ago"),
            (
                1260,
                "the URL's signature expires in 21 minutes; a task may wait for longer before the provider fetches it"
            ),
        ] as [(Double, String)])
    func `an expiry is told in minutes`(seconds: Double, message: String) throws {
        let facts = Sample.fetched { $0.secondsToExpiry = seconds }
        #expect(try report(facts).findings.map(\.message) == [message])
    }

    @Test(
        arguments: [
            (-1, nil), (0, nil), (0.5, .warning), (900, .warning), (901, .error), (1e300, .error),
            (.infinity, .error),
            (.nan, nil),
        ] as [(Double, Severity?)])
    func `a signature has to be valid by now, as far as two clocks agree`(
        seconds: Double, expected: Severity?
    ) throws {
        let signature = SignatureFacts(scheme: "AWS Signature Version 4", secondsToStart: seconds)
        let facts = Sample.offline { $0.signature = signature }
        #expect(try report(facts).findings("SRC032").map(\.severity) == (expected.map { [$0] } ?? []))
        // A server that gives the file knows better.
        let served = Sample.fetched { $0.signature = signature }
        #expect(try report(served).findings.map(\.severity) == (expected == nil ? [] : [.warning]))
    }

    @Test(
        arguments: [
            (604_799, true, nil), (604_800, true, nil), (604_801, true, .error), (.infinity, true, .error),
            (604_800, false, nil), (604_801, false, .warning), (.nan, true, nil), (-1, true, nil),
        ] as [(Double, Bool, Severity?)])
    func `a signature may live for as long as its service accepts`(
        life: Double, isCertain: Bool, expected: Severity?
    ) throws {
        let signature = SignatureFacts(
            scheme: "AWS Signature Version 4", life: life, longestLife: 604_800,
            isLongestLifeCertain: isCertain)
        let facts = Sample.offline { $0.signature = signature }
        #expect(try report(facts).findings("SRC032").map(\.severity) == (expected.map { [$0] } ?? []))
        let served = Sample.fetched { $0.signature = signature }
        #expect(try report(served).findings.map(\.severity) == (expected == .error ? [.warning] : []))
    }

    @Test(arguments: [
        (604_801, "7 days and 1 s"), (608_400, "7 days and 3600 s"), (691_199, "7 days and 86399 s"),
        (691_200, "8 days"),
    ])
    func `a life that is a little too long says by how much`(life: Double, words: String) throws {
        let facts = Sample.offline {
            $0.signature = SignatureFacts(
                scheme: "Google Cloud Storage V4", life: life, longestLife: 604_800,
                isLongestLifeCertain: true)
        }
        let message = try report(facts).findings("SRC032").first?.message
        #expect(
            message?.contains("signed for \(words) (") == true && message?.contains("maximum 7 days") == true)
    }

    @Test(arguments: [(true, Severity.error), (false, .warning)])
    func `a time that cannot be read is refused where the service is known`(
        isCertain: Bool, expected: Severity
    ) throws {
        let signature = SignatureFacts(
            scheme: "AWS Signature Version 4", longestLife: 604_800, isLongestLifeCertain: isCertain,
            unreadable: "x-amz-expires")
        let facts = Sample.offline { $0.signature = signature }
        #expect(try report(facts).findings("SRC032").map(\.severity) == [expected])
        let served = Sample.fetched { $0.signature = signature }
        #expect(try report(served).findings.map(\.severity) == (isCertain ? [.warning] : []))
    }

    @Test func `a signature that is too long says its life, the limit and the scheme`() throws {
        let facts = Sample.offline {
            $0.signature = SignatureFacts(
                scheme: "AWS Signature Version 4", life: 2_592_000, longestLife: 604_800,
                isLongestLifeCertain: true)
        }
        let finding = try #require(try report(facts).findings("SRC032").first)
        #expect(
            finding.message
                == "the URL is signed for 30 days (AWS Signature Version 4); maximum 7 days: its service refuses the URL"
        )
        #expect(finding.actual == .decimal(2_592_000) && finding.limit == .decimal(604_800))
    }

    @Test(
        arguments: [
            (0, nil), (4.999, nil), (5, nil), (5.001, .warning), (.infinity, .warning), (.nan, nil),
            (-1, nil),
        ] as [(Double, Severity?)])
    func `a server may take five seconds to answer`(seconds: Double, expected: Severity?) throws {
        let facts = Sample.fetched { $0.fetch?.secondsToFirstByte = seconds }
        let findings = try report(facts).findings
        #expect(findings.map(\.severity) == (expected.map { [$0] } ?? []))
        #expect(!findings.contains { $0.message.contains("took 5 s") })
    }

    @Test(
        arguments: [
            ([false], .note), ([false, false], .note), ([true], .warning), ([true, false], .warning),
            ([], nil),
        ] as [([Bool], Severity?)])
    func `a redirect is a warning when any leaves the host`(leaves: [Bool], expected: Severity?) throws {
        let facts = Sample.fetched {
            $0.fetch?.redirects = leaves.enumerated().map { index, leavesHost in
                .init(status: 302, url: "https://\(index).example.com/hero.jpg?…", leavesHost: leavesHost)
            }
        }
        let findings = try report(facts).findings
        #expect(findings.map(\.severity) == (expected.map { [$0] } ?? []))
        if let finding = findings.first {
            #expect(finding.message.contains("https://\(leaves.count - 1).example.com/hero.jpg?…"))
        }
    }

    @Test func `a proxy is named`() throws {
        let findings = try report(Sample.fetched { $0.fetch?.proxy = "proxy.example.com" }).findings
        #expect(
            findings.map(\.message) == [
                "asked through the proxy proxy.example.com of the environment, which looks hosts up"
            ])
        #expect(findings.map(\.severity) == [.note])
    }
}
