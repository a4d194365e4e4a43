import PreflightModel
import PreflightProfiles
import PreflightRules
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
            #expect(keys == Set(try ProfileCatalogue.effectiveProfile(id).limits.keys))
        }
    }

    private static let boundaries: [Boundary] = ProfileCatalogue.ids.flatMap { id in
        let limits = (try? ProfileCatalogue.effectiveProfile(id))?.limits ?? [:]
        return limits.keys.sorted().flatMap { key in
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
        let outside: Severity = limit.upstream == nil ? .error : .warning
        switch (key, limit.value) {
        case (.imageFormats, .names):
            return [ImageFormat.jpeg, .png, .webp, .gif, .heic, .jpegLS].map { format in
                let expected = format == .jpeg || format == .png ? nil : outside
                return ("IMG001", format.rawValue, TestFacts.image(format: format), expected)
            }
        case (.videoContainers, .names):
            return [ContainerFormat.mp4, .mov, .matroska, .webm, .avi, .threeGP].map { format in
                let expected = format == .mp4 || format == .mov ? nil : outside
                return ("VID001", format.rawValue, TestFacts.video(format: format), expected)
            }
        case (.imageMaxBytes, .fileSize(let size)):
            return bytes(size, outside).map { ("IMG002", "\($0) B", TestFacts.image(byteCount: $0), $1) }
        case (.videoMaxBytes, .fileSize(let size)):
            return bytes(size, outside).map { ("VID002", "\($0) B", TestFacts.video(byteCount: $0), $1) }
        case (.imageMinSide, .pixels(let side)):
            return sides(side, outside, refuses: -1, other: side + 10) { ("IMG003", TestFacts.image($0, $1)) }
        case (.imageMaxSide, .pixels(let side)):
            return sides(side, outside, refuses: 1, other: side - 10) { ("IMG004", TestFacts.image($0, $1)) }
        case (.videoMinSide, .pixels(let side)):
            return sides(side, outside, refuses: -1, other: side + 10) { ("VID003", TestFacts.video($0, $1)) }
        case (.videoMaxSide, .pixels(let side)):
            return sides(side, outside, refuses: 1, other: side - 10) { ("VID004", TestFacts.video($0, $1)) }
        case (.imageMinAspectRatio, .aspectRatio(let ratio)):
            return shapes(ratio, outside, refuses: -1)
        case (.imageMaxAspectRatio, .aspectRatio(let ratio)):
            return shapes(ratio, outside, refuses: 1)
        case (.videoMinDuration, .seconds(let seconds)):
            return durations("VID005", seconds, outside, refuses: -1)
        case (.videoMaxDurationImage, .seconds(let seconds)), (.videoMaxDurationVideo, .seconds(let seconds)):
            return durations("VID006", seconds, outside, refuses: 1)
        default:
            return []
        }
    }

    private static func bytes(_ size: FileSize, _ outside: Severity) -> [(Int64, Severity?)] {
        let (decimal, binary) = (size.decimalByteCount, size.binaryByteCount)
        return [
            (decimal - 1, nil), (decimal, nil), (decimal + 1, .warning), (binary, .warning),
            (binary + 1, outside),
        ]
    }

    /// Both sides take their turn, since each counts on its own.
    private static func sides(
        _ side: Int, _ outside: Severity, refuses step: Int, other: Int,
        _ make: (Int, Int) -> (code: String, facts: MediaFacts)
    ) -> [Case] {
        (-1...1).flatMap { offset in
            [make(side + offset, other), make(other, side + offset)].map {
                ($0.code, "\(side + offset) px", $0.facts, offset == step ? outside : nil)
            }
        }
    }

    private static func shapes(_ ratio: Ratio, _ outside: Severity, refuses step: Int) -> [Case] {
        (-1...1).map { offset in
            let (width, height) = (ratio.numerator * 400 + offset, ratio.denominator * 400)
            return (
                "IMG005", "\(width)×\(height)", TestFacts.image(width, height), offset == step ? outside : nil
            )
        }
    }

    private static func durations(
        _ code: String, _ seconds: Double, _ outside: Severity, refuses step: Int
    ) -> [Case] {
        (-1...1).map { offset in
            let duration = seconds + Double(offset) / 1000
            return (code, "\(duration) s", TestFacts.video(seconds: duration), offset == step ? outside : nil)
        }
    }
}
