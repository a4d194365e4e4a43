import ArgumentParser

/// What a person is told about wrong usage that only a command itself can see, once it runs: in the usage of that
/// command, since the parser would print the program's.
enum CommandUsage {
    /// The message, and how the command is used.
    static func message(_ error: ValidationError, of command: any ParsableCommand.Type) -> String {
        let usage = PreflightCommand.usageString(for: command)
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n       ")
        let help = "  See '\(name(of: command, in: [PreflightCommand.self])) --help' for more information."
        return "Error: \(error.message)\nUsage: \(usage)\n\(help)"
    }

    /// The words that call a command.
    private static func name(
        of command: any ParsableCommand.Type, in path: [any ParsableCommand.Type]
    ) -> String {
        var open = [path]
        // Commands are few, and none holds itself.
        while let path = open.popLast() {
            guard let last = path.last else { continue }
            if last == command { return path.map { $0._commandName }.joined(separator: " ") }
            open += last.configuration.subcommands.map { path + [$0] }
        }
        return PreflightCommand._commandName
    }
}
