package import PreflightModel

/// A pattern of paths that names parts of them, so that files which belong together find each other:
/// `characters/{name}.png` and `dances/{name}.mp4`.
///
/// A placeholder matches one character or more, `*` any text, both within one name. Where a path can be read in
/// several ways, what stands first takes as much as it can. A backslash makes the next character an ordinary one.
package struct GlobTemplate: Sendable, Hashable {
    /// The template as it was written.
    package let text: String
    /// The placeholders' names, in the order in which they stand.
    package let names: [String]
    /// What every path begins with: of many templates few are about a path, and most are told from it by this.
    private let beginning: [UInt8]
    /// What stands between, from the first placeholder or `*` to the last.
    private let parts: [Part]
    /// What every path ends in.
    private let ending: [UInt8]

    enum Part: Sendable, Hashable {
        case literal(UInt8)
        case anyText
        case placeholder(String)

        /// Whether it is text that differs from path to path.
        var isVariable: Bool { if case .literal = self { false } else { true } }
    }

    /// How long a template may be, in bytes, and a path that it is compared with: as long as the system allows.
    private static let lengthLimit = 4096

    /// Reads a template.
    /// - Parameter text: The template, relative to a folder.
    /// - Throws: A `PreflightError` that says what is wrong with it.
    package init(_ text: String) throws(PreflightError) {
        self.text = text
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [.dot, .slash]) { bytes = bytes.dropFirst(2) }
        let names = bytes.split(separator: .slash, omittingEmptySubsequences: false)
        guard bytes.count <= Self.lengthLimit, !bytes.contains(0) else {
            throw Self.error(text, "is too long, or has a NUL character")
        }
        guard names.allSatisfy({ !$0.isEmpty && $0 != [.dot, .dot] }) else {
            throw Self.error(text, "must be the path of a file below the folder, without '..'")
        }
        let parts = try Self.parts(bytes, of: text)
        self.names = parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
        guard !self.names.isEmpty, let first = parts.firstIndex(where: \.isVariable),
            let last = parts.lastIndex(where: \.isVariable)
        else {
            throw Self.error(text, "has no placeholder, such as {name}")
        }
        beginning = Self.literals(parts[..<first])
        self.parts = Array(parts[first...last])
        ending = Self.literals(parts[(last + 1)...])
    }

    private static func literals(_ parts: ArraySlice<Part>) -> [UInt8] {
        parts.compactMap { if case .literal(let byte) = $0 { byte } else { nil } }
    }

    static func error(_ text: String, _ mistake: String) -> PreflightError {
        PreflightError(.invalidGlob, "The template '\(text)' \(mistake).")
    }

    /// What the placeholders stand for in a path.
    /// - Parameter relativePath: A file's path, relative to the folder that the template belongs to.
    /// - Returns: A text for every name; nil when the path does not match.
    package func captures(_ relativePath: String) -> [String: String]? {
        let whole = relativePath.utf8
        guard whole.starts(with: beginning), whole.suffix(ending.count).elementsEqual(ending),
            beginning.count + ending.count < whole.count, whole.count <= Self.lengthLimit
        else { return nil }
        let path = Array(whole.dropFirst(beginning.count).dropLast(ending.count))
        guard let starts = starts(in: path) else { return nil }
        var captures: [String: String] = [:]
        for (index, part) in parts.enumerated() {
            guard case .placeholder(let name) = part else { continue }
            let end = index + 1 < starts.count ? starts[index + 1] : path.count
            captures[name] = String(decoding: path[starts[index]..<end], as: UTF8.self)
        }
        return captures
    }

    /// The path of the file that belongs to what was captured elsewhere.
    /// - Parameter captures: A text for every name; more do no harm.
    /// - Returns: The path; nil when a text is missing, or cannot stand in a name, or when the template has a `*`, for
    ///   which there is more than one.
    package func path(_ captures: [String: String]) -> String? {
        var path = beginning
        for part in parts {
            switch part {
            case .literal(let byte): path.append(byte)
            case .anyText: return nil
            case .placeholder(let name):
                guard let text = captures[name]?.utf8, !text.isEmpty, !text.contains(.slash),
                    !text.contains(0)
                else {
                    return nil
                }
                path += text
            }
        }
        path += ending
        let names = path.split(separator: .slash, omittingEmptySubsequences: false)
        return names.contains([.dot, .dot]) || names.contains([.dot])
            ? nil : String(decoding: path, as: UTF8.self)
    }

    /// Where in the middle of a path each part begins; nil when it does not match.
    ///
    /// First it is found from the end on which parts can match what begins where; then, from the beginning on, each
    /// takes the most that leaves the rest a match. The cost is the product of both lengths.
    private func starts(in path: [UInt8]) -> [Int]? {
        let width = path.count + 1
        // Whether the parts from a row's on match the path from a column's on.
        var matches = [Bool](repeating: false, count: (parts.count + 1) * width)
        matches[parts.count * width + path.count] = true
        for (index, part) in parts.enumerated().reversed() {
            let (row, next) = (index * width, (index + 1) * width)
            for place in stride(from: path.count, through: 0, by: -1) {
                let takesOne = place < path.count && Self.takes(part, path[place])
                switch part {
                case .literal: matches[row + place] = takesOne && matches[next + place + 1]
                case .anyText:
                    matches[row + place] = matches[next + place] || takesOne && matches[row + place + 1]
                case .placeholder:
                    // One character more, and then as many again or what follows.
                    matches[row + place] = takesOne && (matches[row + place + 1] || matches[next + place + 1])
                }
            }
        }
        guard matches[0] else { return nil }
        var starts: [Int] = []
        var place = 0
        for (index, part) in parts.enumerated() {
            starts.append(place)
            if part.isVariable {
                // As far as it may go, and then back to where what follows matches.
                var end = place
                while end < path.count, path[end] != .slash { end += 1 }
                while end > place, !matches[(index + 1) * width + end] { end -= 1 }
                place = end
            } else {
                place += 1
            }
        }
        return starts
    }

    private static func takes(_ part: Part, _ byte: UInt8) -> Bool {
        if case .literal(let literal) = part { byte == literal } else { byte != .slash }
    }
}

extension GlobTemplate: CustomStringConvertible {
    /// The template.
    package var description: String { text }
}
