import PreflightModel
internal import PreflightSystem
import PreflightText

/// The patterns of one ignore file, read as git reads `.gitignore`.
///
/// What git tracks already it does not ignore, whatever the patterns say. We go by the patterns alone: they say what
/// the project means not to be looked at.
struct IgnoreFile: Sendable {
    /// How large an ignore file may be, in bytes: each of its lines is tried on each file.
    static let sizeLimit = 256 << 10

    private let lines: [Line]

    private struct Line: Sendable {
        let pattern: PathPattern
        let isNegated: Bool
    }

    /// Reads the patterns. As in git, a line that is no pattern matches nothing.
    init(_ bytes: [UInt8]) {
        lines = bytes.withoutByteOrderMark.split(separator: UInt8(ascii: "\n")).compactMap(Self.line)
    }

    /// Whether it has no pattern.
    var isEmpty: Bool { lines.isEmpty }

    private static func line(_ bytes: ArraySlice<UInt8>) -> Line? {
        var line = bytes
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        // For git a line is a text of C.
        line = line.prefix { $0 != 0 }
        guard line.first != UInt8(ascii: "#") else { return nil }
        line = withoutTrailingSpaces(line)
        let isNegated = line.first == UInt8(ascii: "!")
        if isNegated { line.removeFirst() }
        guard let pattern = try? PatternParser.pattern(line, unit: .byte) else { return nil }
        return Line(pattern: pattern, isNegated: isNegated)
    }

    /// Spaces at the end do not count, unless the first of them is escaped.
    private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = line.startIndex
        var place = line.startIndex
        while place < line.endIndex {
            if line[place] == UInt8(ascii: "\\") {
                place = min(place + 2, line.endIndex)
                end = place
            } else {
                let isSpace = line[place] == UInt8(ascii: " ")
                place += 1
                if !isSpace { end = place }
            }
        }
        return line[..<end]
    }

    /// What the file says of a path: the last line that matches counts.
    /// - Parameters:
    ///   - path: Bytes that hold the path.
    ///   - start: Where in them the path begins, relative to the file's folder.
    ///   - isFolder: Whether it is a folder; a link to one is none.
    /// - Returns: Whether it is ignored; nil when no line matches.
    func ignores(_ path: borrowing Span<UInt8>, from start: Int, isFolder: Bool) -> Bool? {
        for line in lines.reversed() where line.pattern.matches(path, from: start, isFolder: isFolder) {
            return !line.isNegated
        }
        return nil
    }
}

extension IgnoreFile {
    /// What git does not look at.
    static let gitName = ".gitignore"
    /// What we do not look at besides; it is read after git's, so it can take back what that one says.
    static let preflightName = ".preflightignore"

    /// Reads an ignore file.
    /// - Returns: Its patterns; nil when there is none.
    /// - Throws: Why it cannot be read. Like git, we follow no link here.
    static func read(_ path: [UInt8]) throws(SourceProblem) -> IgnoreFile? {
        do throws(OpenFile.Failure) {
            let bytes = try OpenFile.beginning(of: path, count: sizeLimit + 1)
            if bytes.count <= sizeLimit { return IgnoreFile(bytes) }
        } catch {
            if error.system?.isAbsence == true { return nil }
            throw error.system?.isLoop == true
                ? SourceProblem(.notRegularFile, "this is a symbolic link; git does not read it either")
                : SourceProblem(.unreadable, "this file cannot be read: \(error)")
        }
        throw SourceProblem(.limitReached, "this file is larger than \(sizeLimit >> 10) KiB")
    }
}
