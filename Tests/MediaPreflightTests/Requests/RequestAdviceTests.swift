import MediaPreflight
import PreflightModel
import Testing

/// What is advised about a field: following it must not do harm.
@Suite struct RequestAdviceTests {
    private static let media =
        #""image_url": "https://a.example.com/a.png", "video_url": "https://a.example.com/a.mp4""#
    private static let kkiai = #"\#(media), "character_orientation": "video", "mode": "pro""#

    private func finding(_ json: String, _ code: String, profile: String? = nil) async throws -> Finding? {
        let report = try await RequestCheck(profile: profile, fetching: nil).report(
            on: RequestBody(Array(json.utf8), name: "body.json"))
        return report.findings.first { $0.code == code }
    }

    @Test(arguments: ["webhook", "stream", "priority", "metadata", "sync_mode", "version"])
    func `no field around the input is to be deleted`(name: String) async throws {
        for profile in Preflight.builtInProfiles {
            guard let dialect = try Preflight.profile(profile).dialects.first, !dialect.isPartial else {
                continue
            }
            var generator = RequestGenerator(dialect, promptLength: 100, seed: 1)
            var request = generator.request()
            request.add(name, .text("x"), to: "")
            let found = try await finding(request.json, "REQ007", profile: profile)
            #expect(found?.fix?.summary.contains("delete") != true)
        }
    }

    @Test(arguments: [
        // `model_name` is Novita's quality, and `pro` none of its values.
        (
            "novita",
            #"{"image": "https://a.example.com/a.png", "video": "https://a.example.com/a.mp4", "mode": "pro"}"#
        ),
        (
            "ppio",
            #"{"image": "https://a.example.com/a.png", "video": "https://a.example.com/a.mp4", "mode": "pro"}"#
        ),
    ])
    func `no other name is offered for a value that cannot be carried over`(profile: String, json: String)
        async throws
    {
        let found = try #require(try await finding(json, "REQ007", profile: profile))
        #expect(!found.message.contains("model_name") && found.fix == nil)
    }

    @Test func `no other name is offered where it is given already`() async throws {
        let json = #"{\#(Self.kkiai), "prompt": "a", "promt": "b"}"#
        let found = try #require(try await finding(json, "REQ007"))
        #expect(found.message.hasSuffix("did you mean `prompt`?"))
        #expect(found.fix?.summary.hasPrefix("call it") == false)
    }

    @Test func `a name that takes another type is offered with the type`() async throws {
        let json = #"""
            {"model_slug": "kling_3_0_motion_control", "prompt": "x", "input_image_url": "https://a.example.com/a.png",
             "input_video_urls": ["https://a.example.com/a.mp4"], "quality_mode": "720p", "duration_seconds": 5}
            """#
        let found = try #require(try await finding(json, "REQ007"))
        #expect(found.fix?.summary == "call it `input_image_urls`, and send an array of strings")
    }

    @Test func `what holds a request of its own is to be kept`() async throws {
        let json = #"{\#(Self.kkiai), "original": {\#(Self.kkiai)}}"#
        let found = try #require(try await finding(json, "REQ007"))
        #expect(found.message.hasSuffix("it seems to hold a request of its own") && found.fix == nil)
    }

    // MARK: - One finding a place

    @Test(arguments: [
        #"{"model_slug": "kling_3_0_motion_control", "prompt": "x", "input_image_urls": [null], "input_video_urls": [null], "quality_mode": "720p", "duration_seconds": 5}"#,
        #"{\#(kkiai), "element_list": [{"element_id": null}]}"#,
        #"{\#(media), "character_orientation": null, "mode": null, "prompt": null, "model_name": null}"#,
        #"{"version": null, "input": null, "webhook": null, "webhook_events_filter": [null, null]}"#,
    ])
    func `null is found once in every place`(json: String) async throws {
        let report = try await RequestCheck(fetching: nil).report(
            on: RequestBody(Array(json.utf8), name: "body.json"))
        let places = report.findings.filter { ["REQ006", "REQ008"].contains($0.code) }
            .compactMap(\.location.pointer)
        #expect(!places.isEmpty && Set(places).count == places.count)
    }

    // MARK: - Look-alikes

    @Test(arguments: [
        ("m\u{43E}de", #"m\u{43E}de"#, "U+043E is CYRILLIC SMALL LETTER O"),
        ("\u{43C}\u{43E}de", #"\u{43C}\u{43E}de"#, "U+043C is CYRILLIC SMALL LETTER EM"),
        ("m\u{3BF}de", #"m\u{3BF}de"#, "U+03BF is GREEK SMALL LETTER OMICRON"),
        (
            "\u{FF4D}\u{FF4F}\u{FF44}\u{FF45}", #"\u{FF4D}\u{FF4F}\u{FF44}\u{FF45}"#,
            "U+FF4D is FULLWIDTH LATIN SMALL LETTER M"
        ),
        ("mo\u{200B}de", #"mo\u{200B}de"#, "U+200B is ZERO WIDTH SPACE"),
        ("mo\u{AD}de", #"mo\u{AD}de"#, "U+00AD is SOFT HYPHEN"),
        ("mode\u{A0}", #"mode\u{A0}"#, "U+00A0 is NO-BREAK SPACE"),
        ("\u{1D426}ode", #"\u{1D426}ode"#, "U+1D426 is MATHEMATICAL BOLD SMALL M"),
    ])
    func `a character that passes for ASCII is shown as an escape, and named`(
        name: String, shown: String, remark: String
    ) async throws {
        let json = #"{\#(Self.media), "character_orientation": "video", "\#(name)": "pro"}"#
        let found = try #require(try await finding(json, "REQ007"))
        #expect(
            found.message.contains("`\(shown)` here (\(remark)); did you mean `mode`?"), "\(found.message)")
        #expect(found.fix?.summary == "call it `mode`")
        let value = #"{\#(Self.media), "character_orientation": "video", "mode": "\#(name)"}"#
        #expect(try await finding(value, "REQ009")?.message.contains("`\(shown)` (\(remark))") == true)
    }

    @Test(arguments: ["提示词", "größe", "модель", "prompt_é"])
    func `a word of another script is shown as it is`(name: String) async throws {
        let found = try #require(try await finding(#"{\#(Self.kkiai), "\#(name)": 1}"#, "REQ007"))
        #expect(found.message.contains("`\(name)` here"), "\(found.message)")
    }
}
