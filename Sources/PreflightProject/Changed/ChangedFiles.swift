package import PreflightModel
internal import PreflightSystem

/// The files that changed since a revision.
package struct ChangedFiles: Sendable, Hashable {
    /// The path of the repository's root, links resolved, with a slash at the end.
    private let root: [UInt8]
    /// Paths below it. One of a folder, such as a submodule's, stands for all that is in it.
    private let paths: Set<[UInt8]>

    init(root: [UInt8], paths: Set<[UInt8]>) {
        self.root = root + [.slash]
        self.paths = paths
    }

    /// How many there are.
    package var count: Int { paths.count }

    /// Whether a file is among them.
    /// - Parameter path: Its path, with the links of its folder resolved.
    /// - Returns: Whether it is.
    func contains(_ path: borrowing Span<UInt8>) -> Bool {
        guard path.count > root.count, path.has(root, at: 0) else { return false }
        var relative: [UInt8] = []
        for index in root.count..<path.count {
            if path[index] == .slash, paths.contains(relative) { return true }
            relative.append(path[index])
        }
        return paths.contains(relative)
    }
}

extension ChangedFiles {
    /// Asks git what changed: the files that differ between the working tree and where it parted from a revision, and
    /// those that git neither tracks nor ignores. What was deleted is left out.
    /// - Parameters:
    ///   - revision: A branch, a tag, a commit: what git takes for one.
    ///   - folder: A folder of the repository.
    /// - Returns: The files.
    /// - Throws: A `PreflightError` that says why git could not tell.
    package static func since(_ revision: String, in folder: String = ".") async throws(PreflightError)
        -> Self
    {
        // git would take it for an option.
        guard !revision.isEmpty, !revision.hasPrefix("-") else {
            throw error("'\(revision)' is not the name of a revision.")
        }
        let git = Git(folder: folder)
        let root = try await root(git)
        let base = try await base(of: revision, git)
        let changed = try await git.run(
            [
                "diff", "--name-only", "-z", "--no-renames", "--no-relative", "--diff-filter=d",
                "--no-ext-diff", "--no-textconv",
                // Whatever `.gitmodules` says: a submodule at another commit has changed.
                "--ignore-submodules=none", base, "--",
            ])
        let untracked = try await git.run([
            "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/",
        ])
        guard changed.hasSucceeded, untracked.hasSucceeded else {
            throw error("git could not list the changes.", changed.hasSucceeded ? untracked : changed)
        }
        let paths = (changed.output + untracked.output).split(separator: 0).map { path in
            // A repository in the repository is listed as a folder.
            Array(path.last == .slash ? path.dropLast() : path)
        }
        return Self(root: root, paths: Set(paths))
    }

    private static func root(_ git: Git) async throws(PreflightError) -> [UInt8] {
        let result = try await git.run(["rev-parse", "--show-toplevel"])
        guard result.hasSucceeded else {
            throw error("'\(git.folder)' is in no git work tree that can be read.", result)
        }
        do throws(SystemFailure) {
            return try FilePlace.resolved(Array(result.output.dropLast()))
        } catch {
            throw Self.error("The git work tree of '\(git.folder)' cannot be opened: \(error.description).")
        }
    }

    /// The commit at which the working tree parted from a revision.
    private static func base(of revision: String, _ git: Git) async throws(PreflightError) -> String {
        let commit = try await git.run(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
        guard commit.hasSucceeded else {
            throw error("git knows no revision '\(revision)'.\(try await hint(git))", commit)
        }
        let base = try await git.run(["merge-base", commit.line, "HEAD"])
        guard base.hasSucceeded else {
            throw error("'\(revision)' and HEAD have no commit in common.\(try await hint(git))", base)
        }
        return base.line
    }

    /// What is mostly behind it in CI: a clone of the last commit alone.
    private static func hint(_ git: Git) async throws(PreflightError) -> String {
        let result = try await git.run(["rev-parse", "--is-shallow-repository"])
        guard result.line == "true" else { return "" }
        return " This is a shallow clone: fetch the history too (actions/checkout: `fetch-depth: 0`;"
            + " elsewhere: `git fetch --unshallow`)."
    }

    private static func error(_ message: String, _ result: ProgramResult? = nil) -> PreflightError {
        let words = String(decoding: result?.standardError ?? [], as: UTF8.self)
        let line = words.split(whereSeparator: \.isNewline).first
        return PreflightError(.unknownChanges, message, cause: line.map { "git: \($0)" })
    }
}

/// git, as it is asked here: it changes nothing, waits for nobody and runs nothing that a repository names.
private struct Git {
    let folder: String

    /// A folder that was committed can look like a repository without a work tree, with a configuration of its own that
    /// names programs to run.
    private static let caution = [
        "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    ]

    func run(_ arguments: [String]) async throws(PreflightError) -> ProgramResult {
        do throws(ProgramFailure) {
            return try await Program.run(
                "git", ["-C", folder] + Self.caution + ["--no-pager"] + arguments,
                environment: [
                    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
                    "GIT_TERMINAL_PROMPT": "0",
                    "GIT_LITERAL_PATHSPECS": "0",
                ],
                outputLimit: 256 << 20, deadline: .seconds(120))
        } catch {
            let message =
                switch error {
                case .notFound: "git is not installed: without it nobody can tell which files changed."
                case .notStarted(let reason): "git could not be run: \(reason)."
                case .outOfTime(let deadline): "git did not answer within \(deadline)."
                case .tooMuchOutput(let limit): "git listed more than \(limit >> 20) MiB of changes."
                case .cancelled: "git was stopped, since nobody waits for it any more."
                }
            throw PreflightError(.unknownChanges, message)
        }
    }
}

extension ProgramResult {
    /// The first line of its output.
    fileprivate var line: String {
        String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}

extension PreflightError.Code {
    /// git could not tell which files changed.
    package static let unknownChanges = Self(rawValue: "unknownChanges")
}
