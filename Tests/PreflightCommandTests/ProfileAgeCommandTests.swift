import TestSupport
import Testing

/// What the program says of profiles that are old. The day is the one that the environment says.
@Suite(.tags(.slow, .asksForTheDay), .ownThread) struct ProfileAgeCommandTests {
    private static let pair = ["check", "Fixtures/demo/hero.png", "Fixtures/demo/dance.mp4"]

    private func check(daysLater days: Int, _ options: String...) throws -> Program.Result {
        try Program("preflight").run(
            Self.pair + options, environment: ["SOURCE_DATE_EPOCH": "\(1_795_219_200 + days * 86_400)"],
            in: Repository.root)
    }

    @Test func `a young profile is not spoken of`() throws {
        let result = try check(daysLater: 180)
        #expect(result.status == 0 && !result.output.contains("were read on"))
    }

    @Test func `an old one is a note`() throws {
        let result = try check(daysLater: 181, "--strict")
        #expect(result.status == 0)
        #expect(
            result.output.contains(
                "The limits of KKIAI were read on 2026-11-21: they may have changed since."))
    }

    @Test func `one older than is allowed is a warning`() throws {
        let result = try check(daysLater: 40, "--max-profile-age", "30")
        #expect(result.status == 0)
        #expect(
            result.output.contains(
                "Warning: The limits of KKIAI were read on 2026-11-21, more than the allowed 30 days ago."))
    }

    @Test(arguments: ["--strict", "--fail-on=warning"])
    func `and fails where warnings fail`(option: String) throws {
        let result = try check(daysLater: 40, "--max-profile-age", "30", option)
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("FAIL     the limits of KKIAI were read too long ago to go by"))
    }

    @Test(arguments: ["json", "markdown", "html", "sarif", "junit", "github"])
    func `every report of a run says so`(format: String) throws {
        let result = try check(daysLater: 200, "--format", format)
        #expect(result.output.contains(format == "json" ? "\"days\": 200" : "were read on 2026-11-21"))
    }

    @Test(arguments: ["-1", "x"])
    func `an age that is none is a mistake of usage`(days: String) throws {
        #expect(try check(daysLater: 0, "--max-profile-age=\(days)").status == 2)
    }
}
