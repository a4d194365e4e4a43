import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// Values that no honest file has. A trap ends the test process, so that reaching the end is the test.
@Suite struct HostileNumbersTests {
    static let integers = [Int.min, Int.min + 1, -1, 0, 1, 2, 299, 1 << 31, 1 << 62, Int.max - 1, Int.max]
    static let doubles = [
        -Double.infinity, -.greatestFiniteMagnitude, -1, -0.0, .leastNonzeroMagnitude, 1e-7, 1e15, 1e300,
        .infinity, .nan,
    ]

    @Test(arguments: integers, integers)
    func `sides of any size`(width: Int, height: Int) throws {
        for orientation in [1, 6, Int.max] {
            try judge(Sample.image(width, height) { $0.exifOrientation = orientation })
        }
        try judge(
            Sample.video(width, height) {
                $0.video?.rotation = width
                $0.video?.sampleAspectRatio = Ratio(width, height)
                $0.container.videoTrackCount = height
            })
    }

    @Test(arguments: doubles, doubles)
    func `durations of any length`(track: Double, container: Double) throws {
        try judge(
            Sample.video(
                seconds: track, container: container, defects: [Defect(.durationContradiction, "so")]
            ) {
                $0.video?.startTime = track
                $0.video?.frameRate = container
                $0.video?.isVariableFrameRate = true
                $0.video?.contradictingDuration = Measured(container, .header)
            })
    }

    @Test(arguments: [Int64.min, -1, 0, 1, 1 << 62, .max])
    func `files of any size`(byteCount: Int64) throws {
        try judge(Sample.image(byteCount: byteCount))
        try judge(Sample.video(byteCount: byteCount))
    }

    @Test(arguments: integers)
    func `limits of any size`(value: Int) throws {
        var profile = try ProfileCatalogue.profile("kling-v1")
        for key in LimitKey.allCases {
            switch profile.limits[key]?.value {
            case .pixels: profile.limits[key]?.value = .pixels(value)
            case .aspectRatio: profile.limits[key]?.value = .aspectRatio(Ratio(value, value &+ 1))
            case .fileSize: profile.limits[key]?.value = .fileSize(FileSize(Int64(value), .gigabytes))
            case .seconds: profile.limits[key]?.value = .seconds(Double(value) * 1e200)
            default: break
            }
            profile.limits[key]?.isInclusive = value.isMultiple(of: 2)
        }
        try judge(Sample.image(), profile)
        try judge(Sample.video(), profile)
    }

    private func judge(_ facts: MediaFacts, _ profile: Profile? = nil) throws {
        let profile = try profile ?? ProfileCatalogue.effectiveProfile("kling-v1")
        let report = RuleEngine.report(
            on: [AssetInRole(facts)], against: profile, orientation: nil, policy: Policy(isVerbose: true),
            tool: .test)
        #expect(report.findings.allSatisfy { !$0.message.isEmpty })
    }
}
