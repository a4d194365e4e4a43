import MediaPreflight
import PreflightModel
import TestSupport
import Testing

/// What one provider would do with the files, cell by cell.
@Suite struct MatrixAnswerTests {
    private static func row(
        _ limits: [LimitKey: Limit], image: MediaFacts? = Sample.image(),
        video: MediaFacts? = Sample.video(seconds: 12.48)
    ) throws -> MatrixRow {
        let matrix = Preflight.matrix(image: image, video: video, against: [Sample.profile("p", limits)])
        return try #require(matrix.rows.first)
    }

    @Test func `what keeps every documented limit is accepted`() throws {
        let row = try Self.row([.videoMaxDurationImage: Sample.seconds(30)])
        #expect(row.cells.map(\.orientation) == [.image, .video])
        #expect(row.answers == [.accepted, .accepted])
        #expect(row.cells.allSatisfy { $0.findings.isEmpty && $0.doubt == nil })
    }

    @Test func `a broken limit refuses under its orientation alone, with every finding`() throws {
        let row = try Self.row([
            .videoMaxDurationImage: Sample.seconds(10), .videoMaxDurationVideo: Sample.seconds(30),
            .videoMinSide: Limit(.pixels(2000), source: Sample.source()),
        ])
        #expect(row.answers == [.refused, .refused])
        #expect(row.cells.map { $0.findings.map(\.code) } == [["VID003", "VID006"], ["VID003"]])
    }

    @Test func `a limit that the provider adjusts to is no refusal`() throws {
        var limit = Sample.seconds(10)
        limit.adjustment = .trims
        let row = try Self.row([.videoMaxDurationImage: limit])
        #expect(row.answers == [.adjusted, .accepted])
        #expect(row.cells[0].findings.map(\.adjustment) == [.trims])
    }

    @Test func `a limit that only the upstream documents leaves it open`() throws {
        let upstream = Sample.profile("up", [.videoMaxDurationImage: Sample.seconds(10)])
        let own = Sample.profile("p", [.imageMinSide: Limit(.pixels(300), source: Sample.source())])
        let matrix = Preflight.matrix(
            image: Sample.image(), video: Sample.video(seconds: 12.48), against: [own.backed(by: upstream)])
        #expect(matrix.rows[0].answers == [.unknown, .accepted])
        #expect(matrix.rows[0].cells[0].doubt == .upstream)
    }

    @Test func `a limit that is only recommended leaves it open`() throws {
        var limit = Sample.seconds(10)
        limit.isRecommended = true
        #expect(try Self.row([.videoMaxDurationImage: limit]).cells[0].doubt == .recommended)
    }

    @Test func `a document that can be read both ways leaves it open`() throws {
        let limit = Limit(.fileSize(FileSize(1, .megabytes)), source: Sample.source())
        let row = try Self.row(
            [.videoMaxBytes: limit], video: Sample.video(seconds: 12.48, byteCount: 1_000_001))
        #expect(row.cells.map(\.doubt) == [.ambiguous, .ambiguous])
    }

