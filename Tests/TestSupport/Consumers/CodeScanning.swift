import Foundation

/// What GitHub's code scanning demands of a SARIF log, beyond the schema of OASIS.
///
/// From "SARIF support for code scanning" and "SARIF results exceed one or more limits" in GitHub's documentation, and
/// from what it answers: `SARIF URI scheme "https" did not match the checkout URI scheme "file"` and `first path segment
/// in URL cannot contain colon` each refuse the whole log, as a result without a location does.
public enum CodeScanning {
    /// Every rule that a log breaks.
    /// - Parameters:
    ///   - log: The log.
    ///   - isLong: Whether it is so long that holding it against the schema would take minutes.
    /// - Returns: What it breaks, in words.
    /// - Throws: When it is no JSON, or the schema cannot be read.
    public static func mistakes(in log: String, isLong: Bool = false) throws -> [String] {
        var mistakes =
            isLong ? [] : try JSONSchema.foreign.mistakes(in: log, schema: "sarif-schema-2.1.0.json")
        // 10 MB compressed. What is smaller as it is needs no compressing.
        if log.utf8.count > 10_000_000, try compressedByteCount(of: log) > 10_000_000 {
            mistakes.append("more than 10 MB when compressed")
        }
        let root = try JSONSerialization.jsonObject(with: Data(log.utf8)) as? [String: Any] ?? [:]
        func require(_ holds: Bool, _ mistake: @autoclosure () -> String) {
            if !holds { mistakes.append(mistake()) }
        }
        require(root["version"] as? String == "2.1.0", "version is not 2.1.0")
        require((root["$schema"] as? String)?.isEmpty == false, "no $schema")
        let runs = root["runs"] as? [[String: Any]] ?? []
        require((1...20).contains(runs.count), "\(runs.count) runs")
        for run in runs {
            let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any] ?? [:]
            require((driver["name"] as? String)?.isEmpty == false, "the tool has no name")
            let rules = driver["rules"] as? [[String: Any]] ?? []
            require(driver["rules"] != nil, "no list of rules")
            require(rules.count <= 25_000, "\(rules.count) rules")
            for rule in rules { mistakes += Self.mistakes(ofRule: rule) }
            let bases = Set((run["originalUriBaseIds"] as? [String: Any] ?? [:]).keys)
            let results = run["results"] as? [[String: Any]] ?? []
            require(run["results"] != nil, "no list of results")
            require(results.count <= 25_000, "\(results.count) results")
            var fingerprints: Set<[String: String]> = []
            for result in results {
                mistakes += Self.mistakes(ofResult: result, ids: rules.map { $0["id"] as? String }, bases)
                let fingerprint = result["partialFingerprints"] as? [String: String] ?? [:]
                require(
                    !fingerprint.isEmpty && fingerprint.values.allSatisfy { !$0.isEmpty }, "no fingerprint")
                require(
                    fingerprints.insert(fingerprint).inserted, "a fingerprint comes twice: \(fingerprint)")
            }
        }
        return mistakes
    }

    private static func mistakes(ofRule rule: [String: Any]) -> [String] {
        let id = rule["id"] as? String ?? ""
        func text(_ name: String) -> String { (rule[name] as? [String: Any])?["text"] as? String ?? "" }
        let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String ?? "warning"
        let properties = rule["properties"] as? [String: Any] ?? [:]
        let conditions = [
            ((1...255).contains(id.utf16.count), "its id"),
            ((rule["name"] as? String ?? "x").utf16.count <= 255, "its name"),
            ((1...1024).contains(text("shortDescription").utf16.count), "its short description"),
            ((1...1024).contains(text("fullDescription").utf16.count), "its full description"),
            (!text("help").isEmpty, "its help"),
            (["note", "warning", "error"].contains(level), "its level \(level)"),
            ((properties["tags"] as? [String] ?? []).count <= 20, "its tags"),
            (properties["security-severity"].map { $0 is String } ?? true, "its security-severity"),
        ]
        return conditions.filter { !$0.0 }.map { "rule \(id.brief): \($0.1)" }
    }

    private static func mistakes(
        ofResult result: [String: Any], ids: [String?], _ bases: Set<String>
    ) -> [String] {
        let code = result["ruleId"] as? String ?? ""
        let index = result["ruleIndex"] as? Int ?? -1
        let message = (result["message"] as? [String: Any])?["text"] as? String ?? ""
        let locations = result["locations"] as? [[String: Any]] ?? []
        var conditions = [
            (ids.indices.contains(index) && ids[index] == code, "its rule"),
            (!message.isEmpty, "its message"),
            (["none", "note", "warning", "error"].contains(result["level"] as? String ?? ""), "its level"),
            ((1...10).contains(locations.count), "\(locations.count) locations"),
        ]
        for location in locations {
            let physical = location["physicalLocation"] as? [String: Any] ?? [:]
            let artifact = physical["artifactLocation"] as? [String: Any] ?? [:]
            let uri = artifact["uri"] as? String ?? ""
            let base = artifact["uriBaseId"] as? String
            conditions += Self.conditions(ofURI: uri).map { ($0.0, "the URI \(uri.brief): \($0.1)") }
            let isRelative = !uri.hasPrefix("file:")
            conditions.append(
                (isRelative ? base.map(bases.contains) ?? false : base == nil, "the base of \(uri.brief)"))
            let region = physical["region"] as? [String: Any] ?? [:]
            let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int ?? 0 }
            conditions.append((numbers.allSatisfy { $0 >= 1 }, "the region \(numbers)"))
            conditions.append(
                ((numbers[2], numbers[3]) >= (numbers[0], numbers[1]), "the region \(numbers) ends too soon"))
        }
        return conditions.filter { !$0.0 }.map { "result \(code): \($0.1)" }
    }

    /// What a URI has to be. Code scanning reads it as Go's `net/url` does.
    private static func conditions(ofURI uri: String) -> [(Bool, String)] {
        let path = uri.hasPrefix("file:///") ? String(uri.dropFirst("file://".count)) : uri
        let first = path.prefix { $0 != "/" }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%"
        let decoded = path.removingPercentEncoding
        return [
            (!uri.isEmpty, "it is empty"),
            (uri == path ? !path.hasPrefix("/") : path.hasPrefix("/"), "it has no place"),
            (!path.hasPrefix("//"), "it names a host"),
            (!first.contains(":"), "its first segment has a colon"),
            (path.utf8.allSatisfy(plain.utf8.contains), "it has a character that no path has"),
            (decoded != nil, "its escapes are no text"),
            (uri == path || !segments.contains(".."), "it has '..' below the root"),
            (!segments.contains(".") || path == ".", "it has '.'"),
            (
                path.hasPrefix("/") || !segments.drop { $0 == ".." }.contains(".."),
                "it leaves a folder that it names"
            ),
        ]
    }

    private static func compressedByteCount(of log: String) throws -> Int {
        let folder = try TemporaryFolder()
        let file = try folder.write("log.sarif", Array(log.utf8))
        let count = try Program.shell("gzip -c '\(file)' | wc -c").output
        return Int(count.filter(\.isNumber)) ?? .max
    }
}
