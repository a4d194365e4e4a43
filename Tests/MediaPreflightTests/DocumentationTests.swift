import Foundation
import Testing

/// The code of the README, of DocC's pages and of comments is in Examples/tasks, which is built with everything else.
@Suite struct DocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func texts(in folder: String, _ fileExtension: String) throws -> [(
        name: String, text: String
    )] {
        let base = root.appendingPathComponent(folder)
        let names =
            folder == "." ? [fileExtension] : try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return try names.sorted()
            .filter { $0.hasSuffix(fileExtension) }
            .map { ($0, try String(contentsOf: base.appendingPathComponent($0), encoding: .utf8)) }
    }

    /// Blocks of Swift, without what stands before every line of theirs.
    private static func blocks(in text: String) -> [[Substring]] {
        var blocks: [[Substring]] = []
        var open: (indent: Int, lines: [Substring])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let block = open {
                let own = line.dropFirst(block.indent)
                if own.hasPrefix("```") {
                    blocks.append(block.lines)
                    open = nil
                } else {
                    open?.lines.append(own)
                }
            } else if let fence = line.range(of: "```swift"), fence.upperBound == line.endIndex {
                open = (line.distance(from: line.startIndex, to: fence.lowerBound), [])
            }
        }
        return blocks
    }

    /// Whether lines follow each other in a file, all of them indented alike.
    private static func holds(_ file: [Substring], _ block: [Substring]) -> Bool {
        guard let first = block.first else { return true }
        return file.indices.contains { start in
            guard file[start].hasSuffix(first), start + block.count <= file.count else { return false }
            let indent = file[start].dropLast(first.count)
            guard indent.allSatisfy({ $0 == " " }) else { return false }
            return zip(file[start...], block).allSatisfy { $0 == ($1.isEmpty ? $1 : indent + $1) }
        }
    }

    @Test func `every block of Swift is in an example that is built`() throws {
        let examples = try Self.texts(in: "Examples/tasks", ".swift").map {
            $0.text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let pages =
            try Self.texts(in: "Sources/MediaPreflight", ".md")
            + Self.texts(in: "Sources/MediaPreflight", ".swift")
            + Self.texts(in: ".", "README.md")
        var count = 0
        for (name, text) in pages {
            for var block in Self.blocks(in: text) {
                if block.first == "import MediaPreflight" { block = Array(block.dropFirst(2)) }
                count += 1
                #expect(
                    examples.contains { Self.holds($0, block) },
                    "\(name): Examples/tasks has no such lines: \(block.joined(separator: "\n"))")
            }
        }
        #expect(count > 20)
    }
}
