import Foundation
import TestSupport

/// A folder of thousands of files whose verdicts are known, with names that trip up programs.
final class AssetTree {
    /// A file of the tree.
    struct Entry {
        /// Its path, from the tree's folder.
        let path: String
        /// The name of its source, by which its verdict is known.
        let source: String
    }

    private let folder: TemporaryFolder
    /// Its files.
    let entries: [Entry]
    /// Where it is.
    var url: URL { folder.url }

    /// Makes a tree.
    /// - Parameters:
    ///   - count: The number of its files.
    ///   - isBackwards: Whether the files are made from the last to the first.
    /// - Throws: When a file cannot be made.
    init(count: Int, isBackwards: Bool = false) throws {
        folder = try TemporaryFolder()
        let sources = try AssetSource.all()
        let singles = sources.filter(\.isSingle)
        let others = sources.filter { !$0.isSingle }
        let places =
            singles.map { ("requests/\($0.name.dropFirst("requests/".count))\($0.ending)", $0) }
            + (0..<max(count - singles.count - AssetSource.beside.count, 0)).map {
                (Self.path($0, others[$0 % others.count]), others[$0 % others.count])
            }
        var first: [String: URL] = [:]
        for (path, source) in isBackwards ? places.reversed() : places {
            let place = folder.url.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            if let first = first[source.name] {
                try AssetSource.link(first, to: place)
            } else {
                try source.make(place)
                if source.isFile { first[source.name] = place }
            }
        }
        entries =
            places.map { Entry(path: $0.0, source: $0.1.name) }
            + AssetSource.beside.map { Entry(path: "requests/\($0.value)", source: $0.key) }
    }

    /// The path of the file of a number: ten folders, some in one another, and every name with every folder.
    private static func path(_ number: Int, _ source: AssetSource) -> String {
        let folders = ["a", "a/b", "a/b/c", "zwei wörter", "角色", "d'e", "-f", "%20", "{g}", "[h]"]
        let name = HostileNames.all[number % HostileNames.all.count]
        let ending = "-\(number)\(source.ending)"
        guard source.isFile else { return "no files/\(number)\(source.ending)" }
        // A name has 255 bytes at most.
        let room = 255 - ending.utf8.count
        let fitting = name.utf8.count > room ? String(repeating: "n", count: room) : name
        return "\(folders[number / 7 % folders.count])/\(fitting)\(ending)"
    }
}

/// Names in every script, and with what programs take for something else.
enum HostileNames {
    static let all = [
        "hero", "شخصية", "דמות", "角色", "キャラクター", "ตัวละคร", "चरित्र", "герой",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "h\u{E9}ro", "he\u{301}ro", "\u{1112}\u{1161}\u{11AB}", "한", "i\u{307}",
        "two\nlines", "three\r\nlines", "tab\there", "it's", "\"quoted\"", "back\\slash", "-dash",
        "--version",
        "%41%n", "::error::x", "##[error]x", "#hash", "a,b;c", "<b>&amp;", "]]>", "$(touch x)", "`id`", "*",
        "?",
        "[a]", "{b}", "!c", " space", "a=b", "a|b", "bell\u{7}", "\u{1B}[31mred", "\u{202E}gnp",
        "\u{FEFF}mark",
        "\u{2028}line", "~", "con", "a:b", "C:\\x", "e\u{301}\u{327}\u{302}", "@file",
        String(repeating: "長", count: 120),
        "null", "\u{301}accent",
    ]
}
