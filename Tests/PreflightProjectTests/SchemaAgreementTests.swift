import Foundation
import PreflightModel
import PreflightRules
import TestSupport
import Testing

@testable import PreflightProject

/// The published schema, which editors go by, against the reader, which decides.
@Suite struct SchemaAgreementTests {
    /// JSON is YAML, so both judge the same text.
    struct Document: CustomTestStringConvertible {
        let json: String
        let isValid: Bool
        var testDescription: String { json }
    }

    @Test(
        arguments: valid.map { Document(json: $0, isValid: true) }
            + invalid.map { Document(json: $0, isValid: false) })
    func `schema and reader judge alike`(_ document: Document) throws {
        let mistakes = try schema.mistakes(in: document.json, schema: Self.file)
        #expect(mistakes.isEmpty == document.isValid, "\(mistakes)")
        let error: PreflightError?
        do {
            _ = try SettingsSample.read(document.json)
            error = nil
        } catch let refusal as PreflightError {
            error = refusal
        }
        #expect((error == nil) == document.isValid, "\(error?.message ?? "")")
    }

    @Test func `every key of the reader is in the schema, and the other way round, each explained`() throws {
        let root = try object(Self.file)
        try expect(root, toHave: SettingsParser.keys)
        let definitions = try #require(root["definitions"] as? [String: [String: Any]])
        let asset = try #require((definitions["asset"]?["anyOf"] as? [[String: Any]])?.last)
        try expect(asset, toHave: SettingsParser.assetKeys)
        try expect(try #require(definitions["pair"]), toHave: SettingsParser.pairKeys)
        try expect(try #require(definitions["ignore"]), toHave: SettingsParser.ignoreKeys)
    }

    private func expect(_ schema: [String: Any], toHave keys: [String]) throws {
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(properties.keys.sorted() == keys.sorted())
        #expect(schema["additionalProperties"] as? Bool == false)
        for (key, property) in properties {
            #expect((property["title"] as? String)?.isEmpty == false, "\(key)")
            #expect((property["description"] as? String)?.isEmpty == false, "\(key)")
        }
    }

    @Test func `every rule is in the schema, explained as its page does`() throws {
        let properties = try #require(try object(Self.file)["properties"] as? [String: [String: Any]])
        let codes = try #require(properties["severity"]?["properties"] as? [String: [String: Any]])
        let pages = RuleRegistry.pages
        #expect(codes.keys.sorted() == pages.map(\.code))
        for page in pages {
            #expect(codes[page.code]?["description"] as? String == "\(page.name): \(page.summary)")
            #expect(codes[page.code]?["enum"] as? [String] == Severity.allCases.map(\.rawValue))
        }
        let definitions = try #require(try object(Self.file)["definitions"] as? [String: [String: Any]])
        let ignored = (definitions["ignore"]?["properties"] as? [String: [String: Any]])?["code"]?["enum"]
        #expect(ignored as? [String] == pages.map(\.code))
    }

    @Test func `every word of the reader is in the schema`() throws {
        let properties = try #require(try object(Self.file)["properties"] as? [String: [String: Any]])
        #expect(properties["failOn"]?["enum"] as? [String] == FailureThreshold.allCases.map(\.rawValue))
        let definitions = try #require(try object(Self.file)["definitions"] as? [String: [String: Any]])
        #expect(
            definitions["orientation"]?["enum"] as? [String] == CharacterOrientation.allCases.map(\.rawValue))
    }

    @Test func `what the schema gives as examples is read`() throws {
        let properties = try #require(try object(Self.file)["properties"] as? [String: [String: Any]])
        for (key, property) in properties {
            for example in property["examples"] as? [Any] ?? [] {
                let document = try JSONSerialization.data(
                    withJSONObject: [key: example], options: [.withoutEscapingSlashes])
                _ = try SettingsSample.read(String(decoding: document, as: UTF8.self))
            }
        }
    }

    private static let file = "preflight-settings-1.schema.json"
    private let schema = JSONSchema.published

    private func object(_ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: Repository.root.appendingPathComponent("Schemas/\(name)"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private static let valid = [
        "{}", #"{"profile": "kkiai"}"#, #"{"profile": "a/b"}"#, #"{"profile": "a.yaml"}"#,
        #"{"orientation": "image"}"#,
        #"{"orientation": "video"}"#, #"{"paths": ["a", "b/c", "../d", "/e", 2024]}"#,
        #"{"include": ["*.png"]}"#,
        #"{"include": [2024]}"#, #"{"exclude": []}"#, #"{"exclude": ["a/**", "b/"]}"#, #"{"requests": []}"#,
        #"{"requests": ["*.json"]}"#, #"{"assets": {}}"#, #"{"assets": {"a/**": "image", "**/b": "video"}}"#,
        #"{"assets": {"a": {"role": "image"}, "b": {"orientation": "video"}}}"#,
        #"{"assets": {"a": {"role": "image", "orientation": "image"}}}"#, #"{"pairs": []}"#,
        #"{"pairs": [{"image": "a/{n}.png", "video": "b/{n}.mp4"}]}"#,
        #"{"pairs": [{"image": "a/{n}.png", "video": "b/{n}.mp4", "orientation": "video"}]}"#,
        #"{"severity": {}}"#,
        #"{"severity": {"IMG001": "error", "VID001": "warning", "REQ001": "note"}}"#, #"{"ignore": []}"#,
        #"{"ignore": [{"code": "IMG001", "reason": "r"}]}"#,
        #"{"ignore": [{"code": "IMG001", "reason": 12}]}"#,
        #"{"ignore": [{"code": "IMG001", "reason": "r", "paths": ["a/**"]}]}"#, #"{"outputs": []}"#,
        #"{"outputs": ["text", "json=a.json", "ndjson", "sarif=b/c", "junit", "github", "gitlab", "markdown", "html"]}"#,
        #"{"baseline": "a.json"}"#, #"{"failOn": "error"}"#, #"{"failOn": "unknown"}"#,
        #"{"failOn": "warning"}"#,
        #"{"failOn": "never"}"#,
    ]

    private static let invalid = [
        "[]", "1", #""a""#, #"{"path": ["a"]}"#, #"{"profile": null}"#, #"{"profile": ""}"#,
        #"{"profile": " "}"#,
        #"{"profile": ["kkiai"]}"#, #"{"profile": {"a": "b"}}"#, #"{"orientation": "both"}"#,
        #"{"orientation": null}"#,
        #"{"orientation": ["image"]}"#, #"{"paths": "a"}"#, #"{"paths": []}"#, #"{"paths": [""]}"#,
        #"{"paths": [null]}"#, #"{"paths": [["a"]]}"#, #"{"paths": {"a": "b"}}"#, #"{"include": []}"#,
        #"{"include": "a"}"#, #"{"include": [""]}"#, #"{"exclude": "a"}"#, #"{"exclude": [null]}"#,
        #"{"exclude": null}"#,
        #"{"requests": "a"}"#, #"{"assets": ["a"]}"#, #"{"assets": {"a": "request"}}"#,
        #"{"assets": {"a": null}}"#,
        #"{"assets": {"a": {}}}"#, #"{"assets": {"a": {"rol": "image"}}}"#, #"{"assets": {"a": ["image"]}}"#,
        #"{"assets": {"a": {"role": "image", "orientation": "up"}}}"#, #"{"pairs": {}}"#,
        #"{"pairs": ["a"]}"#,
        #"{"pairs": [{"image": "a/{n}.png"}]}"#, #"{"pairs": [{"video": "a/{n}.mp4"}]}"#,
        #"{"pairs": [{"image": "a/{n}", "video": "b/{n}", "role": "image"}]}"#,
        #"{"pairs": [{"image": "a/{n}", "video": "b/{n}", "orientation": "up"}]}"#,
        #"{"severity": ["IMG001"]}"#,
        #"{"severity": {"IMG001": "off"}}"#, #"{"severity": {"IMG000": "error"}}"#,
        #"{"severity": {"IMG001": null}}"#,
        #"{"ignore": {"IMG001": "r"}}"#, #"{"ignore": ["IMG001"]}"#, #"{"ignore": [{"code": "IMG001"}]}"#,
        #"{"ignore": [{"reason": "r"}]}"#, #"{"ignore": [{"code": "IMG000", "reason": "r"}]}"#,
        #"{"ignore": [{"code": "IMG001", "reason": "  "}]}"#,
        #"{"ignore": [{"code": "IMG001", "reason": null}]}"#,
        #"{"ignore": [{"code": "IMG001", "reason": "r", "paths": []}]}"#,
        #"{"ignore": [{"code": "IMG001", "reason": "r", "path": ["a"]}]}"#, #"{"outputs": "text"}"#,
        #"{"outputs": ["xml"]}"#, #"{"outputs": ["json="]}"#, #"{"outputs": ["xml=a"]}"#,
        #"{"outputs": [""]}"#,
        #"{"outputs": [" text"]}"#, #"{"baseline": ""}"#, #"{"baseline": ["a"]}"#, #"{"failOn": "warnings"}"#,
        #"{"failOn": null}"#,
    ]
}
