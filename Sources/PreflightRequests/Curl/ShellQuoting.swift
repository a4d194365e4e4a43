import PreflightModel
import PreflightText

/// What is wrong with the quotation marks around a command's data, where the JSON in them cannot be read: the shell ends
/// them earlier than their writer thought.
struct ShellQuoting {
    private let word: ShellWord
    private let text: [UInt8]

    /// As far as marks are looked at.
    private static let reach = 1 << 20

    /// - Parameters:
    ///   - word: The data.
    ///   - text: The text that the command is in.
    init(of word: ShellWord, in text: [UInt8]) {
        self.word = word
        self.text = text
    }

    /// The mistake, where it is, and how to write it instead; nil when nothing tells.
    var mistake: RequestDefect? {
        if let place = innerMark {
            return defect(
                "the quotation marks inside the data end the double quotes around it", at: place,
                advice: "put the data into single quotes, or write \\\" for each mark inside")
        }
        if let place = apostrophe {
            return defect(
                "an apostrophe ends the single quotes around the data", at: place,
                advice: "write '\\'' for an apostrophe within single quotes")
        }
        guard word.isUnclosed else { return nil }
        return defect(
            "the command ends inside the quotation marks of its data", at: word.start,
            advice: "copy the command whole; within single quotes write '\\'' for an apostrophe")
    }

    /// What is wrong where a no-break space stands between a command's words.
    static func noBreakSpace(at place: Int, in text: [UInt8]) -> RequestDefect {
        RequestDefect(
            .syntax, "a no-break space (U+00A0) stands in the command, where no shell takes it for a space",
            at: LinePlaces(text).position(of: place), advice: "type a space in its place")
    }

    private func defect(_ detail: String, at place: Int, advice: String) -> RequestDefect {
        RequestDefect(.syntax, detail, at: LinePlaces(text).position(of: place), advice: advice)
    }

    /// Where the mark behind the first brace is, in `"{"a": …}"`.
    private var innerMark: Int? {
        var rest = text[word.start...].prefix(4096)
        guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
        rest = rest.drop { $0 <= 0x20 }
        guard let bracket = rest.popFirst(), "{[".utf8.contains(bracket) else { return nil }
        rest = rest.drop { $0 <= 0x20 }
        return rest.first == UInt8(ascii: "\"") ? rest.startIndex : nil
    }

    /// Where an apostrophe between two letters is, in `'{"prompt": "it's"}'`.
    private var apostrophe: Int? {
        guard text[word.start...].first == UInt8(ascii: "'") else { return nil }
        let end = min(text.count - 1, word.start + Self.reach)
        guard word.start + 1 < end else { return nil }
        return (word.start + 1..<end).first { place in
            text[place] == UInt8(ascii: "'") && text[place - 1].isLetter && text[place + 1].isLetter
        }
    }
}
