import Foundation
import PreflightModel
import PreflightProject
import TestSupport

/// Trees of files that tests look through.
extension TemporaryFolder {
    /// Writes empty files.
    func write(_ names: [String]) throws { for name in names { try write(name) } }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// Runs a line of shell in the folder.
    @discardableResult
    func shell(_ script: String) throws -> String {
        let settings = """
            export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a \
            GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a; set -e
            """
        let result = try Program.shell(settings + "\n" + script, in: url)
        guard result.status == 0, !result.wasKilled else { throw ShellFailure(words: result.errors) }
        return result.output
    }

    /// The paths of what a finder finds here, below the folder; problems with their kind.
    func found(_ finder: AssetFinder, in folder: String = "") -> [String] {
        var files = SelectedFiles()
        let path = folder.isEmpty ? url.path : self.path(folder)
        finder.add(filesIn: path, to: &files)
        return files.map { file in
            let name =
                file.path.hasPrefix(path + "/") ? String(file.path.dropFirst(path.count + 1)) : file.path
            return switch file.kind {
            case .asset: name
            case .request: "\(name) request"
            case .problem(let problem): "\(name) \(problem.kind)"
            }
        }
    }
}

struct ShellFailure: Error { let words: String }
