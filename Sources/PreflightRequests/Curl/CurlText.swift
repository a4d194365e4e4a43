import PreflightModel
import PreflightText

/// Finds the cURL command in a text that somebody pasted: alone, behind a prompt, in a fence of Markdown, in a script,
/// or with the page around it.
struct CurlText {
    /// The command that is read: the first that sends something.
    let command: CurlCommand
    /// Where a no-break space stands in it, which no shell takes for a space; nil when none does.
    let noBreakSpace: Int?
    /// Whether another one sends something too.
    let hasMoreCommands: Bool

    /// How far into a text a command is looked for, in bytes: a page of documentation is smaller.
    private static let reach = 256 << 10
    /// Most commands of a text that are looked at.
    private static let mostCommands = 16

    /// - Parameter text: The text; nil when no command is in it.
    init?(_ text: [UInt8]) {
        var found: CurlCommand?
        var hasMore = false
        var noBreakSpace: Int?
        var place = text.count - text.withoutByteOrderMark.count
        for _ in 0..<Self.mostCommands {
            guard let (start, end) = Self.nextCurl(in: text, from: place) else { break }
            // The lexer stops where the command does, which may be far behind: a body is part of it.
            var lexer = ShellLexer(text, at: end, kind: ShellKind(of: text[start...]))
            var command = CurlCommand(lexer.command(), at: start)
            command.input = lexer.input
            place = max(lexer.offset, end)
            if found?.hasBody == true {
                hasMore = hasMore || command.hasBody
            } else if found == nil || command.hasBody {
                found = command
                noBreakSpace = lexer.noBreakSpace
            }
            if hasMore { break }
        }
        guard let found else { return nil }
        command = found
        self.noBreakSpace = noBreakSpace
        hasMoreCommands = hasMore
    }

    /// The next line that begins with `curl`.
    /// - Returns: Where the word begins, and where it ends.
    private static func nextCurl(in text: [UInt8], from place: Int) -> (start: Int, end: Int)? {
        var lineStart = place
        let limit = min(text.count, reach)
        while lineStart < limit {
            if let word = curl(in: text, at: lineStart) { return word }
            guard let end = text[lineStart...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            lineStart = end + 1
        }
        return nil
    }

    /// The word `curl` at the beginning of a line, behind blanks, a prompt, variables that are set, and `sudo`.
    private static func curl(in text: [UInt8], at lineStart: Int) -> (start: Int, end: Int)? {
        var place = lineStart
        for _ in 0..<16 {
            while place < text.count, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
            let end = text[place...].prefix(4096).firstIndex { $0 <= 0x20 } ?? min(text.count, place + 4096)
            let word = text[place..<end]
            // Pages have no-break spaces, which the lexer finds.
            let name = word.firstIndex(of: 0xC2).map { text[place..<$0] } ?? word
            if isCurl(name) { return (place, name.endIndex) }
            if let prompt = windowsPrompt(in: text, at: place) {
                place = prompt
                continue
            }
            guard isSkipped(word) else { return nil }
            place = end
        }
        return nil
    }

    /// Where a prompt such as `C:\Users\me>` ends; nil when none begins here.
    private static func windowsPrompt(in text: [UInt8], at place: Int) -> Int? {
        let line = text[place...].prefix(512).prefix { $0 != UInt8(ascii: "\n") }
        guard let drive = line.first, drive.isLetter, line.dropFirst().starts(with: ":\\".utf8),
            let end = line.firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        return end + 1
    }

    /// Whether a word is `curl`, with the folder it is in, or behind `$(`.
    private static func isCurl(_ word: ArraySlice<UInt8>) -> Bool {
        let name = word.split(whereSeparator: { "/\\(`=".utf8.contains($0) }).last ?? []
        let lowered = name.map { $0 | 0x20 }
        return lowered.elementsEqual("curl".utf8) || lowered.elementsEqual("curl.exe".utf8)
    }

    /// Whether a word may stand before the command: a prompt, `NAME=value`, `response=$(`, or a program that runs another.
    private static func isSkipped(_ word: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: word.prefix(64), as: UTF8.self)
        if ["$", "%", ">", "PS", "sudo", "time", "&", "`", "-", "*", "•", "1."].contains(text) {
            return true
        }
        if text.hasPrefix("PS"), text.hasSuffix(">") { return true }
        guard let sign = word.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else { return false }
        return word[..<sign].allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    }
}