    @Test func `what could not be measured leaves it open, even where the provider would adjust`() throws {
        var limit = Sample.seconds(10)
        limit.adjustment = .trims
        let video = Sample.video(seconds: nil)
        let row = try Self.row([.videoMaxDurationImage: limit], video: video)
        #expect(row.cells[0].doubt == .unmeasured)
        #expect(
            try Self.row([.videoMinDuration: Sample.seconds(3)], video: video).cells[1].doubt == .unmeasured)
    }

    @Test func `a provider that documents nothing about media is unknown`() throws {
        let prompt = Limit(.characters(2500), source: Sample.source())
        let row = try Self.row([.promptMaxCharacters: prompt])
        #expect(row.cells.map(\.doubt) == [.undocumented, .undocumented])
        #expect(row.cells.flatMap(\.findings) == [])
    }

    @Test func `limits on images say nothing about a video alone`() throws {
        let limits = [LimitKey.imageMinSide: Limit(.pixels(300), source: Sample.source())]
        #expect(try Self.row(limits, image: nil).cells[0].doubt == .undocumented)
        #expect(try Self.row(limits, video: nil).answers == [.accepted, .accepted])
    }

    @Test func `a refusal outweighs a doubt, and a doubt outweighs an adjustment`() throws {
        var adjusting = Sample.seconds(10)
        adjusting.adjustment = .trims
        var advice = Limit(.pixels(2000), source: Sample.source("advice"))
        advice.isRecommended = true
        let both = try Self.row([.videoMaxDurationImage: adjusting, .videoMinSide: advice])
        #expect(both.answers == [.unknown, .unknown])
        #expect(both.cells[0].findings.map(\.code) == ["VID003"])
        let all = try Self.row([
            .videoMaxDurationImage: adjusting, .videoMinSide: advice,
            .imageMinSide: Limit(.pixels(2000), source: Sample.source()),
        ])
        #expect(all.answers == [.refused, .refused])
        #expect(all.cells[0].findings.map(\.code) == ["IMG003"])
    }

    @Test func `a warning about the file itself changes no answer`() throws {
        let video = Sample.video(seconds: 12.48) { $0.container.videoTrackCount = 2 }
        let own = Preflight(profile: Sample.profile("p")).evaluate([AssetInRole(video, role: .video)])
        #expect(own.findings.contains { $0.severity == .warning })
        let row = try Self.row([.videoMaxDurationImage: Sample.seconds(30)], video: video)
        #expect(row.answers == [.accepted, .accepted])
    }

    @Test func `a contradiction of which one half is refused leaves it open`() throws {
        var video = Sample.video(seconds: 12.48) { $0.video?.contradictingDuration = Measured(3600, .header) }
        video.defects = [Defect(.durationContradiction, "mvhd says 3600 s, the samples last 12.48 s")]
        let short = try Self.row([.videoMinDuration: Sample.seconds(3)], video: video)
        #expect(short.answers == [.accepted, .accepted])
        let long = try Self.row([.videoMaxDurationImage: Sample.seconds(30)], video: video)
        #expect(long.answers == [.unknown, .accepted])
        #expect(long.cells[0].doubt == .ambiguous)
    }

    @Test func `what is wrong with a file is said once, and everybody refuses it`() throws {
        let matrix = Preflight.matrix(
            image: Sample.image(), video: Sample.missing,
            against: [Sample.profile("a"), Sample.profile("b", [.videoMinDuration: Sample.seconds(3)])])
        #expect(matrix.faults.map(\.code) == ["SRC001"])
        #expect(matrix.rows.flatMap(\.answers).allSatisfy { $0 == .refused })
        #expect(matrix.verdict == .fail)
    }

    @Test func `nothing given is nothing known`() {
        let matrix = Preflight.matrix(image: nil, video: nil, against: [Sample.profile()])
        #expect(matrix.rows[0].cells.map(\.doubt) == [.undocumented, .undocumented])
        #expect(matrix.verdict == .unknown)
    }

    @Test func `the same facts give the same answers as a check`() async throws {
        let profiles = try Preflight.builtInProfiles.map { try Preflight.profile($0) }
        for seconds in [2.5, 5, 12.48, 31] {
            let assets = [Sample.image(280, 500), Sample.video(seconds: seconds)]
            let matrix = Preflight.matrix(image: assets[0], video: assets[1], against: profiles)
            for row in matrix.rows {
                let roles = [AssetInRole(assets[0], role: .image), AssetInRole(assets[1], role: .video)]
                let preflight = try Preflight(profile: row.profile.id)
                for cell in row.cells {
                    let report = preflight.evaluate(roles, orientation: cell.orientation)
                    #expect((cell.answer == .refused) == (report.verdict == .fail))
                }
            }
        }
    }
}
