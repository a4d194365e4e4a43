import ArgumentParser
import Foundation

/// A command's name and arguments, as the parser describes them to programs.
struct CommandDescription: Decodable {
    let commandName: String
    private let arguments: [Argument]
    private let subcommands: [CommandDescription]?

    /// What its own subcommands are, without the parser's `help`.
    var inner: [CommandDescription] { (subcommands ?? []).filter { $0.commandName != "help" } }

    /// What is typed without a name before it.
    var positionals: [Argument] { arguments.filter { $0.shouldDisplay && $0.kind == .positional } }

    /// What has a name.
    var options: [Argument] { arguments.filter { $0.shouldDisplay && $0.kind != .positional } }

    /// The program's own description, then those of its subcommands.
    /// - Throws: When the parser describes them in another form than the one known here.
    static func all() throws -> [CommandDescription] {
        struct Tool: Decodable { let command: CommandDescription }
        let text = PreflightCommand._dumpHelp()
        let program = try JSONDecoder().decode(Tool.self, from: Data(text.utf8)).command
        return [program] + (program.subcommands ?? [])
    }

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        let kind: Kind
        let shouldDisplay: Bool
        let isRepeating: Bool
        /// The heading that `--help` puts it under, when that is not the usual one.
        let sectionTitle: String?
        private let names: [Name]?
        private let valueName: String?
        private let defaultValue: String?
        private let allValues: [String]?
        private let abstract: String?

        private struct Name: Decodable {
            let kind: String
            let name: String
        }

        /// Its names as they are typed, such as `-h` and `--help`.
        var spellings: [String] { (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name } }

        /// What its value is called; empty when it has none.
        var value: String { kind == .flag ? "" : valueName ?? "" }

        /// What it does, its values and its default, in the words of `--help`.
        var explanation: String {
            let values = (allValues ?? []).joined(separator: ", ")
            let remarks = [
                values.isEmpty ? nil : "values: \(values)", defaultValue.map { "default: \($0)" },
            ].compactMap(\.self).joined(separator: "; ")
            return [abstract ?? "", remarks.isEmpty ? "" : "(\(remarks))"].filter { !$0.isEmpty }
                .joined(separator: " ")
        }
    }
}
