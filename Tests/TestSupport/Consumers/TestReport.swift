import Foundation

/// What Jenkins and GitLab demand of a JUnit report.
///
/// From the schema of Jenkins' xUnit plugin, from "Unit test reports" in GitLab's documentation (30 MB a file, 500 000
/// cases; of cases with one name, the first counts and the others are ignored), and from libxml2, which reads both: a
/// text or an attribute has 10 MB at most.
public enum TestReport {
    /// Every rule that a report breaks.
    /// - Throws: When `xmllint` cannot be run.
    public static func mistakes(in report: String) throws -> [String] {
        var mistakes: [String] = []
        func require(_ holds: Bool, _ mistake: @autoclosure () -> String) {
            if !holds { mistakes.append(mistake()) }
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("report.xml", Array(report.utf8))
        let schema = JSONSchema.foreignFolder.appendingPathComponent("junit-10.xsd").path
        let result = try Program.shell("xmllint --noout --schema '\(schema)' '\(file)'")
        require(result.status == 0, result.errors)
        require(report.utf8.count <= 30_000_000, "\(report.utf8.count) bytes")

        let document = ParsedXML(report)
        require(document.mistake == nil, document.mistake ?? "")
        let cases = document.elements.filter { $0.name == "testcase" }
        require(cases.count <= 500_000, "\(cases.count) cases")
        // Readers compare bytes: two forms of one character are two.
        var names: Set<[[UInt8]]> = []
        for element in cases {
            let name = ["classname", "name"].map { element.attributes[$0] ?? "" }
            require(!name.contains(""), "a case without a name: \(name)")
            let isNew = names.insert(name.map { Array($0.utf8) }).inserted
            require(isNew, "two cases are called \(name.map(\.brief))")
        }
        for element in document.elements {
            let texts = [element.text] + element.attributes.values
            require(texts.allSatisfy { $0.utf8.count <= 10_000_000 }, "a text of more than 10 MB")
            require(!(element.attributes["file"] ?? "").contains("://"), "a URL in place of a file")
        }
        for (attribute, tag) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")] {
            let count = document.elements.first.flatMap { Int($0.attributes[attribute] ?? "") }
            require(count == document.elements.count { $0.name == tag }, "it counts \(attribute) wrongly")
        }
        return mistakes
    }
}
