internal import PreflightModel
import PreflightText

/// The folder of a settings file, as it lies to the working directory. Turns paths as they are typed from the working
/// directory into paths as globs know them, and the other way round.
///
/// Both by their letters alone: no link is followed and nothing need exist.
struct SettingsFolder: Sendable, Hashable {
    /// What leads from the working directory into the folder: empty, or ending in a slash.
    private let prefix: String
    private let steps: [String]
    private let workingSteps: [String]

    /// The folder that a file is in.
    /// - Parameters:
    ///   - file: The file's path, absolute or from the working directory.
    ///   - workingDirectory: An absolute path.
    init(of file: String, workingDirectory: String) {
        prefix = file.utf8.lastIndex(of: Self.slash).map { String(file[...$0]) } ?? ""
        workingSteps = Self.steps(of: workingDirectory, from: [])
        steps = Self.steps(of: prefix, from: workingSteps)
    }

    /// A path as it is typed from the working directory, made relative to the folder; empty for the folder itself and
    /// nil for what lies outside it.
    func relative(_ typed: String) -> String? {
        guard !WebReference.isMeant(by: typed) else { return nil }
        if let rest = plainRest(of: typed) { return rest }
        let path = Self.steps(of: typed, from: workingSteps)
        guard path.count >= steps.count, zip(path, steps).allSatisfy({ $0 == $1 }) else { return nil }
        return path.dropFirst(steps.count).joined(separator: "/")
    }

    /// What follows the folder in a path that begins as the folder does and goes straight on, as a walk's do: most.
    private func plainRest(of typed: String) -> String? {
        guard typed.utf8.starts(with: prefix.utf8) else { return nil }
        let rest = typed.utf8.dropFirst(prefix.utf8.count)
        // No name may be empty, nor begin with a dot, be it `..` or not.
        var isBeginning = true
        for byte in rest {
            if isBeginning, byte == Self.slash || byte == UInt8(ascii: ".") { return nil }
            isBeginning = byte == Self.slash
        }
        return isBeginning ? nil : String(Substring(rest))
    }

    /// A path as the settings have it, made one from the working directory. What is absolute, and a URL, stays.
    func resolved(_ written: String) -> String {
        if written.utf8.first == Self.slash || WebReference.isMeant(by: written) { return written }
        let inner = written.utf8.split(separator: Self.slash).compactMap { String(Substring($0)) }
            .filter { $0 != "." }.joined(separator: "/")
        guard inner.isEmpty else { return prefix + inner }
        if prefix.isEmpty { return "." }
        return prefix == "/" ? prefix : String(prefix.dropLast())
    }

    /// Whether a path as the settings have it stays inside the folder.
    static func isInside(_ written: String) -> Bool {
        guard written.utf8.first != slash else { return false }
        var depth = 0
        for step in written.utf8.split(separator: slash) {
            switch String(Substring(step)) {
            case ".": break
            case "..":
                depth -= 1
                if depth < 0 { return false }
            default: depth += 1
            }
        }
        return depth > 0
    }

    private static let slash = UInt8(ascii: "/")

    /// The names on the way to a path, without idle steps and detours. Above the root is the root.
    private static func steps(of path: String, from start: [String]) -> [String] {
        var steps = path.utf8.first == slash ? [] : start
        for step in path.utf8.split(separator: slash) {
            let name = String(Substring(step))
            switch name {
            case ".": break
            case "..": _ = steps.popLast()
            default: steps.append(name)
            }
        }
        return steps
    }
}
