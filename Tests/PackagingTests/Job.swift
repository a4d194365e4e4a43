import Foundation
import TestSupport

/// A CI job's machine: a folder of its own, the files that the system reads afterwards, and `preflight`.
final class Job {
    let folder: TemporaryFolder
    var variables: [String: String]

    /// - Parameter source: Where the action, or the copy of this repository, is.
    /// - Throws: When its folder cannot be made.
    init(source: URL = Repository.root) throws {
        folder = try TemporaryFolder()
        variables = [
            "CI": "true", "HOME": folder.path("home"), "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": source.path, "GITHUB_OUTPUT": folder.path("output"),
            "GITHUB_STEP_SUMMARY": folder.path("summary"), "RUNNER_TEMP": folder.path("temp"),
        ]
        for name in ["home", "temp", "work"] {
            try FileManager.default.createDirectory(
                at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        try folder.write("output")
        try folder.write("summary")
    }

    /// The folder that steps run in.
    var work: URL { folder.url.appendingPathComponent("work") }

    /// Puts one of the project's files into the job's folder, under any name.
    func copy(_ file: URL, as name: String) throws {
        try FileManager.default.copyItem(at: file, to: work.appendingPathComponent(name))
    }

    /// Runs a step as GitHub and GitLab do.
    func run(_ script: String, _ environment: [String: String] = [:]) throws -> Program.Result {
        try Program.shell(
            "exec bash --noprofile --norc -eo pipefail -c \"$STEP\"",
            environment: variables.merging(environment) { _, given in given }
                .merging(["STEP": script]) { _, given in given },
            in: work)
    }

    /// What the steps have put out, read as GitHub reads it.
    func outputs() throws -> [String: String] {
        var outputs: [String: String] = [:]
        var lines = (folder.text("output") ?? "").split(separator: "\n", omittingEmptySubsequences: false)[
            ...]
        while let line = lines.popFirst() {
            if let start = line.firstRange(of: "<<") {
                let mark = line[start.upperBound...]
                var value: [Substring] = []
                while let next = lines.popFirst(), next != mark { value.append(next) }
                outputs[String(line[..<start.lowerBound])] = value.joined(separator: "\n")
            } else if let equals = line.firstIndex(of: "=") {
                outputs[String(line[..<equals])] = String(line[line.index(after: equals)...])
            }
        }
        return outputs
    }
}
