import Testing

@testable import MediaPreflight

@Suite struct LineSplitterTests {
    /// Splits a text that comes in pieces of a size.
    private func lines(_ text: String, pieces: Int = 1000, limit: Int = 100) -> [NumberedLine] {
        var splitter = LineSplitter(byteLimit: limit)
        var lines: [NumberedLine] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            splitter.split(bytes[start..<min(start + pieces, bytes.count)], into: &lines)
        }
        if let last = splitter.finish() { lines.append(last) }
        return lines
    }

    private func line(_ number: Int, _ text: String) -> NumberedLine {
        NumberedLine(number: number, content: .text(Array(text.utf8)))
    }

    @Test(arguments: [1, 2, 3, 1000])
    func `pieces of any size make the same lines`(size: Int) {
        #expect(lines("one\ntwo\n", pieces: size) == [line(1, "one"), line(2, "two")])
        #expect(lines("one\r\ntwo\r\n", pieces: size) == [line(1, "one"), line(2, "two")])
        #expect(lines("one\nno line end", pieces: size) == [line(1, "one"), line(2, "no line end")])
        #expect(lines("", pieces: size) == [])
    }

    @Test(arguments: [1, 2, 3, 1000])
    func `blank lines count and are not passed on`(size: Int) {
        #expect(lines("\n \t\r\n\r\n x \n\t", pieces: size) == [line(4, " x ")])
    }

    @Test(arguments: [1, 7, 1000])
    func `a line that is too long is only counted, up to its end`(size: Int) {
        let long = String(repeating: "x", count: 11)
        let marker = NumberedLine(number: 2, content: .tooLong(byteCount: 11))
        #expect(
            lines("1234567890\n\(long)\nnext\n", pieces: size, limit: 10) == [
                line(1, "1234567890"), marker, line(3, "next"),
            ])
        #expect(lines("a\n\(long)", pieces: size, limit: 10) == [line(1, "a"), marker])
    }
}
