import Foundation
import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// A URL that expires is judged by its expiry, and not only by what it leads to now.
@Suite(.tags(.slow, .asksForTheDay, .readsStrangersBytes)) struct SignedURLTests {
    private let server: NginxServer

    init() throws { server = try NginxServer(serving: Fixture.folder) }

    /// The query of a URL that AWS signed for an hour, which ends so many seconds from now.
    private static func query(endingIn seconds: Double) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "yyyyMMdd'T'HHmmss'Z'"
        let start = formatter.string(from: Date(timeIntervalSinceNow: seconds - 3600))
        return "?X-Amz-Date=\(start)&X-Amz-Expires=3600&X-Amz-Signature=f00d"
    }

    /// Whether a finding names a number of minutes between two numbers of seconds: a busy machine takes a while.
    private static func says(_ finding: Finding, minutesFrom least: Double, to most: Double) -> Bool {
        (Int(least / 60)...Int(most / 60)).contains { finding.message.contains("\($0) minutes") }
    }

    @Test func `less than an hour is a warning with the minutes left`() async throws {
        let start = Date.now
        let url = server.url("/demo/hero.png" + Self.query(endingIn: 1830))
        let report = try await Visitor().report(url)
        let finding = try #require(report.finding("SRC028"))
        #expect(finding.severity == .warning)
        #expect(Self.says(finding, minutesFrom: 1830 + start.timeIntervalSinceNow, to: 1830))
        #expect(report.verdict == .pass && report.assets.first?.facts.image != nil)
        let strict = try await Visitor().report(url, as: nil, Policy(isStrict: true))
        #expect(strict.verdict == .fail)
    }

    @Test func `an expired one fails even though the file is served`() async throws {
        let start = Date.now
        let report = try await Visitor().report(server.url("/demo/hero.png" + Self.query(endingIn: -750)))
        let finding = try #require(report.finding("SRC028"))
        #expect(finding.severity == .error)
        #expect(Self.says(finding, minutesFrom: 750, to: 750 - start.timeIntervalSinceNow))
        #expect(report.verdict == .fail && report.assets.first?.facts.image != nil)
    }

    @Test func `a denied one is told to have expired`() async throws {
        let report = try await Visitor().report(server.url("/status/403" + Self.query(endingIn: -750)))
        #expect(report.finding("SRC019")?.message.contains("expired") == true)
        #expect(report.verdict == .fail)
    }

    @Test func `more than an hour is nothing to speak of`() async throws {
        let report = try await Visitor().report(server.url("/demo/hero.png" + Self.query(endingIn: 3700)))
        #expect(report.finding("SRC028") == nil && report.verdict == .pass)
    }

    @Test func `the whole query is sent as it is written`() async throws {
        let query = Self.query(endingIn: 1800) + "&k=a%2Fb+c%20d&empty=&flag"
        _ = await Visitor().facts(server.url("/demo/hero.png" + query))
        #expect(try await server.requests().map(\.uri) == ["/demo/hero.png" + query])
    }
}
