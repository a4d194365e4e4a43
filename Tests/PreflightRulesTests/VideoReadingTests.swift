import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// What is said of videos whose headers are unusual, contradict each other, or promise what is not there.
@Suite struct VideoReadingTests {
    private func findings(
        _ facts: MediaFacts, profile: String = "kkiai", orientation: CharacterOrientation = .video
    ) throws -> [Finding] {
        RuleEngine.report(
            on: [AssetInRole(facts)], against: try ProfileCatalogue.effectiveProfile(profile),
            orientation: orientation, policy: Policy(), tool: .test
        ).findings
    }

    @Test(
        arguments: [
            (2.999, 29.9, .error), (3.0, 29.9, nil), (3.001, 29.9, nil), (0.04, nil, .error),
            (3.1, 2.9, .warning), (2.9, 2.9, .error),
        ] as [(Double, Double?, Severity?)])
    func `a video's headers decide by the track whether it is too short`(
        _ track: Double, _ container: Double?, _ expected: Severity?
    ) throws {
        let facts = Sample.video {
            $0.video?.duration = Measured(track, .header)
            $0.container.duration = container.map { Measured($0, .header) }
        }
        let found = try findings(facts)
        #expect(found.first?.severity == expected)
        #expect(found.first?.code == (expected == nil ? nil : "VID005"))
    }

    @Test(arguments: [(1, .error), (2, nil)] as [(Int, Severity?)])
    func `a video's headers of a single frame are an error however long it is shown`(
        _ count: Int, _ expected: Severity?
    ) throws {
        let facts = Sample.video(seconds: 10) { $0.video?.frameCount = Measured(count, .header) }
        #expect(try findings(facts).first?.severity == expected)
        let short = Sample.video(seconds: 1) { $0.video?.frameCount = Measured(count, .header) }
        #expect(try findings(short).filter { $0.code == "VID005" }.count == 1)
    }

    @Test func `a video's headers without a frame are one finding, without a duration and a command`() throws
    {
        let facts = Sample.video(
            seconds: 137, defects: [Defect(.missingFrames, "this is an initialisation segment")]
        ) {
            $0.video?.duration = nil
            $0.video?.frameRate = nil
        }
        for profile in ["kkiai", "empirio"] {
            let found = try findings(facts, profile: profile)
            #expect(found.filter { $0.severity == .error }.map(\.code) == ["VID008"])
            #expect(found.allSatisfy { $0.fix?.command == nil })
        }
    }

    @Test(
        arguments: [
            (23.974, .error), (23.976, .warning), (24000 / 1001.0, .warning), (23.98, .warning),
            (23.99, .warning),
            (23.998, .warning), (24, nil), (60, nil), (60.01, .warning), (60.06, .warning), (60.07, .error),
        ] as [(Double, Severity?)])
    func `a video's headers of a rate within a thousandth of a limit are a warning`(
        _ rate: Double, _ expected: Severity?
    )
        throws
    {
        let facts = Sample.video { $0.video?.frameRate = rate }
        #expect(try findings(facts, profile: "empirio").first?.severity == expected)
    }

    @Test(
        arguments: [
            (
                0.28,
                "the movie header states 0.28 s, but the samples add up to 8.3 s; 0.28 s is below the minimum of 3 s",
                .warning
            ),
            (
                99,
                "the movie header states 99 s, but the samples add up to 8.3 s; 99 s is above the maximum of 30 s",
                .warning
            ),
            (9.1, "the movie header states 9.1 s, but the samples add up to 8.3 s", .note),
        ] as [(Double, String, Severity)])
    func `a video's headers that state another duration say which limit it breaks`(
        _ stated: Double, _ message: String, _ severity: Severity
    ) throws {
        let detail = String(message.prefix { $0 != ";" })
        let facts = Sample.video(
            seconds: 8.3, container: stated, defects: [Defect(.durationContradiction, detail)])
        let finding = try #require(try findings(facts).first { $0.code == "VID014" })
        #expect(finding.message == message)
        #expect(finding.severity == severity)
    }

    @Test func `a video's headers that state a duration of zero are a warning`() throws {
        let facts = Sample.video(
            seconds: 8,
            defects: [
                Defect(.durationContradiction, "the movie header states 0 s, but the samples add up to 8 s")
            ]
        ) { $0.video?.contradictingDuration = Measured(0, .header) }
        let finding = try #require(try findings(facts).first)
        #expect(finding.code == "VID014" && finding.severity == .warning)
        #expect(finding.message.hasSuffix("; 0 s is below the minimum of 3 s"))
    }

    @Test(
        arguments: [
            (.mp4, "isom", [], nil), (.mp4, "f4v ", ["isom", "mp42"], .warning), (.mp4, "F4V ", [], .warning),
            (.m4v, "M4V ", ["isom"], .warning), (.m4v, "M4VH", [], .warning),
            (.threeGP, "3gp6", ["isom", "iso2", "avc1", "3gp6"], .warning),
            (.threeGP, "3gp6", ["3gp6"], .error),
            (.threeG2, "3g2a", ["mp42"], .warning), (.threeG2, "3g2a", [], .error),
            (.mp4, "XAVC", ["XAVC", "mp42", "iso2"], nil), (.mp4, "msnv", [], nil), (.mp4, "dash", [], nil),
            (.mp4, "mp71", [], nil), (.mov, "qt  ", ["qt  "], nil), (.matroska, nil, nil, .error),
        ] as [(ContainerFormat, String?, [String]?, Severity?)])
    func `a video's headers of a relative of MP4 are refused only where nothing says MP4`(
        _ format: ContainerFormat, _ major: String?, _ compatible: [String]?, _ expected: Severity?
    ) throws {
        let facts = Sample.video(format: format) {
            $0.container.majorBrand = major
            $0.container.compatibleBrands = compatible
        }
        let finding = try findings(facts).first { $0.code == "VID001" }
        #expect(finding?.severity == expected)
        if expected == .warning, let name = major?.prefix(while: { $0 != " " }) {
            #expect(finding?.message.contains("'\(name)'") == true)
        }
    }

    @Test(
        arguments: [
            (nil, "bvc2", nil, "the video's codec 'bvc2' is not known"),
            (nil, nil, nil, "the video's codec is not known"),
            ("vvc", "vvc1", false, "the video's codec is vvc 'vvc1', which FFmpeg cannot decode"),
        ] as [(String?, String?, Bool?, String)])
    func `a video's headers of a codec that nobody decodes are unknown, with its code and no command`(
        _ codec: String?, _ tag: String?, _ hasDecoder: Bool?, _ beginning: String
    ) throws {
        let facts = Sample.video {
            $0.video?.codec = codec
            $0.video?.codecTag = tag
            $0.video?.hasDecoder = hasDecoder
        }
        let report = RuleEngine.report(
            on: [AssetInRole(facts)], against: try ProfileCatalogue.effectiveProfile("kkiai"),
            orientation: .video, policy: Policy(), tool: .test)
        let finding = try #require(report.findings.first { $0.code == "VID016" })
        #expect(finding.outcome == .unknown && finding.severity == .warning)
        #expect(finding.message.hasPrefix(beginning))
        #expect(finding.fix == Fix("export it from the original as H.264"))
        #expect(report.verdict == .unknown)
    }

    @Test func `a video's headers of an encrypted video say nothing of its codec`() throws {
        let facts = Sample.video {
            $0.video?.codec = nil
            $0.video?.isEncrypted = true
        }
        #expect(try findings(facts).map(\.code) == ["VID010"])
    }
}
