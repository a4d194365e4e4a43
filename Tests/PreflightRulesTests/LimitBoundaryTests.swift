import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// Every limit of every profile: one below, on, one above, made from the profile itself.
@Suite struct LimitBoundaryTests {
    /// Facts at a limit's boundary, and what is to become of them.
    struct Boundary: CustomTestStringConvertible {
        let profile: String
        let key: LimitKey
        let code: String
        let title: String
        let facts: MediaFacts
        let expected: Severity?

        var testDescription: String { "\(profile) \(key.rawValue), \(title)" }
    }

    @Test(arguments: boundaries)
    func `a limit is kept up to its bound and no further`(_ boundary: Boundary) throws {
        let report = RuleEngine.report(
            on: [AssetInRole(boundary.facts)],
            against: try ProfileCatalogue.effectiveProfile(boundary.profile),
            orientation: boundary.key == .videoMaxDurationImage ? .image : .video, policy: Policy(),
            tool: .test)
        let findings = report.findings(boundary.code)
        #expect(findings.map(\.severity) == (boundary.expected.map { [$0] } ?? []))
        for finding in findings {
            #expect(finding.outcome == .fail)
            #expect(finding.actual != nil && finding.limit != nil && finding.evidence != nil)
            #expect(
                finding.source
                    == (try ProfileCatalogue.effectiveProfile(boundary.profile)).limits[boundary.key]?.source)
        }
    }

    @Test func `every limit of every profile has boundaries`() throws {
        for id in ProfileCatalogue.ids {
            let keys = Set(Self.boundaries.filter { $0.profile == id }.map(\.key))
            let profile = try ProfileCatalogue.effectiveProfile(id)
            let limits = profile.limits.filter { profile.cautions[$0.key] == nil }
            // That of the prompt is no limit on files: PromptBoundaryTests has it.
            #expect(keys == Set(limits.keys).subtracting([.promptMaxCharacters]))
        }
    }

    static let boundaries: [Boundary] = ProfileCatalogue.ids.flatMap { id in
        let profile = try? ProfileCatalogue.effectiveProfile(id)
        // Where a stricter limit stands beside one that is only reported, ReportedLimitTests has both.
        let limits = (profile?.limits ?? [:]).filter { profile?.cautions[$0.key] == nil }
        return limits.keys.sorted(by: <).flatMap { key in
            limits[key].map {
                cases(at: $0, key).map {
                    Boundary(
                        profile: id, key: key, code: $0.code, title: $0.title, facts: $0.facts,
                        expected: $0.expected)
                }
            } ?? []
        }
    }

    private typealias Case = (code: String, title: String, facts: MediaFacts, expected: Severity?)

    private static func cases(at limit: Limit, _ key: LimitKey) -> [Case] {
        let outside: Severity = limit.isRefusing ? .error : .warning
        let atBound = limit.isInclusive ? nil : outside
        switch (key, limit.value) {
        case (.imageFormats, .names(let names)):
            let accepted = names.compactMap { MediaFormats.imagesByName[$0] }
            return [ImageFormat.jpeg, .png, .webp, .gif, .heic, .jpegLS].map { format in
                let expected = accepted.contains(format) ? nil : outside
                return ("IMG001", format.rawValue, Sample.image(format: format), expected)
            }
        case (.videoContainers, .names(let names)):
            let accepted = names.compactMap { MediaFormats.containersByName[$0] }
            return [ContainerFormat.mp4, .mov, .matroska, .webm, .avi, .threeGP].map { format in
                let expected = accepted.contains(format) ? nil : outside
                return ("VID001", format.rawValue, Sample.video(format: format), expected)
            }
        case (.imageMaxBytes, .fileSize(let size)):
            return bytes(size, atBound, outside).map {
                ("IMG002", "\($0) B", Sample.image(byteCount: $0), $1)
            }
        case (.videoMaxBytes, .fileSize(let size)):
            return bytes(size, atBound, outside).map {
                ("VID002", "\($0) B", Sample.video(byteCount: $0), $1)
            }
        case (.imageMinSide, .pixels(let side)):
            return sides(side, .least(atBound, outside)) { ("IMG003", Sample.image($0, $1)) }
        case (.imageMaxSide, .pixels(let side)):
            return sides(side, .greatest(atBound, outside)) { ("IMG004", Sample.image($0, $1)) }
        case (.videoMinSide, .pixels(let side)):
            return sides(side, .least(atBound, outside)) { ("VID003", Sample.video($0, $1)) }
        case (.videoMaxSide, .pixels(let side)):
            return sides(side, .greatest(atBound, outside)) { ("VID004", Sample.video($0, $1)) }
        case (.imageMinAspectRatio, .aspectRatio(let ratio)):
            return shapes(ratio, .least(atBound, outside))
        case (.imageMaxAspectRatio, .aspectRatio(let ratio)):
            return shapes(ratio, .greatest(atBound, outside))
        case (.videoMinDuration, .seconds(let seconds)):
            return durations("VID005", seconds, .least(atBound, outside))
        case (.videoMaxDurationImage, .seconds(let seconds)), (.videoMaxDurationVideo, .seconds(let seconds)):
            return durations("VID006", seconds, .greatest(atBound, outside))
        case (.videoMinFrameRate, .frameRate(let rate)): return rates(rate, .least(atBound, outside))
        case (.videoMaxFrameRate, .frameRate(let rate)): return rates(rate, .greatest(atBound, outside))
        default: return []
        }
    }

    /// What is to become of values one below, on, and one above a bound.
    private struct Expected {
        let below: Severity?
        let on: Severity?
        let above: Severity?

        static func least(_ on: Severity?, _ outside: Severity) -> Self {
            Self(below: outside, on: on, above: nil)
        }

        static func greatest(_ on: Severity?, _ outside: Severity) -> Self {
            Self(below: nil, on: on, above: outside)
        }

        var steps: [(offset: Int, severity: Severity?)] { [(-1, below), (0, on), (1, above)] }
    }

    /// Between the two readings of "MB" it is a warning, whatever becomes of what is outside both.
    private static func bytes(
        _ size: FileSize, _ atBound: Severity?, _ outside: Severity
    ) -> [(Int64, Severity?)] {
        let (decimal, binary) = (size.decimalByteCount, size.binaryByteCount)
        guard decimal < binary else {
            return [(binary - 1, nil), (binary, atBound), (binary + 1, outside)]
        }
        return [
            (decimal - 1, nil), (decimal, atBound == nil ? nil : .warning), (decimal + 1, .warning),
            (binary - 1, .warning), (binary, atBound ?? .warning), (binary + 1, outside),
        ]
    }

    /// Both sides take their turn, since each counts on its own.
    private static func sides(
        _ side: Int, _ expected: Expected, _ make: (Int, Int) -> (code: String, facts: MediaFacts)
    ) -> [Case] {
        let other = side + (expected.below == nil ? -10 : 10)
        return expected.steps.flatMap { offset, severity in
            [make(side + offset, other), make(other, side + offset)].map {
                ($0.code, "\(side + offset) px", $0.facts, severity)
            }
        }
    }

    private static func shapes(_ ratio: Ratio, _ expected: Expected) -> [Case] {
        expected.steps.map { offset, severity in
            let (width, height) = (ratio.numerator * 400 + offset, ratio.denominator * 400)
            return ("IMG005", "\(width)×\(height)", Sample.image(width, height), severity)
        }
    }

    private static func durations(_ code: String, _ seconds: Double, _ expected: Expected) -> [Case] {
        expected.steps.map { offset, severity in
            let duration = seconds + Double(offset) / 1000
            return (code, "\(duration) s", Sample.video(seconds: duration), severity)
        }
    }

    private static func rates(_ rate: Double, _ expected: Expected) -> [Case] {
        expected.steps.map { offset, severity in
            let shown = rate + Double(offset) / 4
            return ("VID020", "\(shown) fps", Sample.video { $0.video?.frameRate = shown }, severity)
        }
    }
}
