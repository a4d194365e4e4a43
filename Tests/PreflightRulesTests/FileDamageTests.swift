import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@testable import PreflightRules

/// What is said of files that are damaged, or cannot be read.
@Suite struct FileDamageTests {
    private let kkiai: Profile

    init() throws { kkiai = try ProfileCatalogue.effectiveProfile("kkiai") }

    private func report(_ facts: MediaFacts, amending amend: (Finding) -> Finding = { $0 }) -> Report {
        RuleEngine.judgement(of: [AssetInRole(facts)], against: kkiai, orientation: nil, policy: Policy())
            .amended(amend).report(by: .test)
    }

    private func broken(_ kind: Defect.Kind) -> MediaFacts {
        var facts = Sample.image()
        facts.content = .image(ImageFacts(format: .jpeg))
        facts.defects = [Defect(kind, "the header cannot be read")]
        return facts
    }

    @Test(arguments: [Defect.Kind.unreadable, .truncated, .checksumMismatch])
    func `a damaged file gives one finding, not one for each limit that could not be compared`(
        kind: Defect.Kind
    ) {
        let report = report(broken(kind))
        #expect(report.verdict == .fail)
        #expect(report.findings.count == 1)
    }

    @Test func `a damaged file gives the rest when its damage counts less, and not when a baseline knows it`()
    {
        let ignored = report(broken(.unreadable)) { finding in
            var finding = finding
            if finding.code == "IMG007" { finding.suppression = Suppression(.ignored, reason: "known") }
            return finding
        }
        #expect(ignored.verdict == .unknown)
        let lowered = report(broken(.unreadable)) { finding in
            var finding = finding
            if finding.code == "IMG007" { finding.severity = .note }
            return finding
        }
        #expect(lowered.verdict == .unknown)
        let known = report(broken(.unreadable)) { finding in
            var finding = finding
            if finding.code == "IMG007" { finding.suppression = Suppression(.baseline) }
            return finding
        }
        #expect(known.verdict == .pass && known.findings.count == 1)
    }

    @Test func `a damaged file of 12 bits a channel is warned about once`() {
        var facts = Sample.image()
        var image = ImageFacts(format: .jpeg, size: facts.image?.size)
        image.bitDepth = 12
        image.uncommonCoding = "12-bit samples"
        facts.content = .image(image)
        #expect(report(facts).findings.filter { $0.code == "IMG009" }.count == 1)
    }

    @Test(arguments: [nil, 0, 1, 5000] as [Int64?])
    func `a damaged file that was not read to its end says how much was not checked`(count: Int64?) {
        var facts = Sample.image()
        guard var image = facts.image else { return }
        image.uncheckedByteCount = count
        facts.content = .image(image)
        let findings = report(facts).findings.filter { $0.code == "IMG013" }
        #expect(findings.count == ((count ?? 0) > 0 ? 1 : 0))
        #expect(report(facts).verdict == .pass)
        #expect(findings.allSatisfy { $0.outcome == .notChecked && !$0.isProblem })
    }

    @Test(
        arguments: [
            (.permissionDenied, "grant read permission"),
            (.folderDenied, "grant permission to read the folder"),
            (.undecodableName, "rename it, with a name in UTF-8"),
            (
                problem(.unreadable, "this file could not be read to its end: input/output error"),
                "copy it again"
            ),
            (problem(.unreadable, "the compressed index cannot be inflated"), "export it again"),
            (problem(.limitReached, "the check was cancelled before this was measured"), "check it again"),
            (problem(.limitReached, "this folder is 513 folders deep; it was not read"), "give the folder"),
            (problem(.limitReached, "the file has too many boxes"), "export it again"),
            (problem(.notRegularFile, "this is a loop of symbolic links"), "remove the loop"),
            (problem(.missing, "this symbolic link's target does not exist"), "restore the file"),
            (problem(.missing, "there is no such file"), "check the path"),
        ] as [(SourceProblem, String)])
    func `a damaged file or one that cannot be read gets a fix for its own cause`(
        problem: SourceProblem, fix: String
    ) throws {
        let facts = Sample.other(problem.kind, problem.detail, path: "hero.png")
        let finding = try #require(report(facts).findings.first)
        #expect(finding.fix?.summary.hasPrefix(fix) == true)
    }

    private static func problem(_ kind: SourceProblem.Kind, _ detail: String) -> SourceProblem {
        SourceProblem(kind, detail)
    }

    @Test(
        arguments: [
            ("PNG behind other bytes", "remove the bytes"),
            ("PNG changed as text", "transfer the original again"),
            ("JPEG in Base64", "decode the Base64"), ("PDF", "export the page"), ("ZIP archive", "unpack it"),
            ("partial download", "let the download end"), (nil, "export it again"),
        ] as [(String?, String)])
    func `a damaged file or one that is no media gets a fix for what it is`(identified: String?, fix: String)
        throws
    {
        let facts = Sample.other(
            .notMedia, "the first bytes are of no picture or video format", path: "hero.png",
            identifiedAs: identified)
        let finding = try #require(report(facts).findings.first)
        #expect(finding.fix?.summary.hasPrefix(fix) == true)
    }
}
