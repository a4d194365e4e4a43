import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// By which CI systems know a finding again.
@Suite struct FingerprintTests {
    private func fingerprints(_ run: any Run) throws -> [String] {
        try SARIFLog(try CIFormat.sarif.text(run)).results.map(\.fingerprint)
    }

    @Test func `a fingerprint is for ever`() throws {
        #expect(try fingerprints(SingleRun(Sample.tooSmall("assets/a.jpg"))) == ["afe4b5a74990cb0a"])
        #expect(try fingerprints(SampleRun([])) == [])
    }

    @Test func `numbers, severities and other findings do not change it`() throws {
        var report = Sample.tooSmall("assets/a.jpg", 7)
        report.findings[0].severity = .warning
        report.findings[0].actual = .integer(299)
        report.findings[0].fix = nil
        report.findings.append(Sample.ambiguousSize.of(0))
        let other = Sample.tooSmall("assets/0.jpg")
        #expect(try fingerprints(SampleRun([other, report]))[1] == "afe4b5a74990cb0a")
    }

    @Test func `code, place, orientation and pair do`() throws {
        let base = Sample.tooSmall("assets/a.jpg")
        var variants = [base]
        func vary(_ change: (inout Report) -> Void) {
            var report = base
            change(&report)
            variants.append(report)
        }
        vary { $0.findings[0].code = "IMG005" }
        vary { $0.findings[0].location.path = "assets/b.jpg" }
        vary { $0.findings[0].location.pointer = "" }
        vary { $0.findings[0].location.pointer = "/image" }
        vary { $0.findings[0].orientation = .image }
        vary { $0.findings[0].orientation = .video }
        vary { $0.pair = "a" }
        vary { $0.request = RequestReport(path: "a", byteCount: 1, verdict: .pass) }
        #expect(Set(try fingerprints(SampleRun(variants))).count == variants.count)
    }

    @Test func `the same twice in one report, and URLs that are shown alike, are told apart`() throws {
        var twice = Sample.tooSmall("assets/a.jpg")
        twice.findings.append(twice.findings[0])
        let url = Sample.tooSmall("https://example.com/a.jpg?…")
        let found = try fingerprints(SampleRun([twice, url, url]))
        #expect(Set(found).count == 4)
        #expect(found[0] == "afe4b5a74990cb0a")
    }
}
