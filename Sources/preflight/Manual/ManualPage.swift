import ArgumentParser
import MediaPreflight

/// A command's page for `man`.
///
/// Everything that `--help` says stands in it; the page of the whole program has also what no option names: variables
/// of the environment, and files.
struct ManualPage {
    private let command: any ParsableCommand.Type
    private let description: CommandDescription

    /// Every page: the program's, then those of its subcommands in the order of `--help`.
    /// - Throws: When the parser describes the commands in another form than the one known here.
    static func all() throws -> [ManualPage] {
        let commands = [PreflightCommand.self] + PreflightCommand.configuration.subcommands
        // The parser describes them in the order of their declaration, and its own `help` after them.
        return try zip(commands, CommandDescription.all()).map(ManualPage.init)
            .filter { $0.command.configuration.shouldDisplay }
    }

    /// The name that it is looked up by.
    var name: String { isRoot ? description.commandName : "preflight-\(description.commandName)" }

    /// The page in man(7).
    /// - Parameters:
    ///   - date: The day that it bears, such as `2026-11-21`.
    ///   - pages: Every page, for the references between them.
    /// - Returns: The text of the page's file.
    func render(date: String, among pages: [ManualPage]) -> String {
        let tool = "\(Preflight.tool.name) \(Preflight.tool.version)"
        let help = HelpText(
            command.configuration.discussion + (isRoot ? "\n\n" + ManualText.environmentAndFiles : ""))
        var page = Roff()
        page.macro("TH", name.uppercased(), "1", date, tool, "User Commands")
        // Names of commands and options are not hyphenated.
        page.macro("nh")
        page.macro("SH", "NAME")
        page.prose("\(name) - \(summary)")
        page.macro("SH", "SYNOPSIS")
        synopsis(&page)
        page.macro("SH", "DESCRIPTION")
        if help.description.isEmpty { page.prose(command.configuration.abstract) }
        blocks(help.description, &page)
        section("ARGUMENTS", of: description.positionals, &page)
        section("OPTIONS", of: description.options, &page)
        if isRoot { subcommands(pages, &page) } else { innerCommands(&page) }
        for section in help.sections.sorted(by: { Self.place($0.heading) < Self.place($1.heading) }) {
            page.macro("SH", section.heading)
            blocks(section.blocks, &page)
        }
        page.macro("SH", "SEE ALSO")
        references(pages, &page)
        return page.text
    }

    // MARK: - Parts

    private var isRoot: Bool { command == PreflightCommand.self }

    /// Where man-pages(7) puts a section.
    private static func place(_ heading: String) -> Int {
        ["EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"].firstIndex(of: heading) ?? -1
    }

    /// The abstract as a `NAME` line has it: without capital and full stop.
    private var summary: String {
        let abstract = command.configuration.abstract
        let sentence = abstract.hasSuffix(".") ? abstract.dropLast() : abstract[...]
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    private func synopsis(_ page: inout Roff) {
        for (index, usage) in PreflightCommand.usageString(for: command).split(separator: "\n").enumerated() {
            if index > 0 { page.macro("br") }
            page.line(.bold(String(usage.drop { $0 == " " })))
        }
    }

    private func blocks(_ blocks: [HelpText.Block], _ page: inout Roff) {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .paragraph(let text):
                if index > 0 { page.macro("PP") }
                page.prose(text)
            case .verbatim(let lines):
                if index > 0 { page.macro("PP") }
                page.verbatim(lines)
            case .entries(let entries):
                for entry in entries {
                    page.macro("TP")
                    page.line(.bold(entry.word))
                    page.prose(entry.meaning)
                }
            }
        }
    }

    /// Arguments under their own headings, after those that have none.
    private func section(
        _ heading: String, of list: [CommandDescription.Argument], _ page: inout Roff
    ) {
        guard !list.isEmpty else { return }
        page.macro("SH", heading)
        for argument in list where argument.sectionTitle == nil { self.argument(argument, &page) }
        var titles: [String] = []
        for title in list.compactMap(\.sectionTitle) where !titles.contains(title) { titles.append(title) }
        for title in titles {
            page.macro("SS", title)
            for argument in list where argument.sectionTitle == title { self.argument(argument, &page) }
        }
    }

    private func argument(_ argument: CommandDescription.Argument, _ page: inout Roff) {
        let names = argument.spellings.joined(separator: ", ")
        page.macro("TP")
        switch argument.kind {
        case .positional: page.line(.italic(argument.value), .plain(argument.isRepeating ? " ..." : ""))
        case .flag: page.line(.bold(names))
        case .option: page.line(.bold(names), .plain(" "), .italic(argument.value))
        }
        page.prose(argument.explanation)
    }

    private func subcommands(_ pages: [ManualPage], _ page: inout Roff) {
        page.macro("SH", "COMMANDS")
        for subcommand in pages where !subcommand.isRoot {
            page.macro("TP")
            page.line(.bold("preflight \(subcommand.description.commandName)"))
            page.prose(subcommand.command.configuration.abstract)
        }
    }

    /// A command's own subcommands have no pages, but a part of this one each.
    private func innerCommands(_ page: inout Roff) {
        let commands = command.configuration.subcommands
        guard !commands.isEmpty else { return }
        page.macro("SH", "COMMANDS")
        for (inner, description) in zip(commands, description.inner) where inner.configuration.shouldDisplay {
            page.macro("SS", "preflight \(self.description.commandName) \(description.commandName)")
            page.prose(inner.configuration.abstract)
            let help = HelpText(inner.configuration.discussion)
            for block in help.description {
                page.macro("PP")
                blocks([block], &page)
            }
            for argument in description.positionals + description.options { self.argument(argument, &page) }
        }
    }

    private func references(_ pages: [ManualPage], _ page: inout Roff) {
        let others = pages.filter { $0.name != name }
        for other in others {
            page.line(.bold(other.name), .plain(other.name == others.last?.name ? "(1)" : "(1),"))
        }
    }
}
