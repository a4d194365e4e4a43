/// A workflow command, taken apart as GitHub's runner does it.
public struct ParsedCommand {
    /// What it does.
    public private(set) var name = ""
    /// What it is about, unescaped.
    public private(set) var properties: [String: String] = [:]
    /// What it says, unescaped.
    public private(set) var message = ""

    /// Reads a line; nil when it is no command.
    public init?(_ line: some StringProtocol) {
        guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
        let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
        let parts = head.split(separator: " ", maxSplits: 1)
        name = parts.first.map { String($0) } ?? ""
        for property in parts.dropFirst().flatMap({ $0.split(separator: ",") }) {
            let pair = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            properties[String(pair[0])] = Self.unescaped(
                pair[1], ["%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","])
        }
        message = Self.unescaped(line[end.upperBound...], ["%0D": "\r", "%0A": "\n"])
    }

    private static func unescaped(_ text: some StringProtocol, _ escapes: [String: String]) -> String {
        var text = String(text)
        for (escape, meaning) in escapes { text = text.replacing(escape, with: meaning) }
        return text.replacing("%25", with: "%")
    }
}
