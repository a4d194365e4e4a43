import Foundation
import MediaPreflight
import PreflightSystem
import TestSupport

/// A command that findings print about a file, and what they promise of it.
struct PrintedCommand: Sendable {
    /// The file that it fixes; it is named in the command without its folder.
    let file: URL
    let command: String
    /// Every way of judging under which it was printed, and the codes of the findings that carry it.
    var promises: [Promise]

    struct Promise: Sendable {
        let preflight: Preflight
        let orientation: CharacterOrientation
        let codes: Set<String>
        let errors: Set<String>
    }

    /// Everything that findings print about a file.
    static func all(
        about file: URL, facts: MediaFacts, in judges: [Preflight]
    ) -> [PrintedCommand] {
        var facts = facts
        facts.path = file.lastPathComponent
        var commands: [String: PrintedCommand] = [:]
        for judge in judges {
            for orientation in CharacterOrientation.allCases {
                let findings = judge.evaluate([AssetInRole(facts)], orientation: orientation).findings
                for (command, carriers) in Dictionary(grouping: findings, by: \.fix?.command) {
                    guard let command else { continue }
                    let promise = Promise(
                        preflight: judge, orientation: orientation, codes: Set(carriers.map(\.code)),
                        errors: findings.errors)
                    commands[command, default: PrintedCommand(file: file, command: command, promises: [])]
                        .promises.append(promise)
                }
            }
        }
        return Array(commands.values)
    }

    /// The codes of all findings that carry it.
    var codes: Set<String> { promises.reduce(into: []) { $0.formUnion($1.codes) } }

    /// Pastes the command into a shell, in a folder that holds nothing but a copy of the file, and judges what comes out.
    /// - Returns: What was promised and is not kept.
    func brokenPromises() async throws -> [String] {
        let folder = try TemporaryFolder()
        let name = file.lastPathComponent
        try FileManager.default.copyItem(at: file, to: folder.url.appendingPathComponent(name))
        let before = try Data(contentsOf: file)
        let result = try await Program.run(
            "sh", ["-c", command], in: folder.url.path, outputLimit: 1 << 20, deadline: .seconds(120))
        guard result.hasSucceeded else {
            return ["\(command)\n\(String(decoding: result.standardError.suffix(600), as: UTF8.self))"]
        }
        guard try Data(contentsOf: folder.url.appendingPathComponent(name)) == before else {
            return ["\(command) has changed the original"]
        }
        let names = try folder.names().filter { $0 != name }
        guard names.count == 1, let copy = names.first else { return ["\(command) made \(names)"] }
        var facts = await Preflight.probe(.file(folder.path(copy)))
        facts.path = copy
        return promises.compactMap { promise in
            let findings = promise.preflight.evaluate([AssetInRole(facts)], orientation: promise.orientation)
                .findings
            let kept = promise.codes.intersection(findings.filter { $0.outcome == .fail }.map(\.code))
            let new = findings.errors.subtracting(promise.errors)
            guard !kept.isEmpty || !new.isEmpty else { return nil }
            let said = findings.filter { kept.contains($0.code) || new.contains($0.code) }.map(\.message)
            return
                "\(promise.preflight.profile.id), \(promise.orientation): \(command)\nleaves \(kept.sorted()), "
                + "brings \(new.sorted()): \(said)"
        }
    }
}

extension [Finding] {
    /// Codes of what is certainly refused.
    fileprivate var errors: Set<String> {
        Set(filter { $0.severity == .error && $0.outcome == .fail }.map(\.code))
    }
}
