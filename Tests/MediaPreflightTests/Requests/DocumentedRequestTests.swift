import Foundation
import MediaPreflight
import TestSupport
import Testing

/// The examples that the documents themselves give, as they stand and corrected.
@Suite struct DocumentedRequestTests {
    /// A document's example, and what is to be found in it beside what is not at hand.
    struct Example: CustomTestStringConvertible, Sendable {
        let file: String
        let dialect: String
        let profile: String
        let codes: [String]

        var testDescription: String { file }
    }

    static let examples = [
        // Two comments and a comma before the end.
        Example(
            file: "kkiai-page.json", dialect: "kkiai", profile: "kkiai",
            codes: ["REQ002", "REQ002", "REQ002"]),
        Example(file: "kkiai.json", dialect: "kkiai", profile: "kkiai", codes: []),
        // The same fields as KKIAI's, so that its name has to be said; an empty callback_url is none.
        Example(file: "kling-v1.json", dialect: "kling-v1", profile: "kling-v1", codes: []),
        // https://xxx/callback is no address that anyone could call.
        Example(file: "kling-v2.json", dialect: "kling-v2", profile: "kling-v2", codes: ["REQ016"]),
        Example(file: "ulazai.json", dialect: "ulazai", profile: "ulazai", codes: []),
        Example(file: "ulazai-legacy.json", dialect: "ulazai-legacy", profile: "ulazai", codes: []),
    ]

    @Test(arguments: examples)
    func `a document's example is read as what it is`(_ example: Example) async throws {
        let check = try RequestCheck(profile: example.profile == "kling-v1" ? "kling-v1" : nil, fetching: nil)
        let report = await check.report(on: try Fixture.request(example.file))
        #expect(report.request?.dialect == example.dialect)
        #expect(report.profile.id == example.profile)
        #expect(
            report.findings.filter { $0.code.hasPrefix("REQ") && $0.severity < .note }.map(\.code)
                == example.codes)
        // Nothing was fetched, so nothing is known of the media.
        #expect(report.findings.filter { $0.code == "SRC013" }.map(\.outcome) == [.unknown, .unknown])
        #expect(report.verdict == (example.codes.isEmpty ? .unknown : .fail))
    }

    @Test(arguments: examples)
    func `a document's example passes with its media at hand and its mistakes fixed`(_ example: Example)
        async throws
    {
        var body = try Fixture.request(example.file)
        let text = String(decoding: body.bytes, as: UTF8.self)
            .replacingOccurrences(of: "https://xxx/callback", with: "https://hooks.example.com/callback")
            .replacingOccurrences(of: "\"duration_seconds\": 15", with: "\"duration_seconds\": 5")
        body.bytes = Array(text.utf8)
        for url in text.matches(of: /https:[^"]*\.(png|mp4)/) {
            body.media[String(url.0)] = url.1 == "png" ? Fixture.hero : Fixture.dance
        }
        let check = try RequestCheck(profile: example.profile, isLenient: true, fetching: nil)
        let report = await check.report(on: body)
        #expect(report.verdict == .pass, "\(report.findings.map(\.message))")
    }

    @Test func `comments and commas are warnings when that is asked for, and the rest is read all the same`()
        async throws
    {
        let body = try Fixture.request("kkiai-page.json")
        let strict = try await RequestCheck(fetching: nil).report(on: body)
        let lenient = try await RequestCheck(isLenient: true, fetching: nil).report(on: body)
        #expect(strict.findings.filter { $0.code == "REQ002" }.map(\.severity) == [.error, .error, .error])
        #expect(
            lenient.findings.filter { $0.code == "REQ002" }.map(\.severity) == [.warning, .warning, .warning])
        #expect(strict.findings.filter { $0.code == "REQ002" }.map(\.location.line) == [8, 9, 10])
        #expect(strict.assets.count == 2 && lenient.assets.count == 2)
        #expect(strict.verdict == .fail && lenient.verdict == .unknown)
    }
}
