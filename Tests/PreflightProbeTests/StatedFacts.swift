import Foundation
import PreflightModel
import PreflightProbe
import PreflightReports
import TestSupport
import Testing

/// One line of `Fixtures/facts.jsonl`: what is true of a fixture by its construction.
struct StatedFacts: Sendable, CustomTestStringConvertible {
    var file: String
    var about: String
    /// Values by dotted path into the JSON facts, each as JSON text.
    var facts: [String: String]
    /// Kinds of defects, sorted; nil when nothing is claimed.
    var defects: [String]?

    var testDescription: String { "\(file): \(about)" }

    static let all: [StatedFacts] = {
        let text = (try? String(contentsOf: Fixture.url("facts.jsonl"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let file = object["file"] as? String, let facts = object["facts"] as? [String: Any]
            else { return nil }
            return StatedFacts(
                file: file, about: object["about"] as? String ?? "", facts: facts.mapValues { "\($0)" },
                defects: (object["defects"] as? [String])?.sorted())
        }
    }()

    /// The paths at which measured facts differ from the stated ones, each with both values.
    func disagreements(with measured: MediaFacts) throws -> [String] {
        var renderer = FactsJSON()
        let json = renderer.begin() + renderer.render(measured) + renderer.end()
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let asset = (document?["assets"] as? [Any])?.first
        return facts.sorted { $0.key < $1.key }.compactMap { path, stated in
            let value = Self.value(at: path, in: asset)
            return Self.agree(stated, value) ? nil : "\(path): stated \(stated), measured \(value)"
        }
    }

    private static func value(at path: String, in asset: Any?) -> String {
        var value = asset
        for part in path.split(separator: ".") {
            if let index = Int(part) {
                let list = value as? [Any] ?? []
                value = list.indices.contains(index) ? list[index] : nil
            } else {
                value = (value as? [String: Any])?[String(part)]
            }
        }
        return value.map { "\($0)" } ?? "absent"
    }

    /// Numbers agree within a millisecond or a thousandth.
    private static func agree(_ stated: String, _ measured: String) -> Bool {
        if stated == measured { return true }
        guard let left = Double(stated), let right = Double(measured) else { return false }
        return abs(left - right) <= 0.001 * max(1, abs(left) / 10)
    }
}

extension Fixture {
    /// What is measured of a file.
    static func facts(_ name: String) -> MediaFacts { MediaProbe.facts(of: .file(path(name))) }
}
