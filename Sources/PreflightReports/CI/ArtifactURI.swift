import PreflightModel
import PreflightText

/// An asset's name as a URI reference (RFC 3986).
///
/// It has the scheme `file` or none: GitHub's code scanning takes no result of a log in which one has another.
struct ArtifactURI {
    /// The reference, with everything escaped that a URI cannot hold, and every colon, so that no name begins with a
    /// scheme.
    let text: String
    /// Whether it starts at the folder of the run or the repository.
    let isRelative: Bool

    init(_ name: String, in place: RepositoryPlace? = nil) {
        let path = ArtifactPath(name, in: place)
        isRelative = path.isRelative
        // What is escaped in a URL stays so, unless it would be no text, or do something, when it is decoded.
        let keepsEscapes =
            path.isURL
            && path.text.removingEscapes.map { !$0.unicodeScalars.contains(where: \.isHidden) }
                ?? false
        let escaped = URIText.escaped(path.text, keeping: "/", keepsEscapes: keepsEscapes)
        text = isRelative ? escaped : "file://" + escaped
    }
}

/// Text as a URI holds it.
enum URIText {
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

    /// A URL of the web, with nothing in it that a URL cannot have.
    static func link(_ url: String) -> String {
        escaped(url, keeping: ":/?#[]@!$&'()*+,;=", keepsEscapes: true)
    }

    /// A text in which every byte is escaped that is neither unreserved nor among some others. The escapes that it has
    /// are left as they are when `keepsEscapes` says so.
    static func escaped(_ text: String, keeping others: String, keepsEscapes: Bool) -> String {
        let others = Set(others.utf8)
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let isEscape =
                keepsEscapes && byte == UInt8(ascii: "%") && rest.prefix(2).count == 2
                && rest.prefix(2).allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
            if unreserved.contains(byte) || others.contains(byte) || isEscape {
                result.append(byte)
            } else {
                result += Array("%\(byte.hexadecimal(digits: 2))".utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Where a run's folder is in the repository that CI systems look its paths up in.
///
/// A run's paths start at its own folder, and those of annotations, alerts and issues at the repository's root.
package struct RepositoryPlace: Sendable, Hashable {
    /// The repository's folder, without a slash at its end.
    let root: String
    /// The run's folder: the root, or one below it.
    let folder: String

    /// Creates a place; nil when a path is not absolute, or the run is not in the repository.
    /// - Parameters:
    ///   - root: The repository's folder, from the root of the machine.
    ///   - folder: The run's folder, from the root of the machine.
    package init?(root: String, folder: String) {
        guard root.hasPrefix("/"), folder.hasPrefix("/") else { return nil }
        self.root = ArtifactPath(root).text
        self.folder = ArtifactPath(folder).text
        guard self.folder == self.root || self.folder.hasPrefix(below) else { return nil }
    }

    /// A path of the run, as the repository has it. What is outside of the repository is absolute.
    /// - Parameter path: The path, resolved.
    /// - Returns: The path from the repository's root, or from that of the machine.
    func path(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : ArtifactPath("\(folder)/\(path)").text
        if absolute == root { return "." }
        return absolute.hasPrefix(below) ? String(absolute.dropFirst(below.count)) : absolute
    }

    /// What the paths below the root begin with.
    private var below: String { root == "/" ? "/" : root + "/" }
}
