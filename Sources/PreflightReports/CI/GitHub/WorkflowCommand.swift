/// A line of a log that GitHub Actions acts upon: `::error file=a.png,line=1::message`.
struct WorkflowCommand {
    /// What it does: `error`, `warning`, `notice`, `group`.
    let name: String
    /// What it is about, in order.
    var properties: [(name: String, value: String)] = []
    /// What it says. Lines may be several.
    var message = ""

    /// The command, on a line of its own.
    var line: String {
        let list = properties.map { "\($0.name)=\(Self.escapedProperty($0.value))" }.joined(separator: ",")
        return "::\(name)\(list.isEmpty ? "" : " ")\(list)::\(Self.escaped(message))\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A")
    }

    private static func escapedProperty(_ text: String) -> String {
        escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
