import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightProfiles

/// The published schema, which editors go by, against the reader, which decides.
@Suite struct ProfileSchemaTests {
    private static let file = "preflight-profile-1.schema.json"
    private let schema = JSONSchema.published

    @Test(arguments: ProfileCatalogue.ids)
    func `a built-in profile fits the schema`(id: String) throws {
        let yaml = try #require(BuiltInProfiles.yaml[id])
        let json = try YAMLAsJSON.text(of: String(decoding: yaml, as: UTF8.self))
        #expect(try schema.mistakes(in: json, schema: Self.file) == [])
    }

    @Test(arguments: ProfileMistakesTests.mistakes)
    func `the schema sees the mistakes that it can`(_ mistake: ProfileMistakesTests.Mistake) throws {
        let mistakes: [String]
        do {
            let json = try YAMLAsJSON.text(of: mistake.yaml)
            mistakes = try schema.mistakes(in: json, schema: Self.file)
        } catch {
            // It is no YAML, or none that JSON could say.
            return
        }
        #expect(mistakes.isEmpty == Self.unseen.contains(mistake.title), "\(mistakes)")
    }

    /// Mistakes of meaning, which take a reader: what is given twice, what is not there, what contradicts itself.
    private static let unseen: Set<String> = [
        "the id of a built-in profile", "an unknown document", "the least above the greatest",
        "the narrowest wider than the widest", "a field twice", "a role twice",
        "a least count above the greatest", "a meaning of a field that has none", "a meaning of another role",
        "a dialect twice", "an unknown base", "an unknown upstream", "a base that is not there",
        "itself as base", "a key twice", "a frame rate too small to be printed",
        "the prompt's length at its field",
    ]

    @Test func `every unseen mistake is one`() {
        #expect(Self.unseen.isSubset(of: ProfileMistakesTests.mistakes.map(\.title)))
    }

    @Test func `every key of the reader is in the schema, and the other way round, each explained`() throws {
        let root = try root()
        try expect(root, toHave: ProfileParser.keys)
        let limits = try #require((root["properties"] as? [String: [String: Any]])?["limits"])
        try expect(limits, toHave: LimitKey.allCases.map(\.rawValue))
        let definitions = try definitions()
        let keys = [
            "document": SourceParser.documentKeys, "dialect": DialectParser.keys,
            "field": DialectParser.fieldKeys, "otherwise": DialectParser.otherwiseKeys,
            "key": DialectParser.keyKeys,
            "billing": BillingParser.keys, "price": BillingParser.priceKeys,
            "content": ProfileParser.contentKeys, "misprint": ProfileParser.misprintKeys,
            "remark": ProfileParser.remarkKeys,
        ]
        for (name, keys) in keys { try expect(try #require(definitions[name]), toHave: keys) }
        let ofLimits = definitions.keys.filter { $0.hasPrefix("limitOf") }
        #expect(Set(definitions.keys) == Set(keys.keys).union(ofLimits).union(["text"]))
        for name in ofLimits { try expect(try #require(definitions[name]), toHave: ProfileParser.limitKeys) }
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

    @Test func `every word of the reader is in the schema`() throws {
        func words<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> [String] {
            Word.allCases.map(\.rawValue)
        }
        let root = try root()
        let definitions = try definitions()
        func property(_ definition: String, _ name: String) throws -> [String: Any] {
            let properties = try #require(definitions[definition]?["properties"] as? [String: [String: Any]])
            return try #require(properties[name])
        }
        let kind = (root["properties"] as? [String: [String: Any]])?["kind"]
        #expect(kind?["enum"] as? [String] == words(Profile.Kind.self))
        let field = [
            "role": words(RequestField.Role.self), "type": DialectParser.types,
            "orientation": words(CharacterOrientation.self),
        ]
        for (name, words) in field { #expect(try property("field", name)["enum"] as? [String] == words) }
        #expect(try property("otherwise", "type")["enum"] as? [String] == DialectParser.types)
        for name in ["accepts", "refuses", "unclear"] {
            let items = try property("field", name)["items"] as? [String: Any]
            #expect(items?["enum"] as? [String] == words(RequestField.MediaForm.self))
        }
        let meanings = try property("field", "meanings")["additionalProperties"] as? [String: Any]
        #expect(
            meanings?["enum"] as? [String] == words(RequestParameters.Quality.self)
                + words(
                    RequestParameters.Sound.self))
        #expect(
            try property("document", "strength")["enum"] as? [String] == words(LimitSource.Strength.self))
        #expect(try property("billing", "basis")["enum"] as? [String] == words(Billing.Basis.self))
        for (name, formats) in [
            ("limitOfFormats", MediaFormats.imagesByName.keys.sorted()),
            ("limitOfContainers", MediaFormats.containersByName.keys.sorted()),
        ] {
            let items = try property(name, "value")["items"] as? [String: Any]
            #expect(items?["enum"] as? [String] == formats)
        }
        for name in definitions.keys where name.hasPrefix("limitOf") {
            #expect(try property(name, "bound")["enum"] as? [String] == ProfileParser.bounds)
            #expect(try property(name, "adjustment")["enum"] as? [String] == words(Adjustment.self))
        }
    }

    private func root() throws -> [String: Any] {
        let data = try Data(contentsOf: Repository.root.appendingPathComponent("Schemas/\(Self.file)"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func definitions() throws -> [String: [String: Any]] {
        try #require(try root()["definitions"] as? [String: [String: Any]])
    }
}
