import Foundation
import TestSupport
import Yams

/// Where the tests find what is packaged.
extension Repository {
    static let passing = Fixture.url("demo/hero.png")
    static let failing = Fixture.url("demo/hero-too-small.jpg")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// A YAML file's documents.
    static func documents(_ path: String) throws -> [Node] { try compose_all(yaml: text(path)).map(\.self) }

    /// Every file that is part of the project, as a path below ``root``; what was built is none.
    static func files() throws -> [String] {
        let listing = try Program.shell(
            "find . -name '.build*' -prune -o -name .git -prune -o -type f -print", in: root)
        return listing.output.split(separator: "\n").map { String($0.dropFirst("./".count)) }
    }
}

extension Node {
    /// What is at a path of keys.
    subscript(_ keys: String...) -> Node? {
        keys.reduce(self) { node, key in node?.mapping?.first { $0.key.string == key }?.value }
    }

    /// The keys of a mapping.
    var keys: [String] { mapping?.keys.compactMap(\.string) ?? [] }

    /// Every scalar in it, keys included.
    var scalars: [String] {
        switch self {
        case .scalar(let scalar): [scalar.string]
        case .mapping(let mapping): mapping.flatMap { $0.key.scalars + $0.value.scalars }
        case .sequence(let sequence): sequence.flatMap(\.scalars)
        case .alias: []
        }
    }
}
