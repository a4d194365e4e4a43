import Foundation

/// What GitHub Actions makes of a log: which lines it acts upon, and what it takes.
///
/// From "Workflow commands for GitHub Actions" in GitHub's documentation (the escapes of properties and messages), and
/// from its limits: ten annotations of a kind from a step, 64 KB of message and 255 characters of title for each.
public enum WorkflowLog {
    /// Every rule that a log breaks, which our own annotations are not to break and no name of a file can.
    public static func mistakes(in log: String) -> [String] {
        var mistakes: [String] = []
        var counts: [String: Int] = [:]
        var isGrouped = false
        for line in log.split(separator: "\n") {
            if line.contains("##[") || line.contains("##vso[") {
                mistakes.append("a command: \(String(line).brief)")
            }
            if line.contains("\r") { mistakes.append("a carriage return: \(String(line).brief)") }
            guard line.drop(while: \.isWhitespace).hasPrefix("::") else { continue }
            guard let command = ParsedCommand(line) else {
                mistakes.append("no command that can be read: \(String(line).brief)")
                continue
            }
            counts[command.name, default: 0] += 1
            switch command.name {
            case "error", "warning", "notice": mistakes += Self.mistakes(ofAnnotation: command)
            case "group": isGrouped = true
            case "endgroup" where isGrouped: isGrouped = false
            default: mistakes.append("the command \(command.name)")
            }
        }
        if isGrouped { mistakes.append("a group that does not end") }
        for kind in ["error", "warning", "notice"] where counts[kind, default: 0] > 10 {
            mistakes.append("\(counts[kind, default: 0]) annotations of the kind \(kind)")
        }
        return mistakes
    }

    private static func mistakes(ofAnnotation command: ParsedCommand) -> [String] {
        let known: Set = ["file", "line", "endLine", "col", "endColumn", "title"]
        let file = command.properties["file"]
        let numbers = ["line", "endLine", "col", "endColumn"].compactMap { command.properties[$0] }
        let conditions = [
            (Set(command.properties.keys).isSubset(of: known), "a property that is not known"),
            (file.map { !$0.isEmpty && !$0.contains("://") } ?? true, "the file \((file ?? "").brief)"),
            (numbers.allSatisfy { (Int($0) ?? 0) >= 1 }, "the place \(numbers)"),
            ((command.properties["title"] ?? "").utf16.count <= 255, "the title"),
            (!command.message.isEmpty, "no message"),
            (command.message.utf8.count <= 65_536, "\(command.message.utf8.count) bytes of message"),
        ]
        return conditions.filter { !$0.0 }.map { "\(command.name): \($0.1)" }
    }

    /// Every rule that a step's summary breaks: GitHub shows nothing of one that has more than 1 MiB.
    public static func mistakes(inSummary summary: String) -> [String] {
        summary.utf8.count <= 1 << 20 ? [] : ["\(summary.utf8.count) bytes"]
    }
}
