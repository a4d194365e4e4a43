import Foundation
import TestSupport
import Testing

@testable import MediaPreflight

/// What a Swift program can do with a folder.
@Suite(.tags(.slow)) struct FolderCheckTests {
    private let folder: TemporaryFolder
    private let preflight: Preflight

    init() throws {
        folder = try TemporaryFolder()
        preflight = try Preflight(profile: "kkiai", fetching: nil)
        for (name, sample) in [("b.png", Fixture.hero), ("a.jpg", Fixture.smallHero)] {
            try FileManager.default.copyItem(atPath: sample.name, toPath: folder.path(name))
        }
        try folder.write("notes.txt", "nothing")
        try folder.write(
            "c.request.json",
            Array(#"{"image_url": "b.png", "video_url": "https://a.example/b.mp4", "mode": "pro"}"#.utf8))
    }

    private func reports(_ paths: [String], settings: String? = nil) async throws -> [Report] {
        var reports: [Report] = []
        try await preflight.check(paths: paths, settings: settings) { reports.append($0) }
        return reports
    }

    @Test func `a checked folder has a report for each image, video and request, sorted by path`()
        async throws
    {
        let reports = try await reports([folder.url.path])
        #expect(reports.map(\.verdict) == [.fail, .pass, .fail])
        #expect(reports[0].findings.contains { $0.code == "IMG003" })
        #expect(reports.map { $0.request != nil } == [false, false, true])
        #expect(reports[2].findings.contains { $0.code == "REQ006" || $0.code == "REQ005" }, "\(reports[2])")
    }

    @Test func `a checked folder is judged as its settings say`() async throws {
        try folder.write(
            ".preflight.yml",
            Array("severity: {IMG003: note, IMG005: note}\nexclude: ['*.request.json']\n".utf8))
        let reports = try await reports([folder.url.path], settings: folder.path(".preflight.yml"))
        #expect(reports.map(\.verdict) == [.pass, .pass])
    }

    @Test func `a checked folder that is not there is unknown or fails, and missing settings are an error`()
        async throws
    {
        let missing = try await reports([folder.path("missing")])
        #expect(missing.map(\.verdict) == [.fail])
        await #expect(throws: PreflightError.self) {
            _ = try await reports([folder.url.path], settings: folder.path("missing.yml"))
        }
    }

    @Test func `a checked folder is rendered in every form`() async throws {
        let report = try #require(try await reports([folder.path("a.jpg")]).first)
        for format in ReportFormat.allCases {
            #expect(report.rendered(as: format).contains("IMG003"), "\(format)")
        }
    }
}
