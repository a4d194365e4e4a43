import Foundation
import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

/// Single values, as the schema and as the reader judge them. JSON is YAML, so both judge the same text.
@Suite struct SchemaValuesTests {
    private let schema = JSONSchema.published
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    struct Document: CustomTestStringConvertible {
        let json: String
        let isValid: Bool
        var testDescription: String { json }
    }

    @Test(arguments: limits + documents)
    func `schema and reader judge alike`(_ document: Document) throws {
        let mistakes = try schema.mistakes(in: document.json, schema: "preflight-profile-1.schema.json")
        #expect(mistakes.isEmpty == document.isValid, "\(mistakes)")
        let path = try folder.write("mine.yml", document.json)
        let profile = try? ProfileCatalogue.profile(path)
        #expect((profile != nil) == document.isValid)
    }

    private static let limits = [
        (
            "image.formats", [#"["jpg"]"#, #"["jpeg", "png", "webp"]"#],
            ["[]", #""jpg""#, #"["pgn"]"#, #"["JPG"]"#, "[null]"]
        ),
        (
            "image.maxBytes", [#""10 MB""#, #""1B""#, #""2  GB""#, #""007 KB""#],
            ["10", #""10""#, #""0 MB""#, #""1.5 MB""#, #""10 MiB""#, #""-1 MB""#, #""10 mb""#]
        ),
        (
            "image.minSide", [#""300 px""#, #""300px""#],
            ["300", #""0 px""#, #""300 pixels""#, #""30.5 px""#]
        ),
        (
            "image.minAspectRatio", [#""1:2.5""#, #""0.4:1""#, #""2:5""#],
            [
                #""0.4""#, #""1:0""#, #""0:1""#, #""0.0:1""#, #""1:2:3""#, #""1/2""#, #""1:-2""#,
                #""1234567:1""#,
            ]
        ),
        ("video.containers", [#"["mp4", "mov"]"#], [#"["matroska"]"#]),
        (
            "video.minDuration", [#""3 s""#, #""0.5s""#, #""9.50 s""#],
            ["3", #""0 s""#, #""0.0 s""#, #""3 min""#, #""s""#]
        ),
        ("video.maxFrameRate", [#""60 fps""#, #""23.976 fps""#], [#""60""#, #""0 fps""#, #""60 Hz""#]),
        (
            "prompt.maxCharacters", [#""2500 characters""#],
            ["2500", #""2500""#, #""0 characters""#, #""2.5 characters""#]
        ),
    ].flatMap { key, valid, invalid in
        (valid.map { ($0, true) } + invalid.map { ($0, false) }).map { value, isValid in
            Document(
                json: #"{"extends": "kling-v2", "limits": {"\#(key)": {"value": \#(value)}}}"#,
                isValid: isValid)
        }
    }

    private static let documents =
        [
            #"{"extends": "kkiai"}"#, #"{"extends": "kkiai", "id": "mine.2", "name": 2}"#,
            #"{"id": "a", "name": "A", "upstream": "kkiai"}"#,
            #"{"extends": "kkiai", "billing": {"basis": "run"}}"#,
            #"{"extends": "kkiai", "billing": {"prices": [{"perRun": "20 credits"}]}}"#,
            #"{"extends": "kkiai", "documents": {"d": {"title": "T", "read": "2026-11-21", "strength": "note"}}}"#,
            #"{"extends": "kkiai", "misprints": [{"limit": "l", "printed": "p", "reason": "r"}]}"#,
            #"{"extends": "kkiai", "remarks": [{"says": "s"}]}"#,
            #"{"extends": "kkiai", "limits": {"video.minSide": {"value": "1 px", "recommended": true}}}"#,
            #"{"extends": "kkiai", "dialects": [{"id": "d", "title": "T", "partial": true, "fields": []}]}"#,
        ].map { Document(json: $0, isValid: true) }
        + [
            "{}", "[]", #"{"id": "a"}"#, #"{"id": "a", "name": "A"}"#, #"{"name": "A", "upstream": "kkiai"}"#,
            #"{"id": "a", "name": "A", "limits": {}}"#, #"{"extends": "kkiai", "kind": "shop"}"#,
            #"{"extends": "kkiai", "billing": {}}"#, #"{"extends": "kkiai", "billing": {"prices": []}}"#,
            #"{"extends": "kkiai", "billing": {"prices": [{}]}}"#,
            #"{"extends": "kkiai", "billing": {"prices": [{"perRun": "1 c", "perSecond": "1 c"}]}}"#,
            #"{"extends": "kkiai", "billing": {"prices": [{"perRun": "20"}]}}"#,
            #"{"extends": "kkiai", "documents": {"d": {"title": "T", "read": "2026-13-21"}}}"#,
            #"{"extends": "kkiai", "documents": {"d": {"title": "T", "read": "2026-11-21", "strength": "high"}}}"#,
            #"{"extends": "kkiai", "misprints": [{"limit": "l", "printed": "p"}]}"#,
            #"{"extends": "kkiai", "remarks": [{"says": "s", "quote": "q"}]}"#,
            #"{"extends": "kkiai", "limits": {"video.minSide": {"value": "1 px", "recommended": "maybe"}}}"#,
            #"{"extends": "kkiai", "limits": {"video.minSide": {"value": "1 px", "adjustment": "shrinks"}}}"#,
            #"{"extends": "kkiai", "dialects": [{"id": "d", "title": "T"}]}"#,
            #"{"extends": "kkiai", "models": "one"}"#, #"{"extends": "kkiai", "models": [null]}"#,
            #"{"id": "a", "name": "A", "upstream": "kkiai", "remarks": [{"says": "s"}]}"#,
            #"{"id": "a", "name": "A", "upstream": "kkiai", "billing": {"basis": "run"}}"#,
        ].map { Document(json: $0, isValid: false) }
}
