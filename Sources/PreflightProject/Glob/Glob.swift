package import PreflightModel

/// A pattern of paths, in the notation of `.gitignore`: `*.png`, `drafts/`, `characters/**/hero-[0-9].{png,jpg}`.
///
/// | notation | matches |
/// |---|---|
/// | `*` | any text in one name, also none |
/// | `?` | one character |
/// | `[a-z]`, `[!a]` | one character of a set, or outside of it |
/// | `**/a`, `a/**/b` | `a` at any depth, `b` at any depth below `a` |
/// | `a/**` | all that is in `a` |
/// | `{a,b}` | `a` or `b` |
/// | `\*` | the character itself |
///
/// A pattern without a slash is about the last name of a path, however deep; one with a slash begins at the folder
/// that the pattern belongs to. One that ends in a slash matches folders only. Letters of either case are different
/// letters, on every system.
package struct Glob: Sendable, Hashable {
    /// The pattern as it was written.
    package let pattern: String
    private let alternatives: [PathPattern]

    /// How long a pattern may be, in bytes: as long as a path.
    private static let lengthLimit = 4096

    /// Reads a pattern.
    /// - Parameter pattern: The pattern.
    /// - Throws: A `PreflightError` that says what is wrong with it.
    package init(_ pattern: String) throws(PreflightError) {
        self.pattern = pattern
        var bytes = Array(pattern.utf8)
        if bytes.starts(with: [.dot, .slash]) {
            // `./a` is `/a`: of this folder only.
            bytes.removeFirst()
        }
        guard bytes.count <= Self.lengthLimit else { throw Self.error(pattern, "is too long") }
        guard !bytes.contains(0) else { throw Self.error(pattern, "has a NUL character") }
        var alternatives: [PathPattern] = []
        for alternative in try Self.expanded(bytes, of: pattern) {
            alternatives.append(try Self.read(alternative, of: pattern))
        }
        self.alternatives = alternatives
    }

    private static func expanded(_ bytes: [UInt8], of pattern: String) throws(PreflightError) -> [[UInt8]] {
        do throws(BraceExpansion.Mistake) {
            return try BraceExpansion.alternatives(of: bytes)
        } catch {
            let mistake =
                switch error {
                case .unclosed: "lacks a closing brace; write \\{ for the character itself"
                case .tooMany: "stands for more than \(BraceExpansion.limit) patterns"
                }
            throw Self.error(pattern, mistake)
        }
    }

    private static func read(_ bytes: [UInt8], of pattern: String) throws(PreflightError) -> PathPattern {
        guard !bytes.split(separator: .slash).contains([.dot, .dot]) else {
            throw error(pattern, "leads out of its folder with '..'")
        }
        do throws(PatternParser.Mistake) {
            return try PatternParser.pattern(bytes[...], unit: .scalar)
        } catch {
            let mistake =
                switch error {
                case .empty: "names nothing"
                case .unclosedSet: "lacks a closing bracket; write \\[ for the character itself"
                case .unknownClass: "names a class of characters that does not exist"
                case .loneBackslash: "ends in a backslash; write \\\\ for the character itself"
                }
            throw Self.error(pattern, mistake)
        }
    }

    private static func error(_ pattern: String, _ mistake: String) -> PreflightError {
        PreflightError(.invalidGlob, "The pattern '\(pattern)' \(mistake).")
    }

    /// Whether a path matches.
    /// - Parameters:
    ///   - relativePath: A path relative to the folder that the pattern belongs to, with `/` between its names.
    ///   - isFolder: Whether it is a folder's.
    /// - Returns: Whether it matches. What is in a folder that matches need not match itself: see ``covers(_:)``.
    package func matches(_ relativePath: String, isFolder: Bool = false) -> Bool {
        let path = Self.bytes(of: relativePath)
        return alternatives.contains { $0.matches(path.span, from: 0, isFolder: isFolder) }
    }

    /// Whether a file matches, or a folder that it is in: what including or excluding goes by.
    /// - Parameter relativePath: The file's path, relative to the folder that the pattern belongs to.
    /// - Returns: Whether it is covered.
    package func covers(_ relativePath: String) -> Bool {
        let path = Self.bytes(of: relativePath)
        return covers(path.span, from: 0, isFolder: false)
    }

    /// The same, for the bytes of a path from a place on.
    func covers(_ path: borrowing Span<UInt8>, from start: Int, isFolder: Bool) -> Bool {
        for alternative in alternatives where alternative.covers(path, from: start, isFolder: isFolder) {
            return true
        }
        return false
    }

    /// The same, for a path of whose folders it is known that they do not match.
    func matches(_ path: borrowing Span<UInt8>, from start: Int, isFolder: Bool) -> Bool {
        for alternative in alternatives where alternative.matches(path, from: start, isFolder: isFolder) {
            return true
        }
        return false
    }

    private static func bytes(of relativePath: String) -> [UInt8] {
        relativePath.hasPrefix("./") ? Array(relativePath.utf8.dropFirst(2)) : Array(relativePath.utf8)
    }
}

extension Glob: CustomStringConvertible {
    /// The pattern.
    package var description: String { pattern }
}

extension PreflightError.Code {
    /// A glob, or a template of paths, has a mistake.
    package static let invalidGlob = Self(rawValue: "invalidGlob")
}
