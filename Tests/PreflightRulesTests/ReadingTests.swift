import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// How gaps in the documents are read, and the words that show it.
@Suite struct ReadingTests {
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
            (10.0, 10.0, nil), (10.0, 10.001, .warning), (10.001, 10.0, .warning), (10.001, 10.02, .error),
            (nil, 10.001, .error), (10.001, nil, .error), (10.0, nil, nil),
        ] as [(Double?, Double?, Severity?)])
    func `both durations outside is an error, one outside a warning`(
        track: Double?, container: Double?, expected: Severity?
    ) throws {
        let facts = Sample.video {
            $0.video?.duration = track.map { Measured($0, .header) }
            $0.container.duration = container.map { Measured($0, .header) }
        }
        #expect(try findings(facts, orientation: .image).first?.severity == expected)
    }

    @Test func `a header's promise of a duration is no pass for a track that cannot be measured`() throws {
        let facts = Sample.video { $0.video?.duration = nil }
        let findings = try findings(facts, orientation: .image)
        #expect(findings.map(\.code) == ["VID005", "VID006"])
        #expect(findings.allSatisfy { $0.outcome == .unknown })
    }

    @Test func `one duration outside names both`() throws {
        let finding = try #require(
            try findings(Sample.video(seconds: 10, container: 10.021), orientation: .image).first)
        #expect(
            finding.message
                == "the video track lasts 10 s, the container 10.02 s; at most 10 s are allowed with "
                + "orientation image: whether it is accepted depends on which of the two is read")
        #expect(finding.actual == .decimal(10.021))
    }

    @Test(arguments: [
        (10.001, "10.001 s"), (10.0001, "10.0001 s"), (10.000001, "10.000001 s"), (10.0416667, "10.04 s"),
        (12.0, "12 s"), (33.333333, "33.33 s"),
    ])
    func `a duration is never rounded onto its limit`(seconds: Double, text: String) throws {
        let finding = try #require(try findings(Sample.video(seconds: seconds), orientation: .image).first)
        #expect(finding.message.hasPrefix("the video lasts \(text); at most 10 s"))
    }

    @Test(arguments: [Double.nan, .infinity, -1, -.infinity])
    func `a duration that is none is unknown`(seconds: Double) throws {
        let findings = try findings(Sample.video(seconds: seconds))
        #expect(findings.map(\.code) == ["VID005", "VID006"])
        #expect(findings.allSatisfy { $0.outcome == .unknown && $0.severity == .error })
    }

    @Test func `an error in bytes says how much is allowed at the most`() throws {
        let finding = try #require(try findings(Sample.image(byteCount: 10_485_761)).first)
        #expect(
            finding.message
                == "the file has 10,485,761 bytes; at most 10 MB are allowed, which is 10,485,760 bytes at the most"
        )
        #expect(finding.limit == .integer(10_485_760) && finding.unit == "bytes")
    }

    @Test func `a warning in bytes shows both readings of MB`() throws {
        let finding = try #require(try findings(Sample.image(byteCount: 10_000_001)).first)
        #expect(
            finding.message.hasSuffix("which is 10,000,000 or 10,485,760 bytes: the document does not say"))
        #expect(finding.limit == .integer(10_000_000))
    }

    @Test func `sides are judged as shown, and the stored size stands beside`() throws {
        let facts = Sample.video(320, 480) {
            $0.video?.displaySize = Measured(PixelSize(width: 300, height: 480), .header)
        }
        let finding = try #require(try findings(facts).first)
        #expect(
            finding.message
                == "the shorter side is 300 px (shown as 300×480, stored as 320×480); at least 340 px are asked for"
        )
    }

    @Test(arguments: [(399, 1000, "1:2.51"), (3999, 10_000, "1:2.501"), (500, 1500, "1:3")])
    func `an aspect ratio has the form of its limit`(width: Int, height: Int, text: String) throws {
        let finding = try #require(try findings(Sample.image(width, height)).first)
        #expect(finding.actual == .text(text) && finding.limit == .text("1:2.5"))
    }

    @Test(arguments: [6, 8, 5, 7])
    func `a photo's shape is judged as EXIF turns it`(orientation: Int) throws {
        let findings = try findings(Sample.image(1000, 2600) { $0.exifOrientation = orientation })
        let shape = try #require(findings.first { $0.code == "IMG005" })
        #expect(shape.actual == .text("2.6:1") && shape.limit == .text("2.5:1"))
    }

    @Test func `EXIF is a warning when the stored picture would be judged differently`() throws {
        var profile = try ProfileCatalogue.profile("kkiai")
        profile.limits[.imageMaxAspectRatio]?.value = .aspectRatio(Ratio(1, 1))
        let report = RuleEngine.report(
            on: [AssetInRole(Sample.image(1200, 800) { $0.exifOrientation = 6 })], against: profile,
            orientation: .video, policy: Policy(), tool: .test)
        #expect(report.findings.map(\.severity) == [.warning])
        #expect(report.findings.first?.message.contains("depends on whether EXIF is read") == true)
    }

    @Test func `a lost index is one finding, not a missing track`() throws {
        let facts = Sample.video(defects: [Defect(.missingIndex, "there is no moov box")]) {
            $0.video = nil
        }
        #expect(try findings(facts).map(\.code) == ["VID008"])
    }

    @Test(arguments: [
        ("hero.png", Severity.note), ("hero.webp", .warning), ("hero", .note), ("hero.jpeg", nil),
    ])
    func `a name that claims a format not accepted is a warning, any other a note`(
        path: String, expected: Severity?
    ) throws {
        #expect(try findings(Sample.image(path: path)).first?.severity == expected)
    }
}
