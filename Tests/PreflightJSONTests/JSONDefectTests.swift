import PreflightJSON
import PreflightModel
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct JSONDefectTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: [UInt8]
        var line: Int
        var column: Int
        var words: String
        var testDescription: String { String(decoding: text, as: UTF8.self).debugDescription }

        init(_ text: String, _ line: Int, _ column: Int, _ words: String) {
            self.init(Array(text.utf8), line, column, words)
        }

        init(_ text: [UInt8], _ line: Int, _ column: Int, _ words: String) {
            (self.text, self.line, self.column, self.words) = (text, line, column, words)
        }
    }

    static let syntax: [Case] = [
        Case("", 1, 1, "the text is empty"),
        Case(" \n\t ", 2, 3, "the text is empty"),
        Case("// nothing", 1, 11, "the text is empty"),
        Case("{\"a\": 1 x", 1, 9, "expected ',' or '}' after the value, found 'x'"),
        Case("[1 2]", 1, 4, "expected ',' or ']' after the value, found '2'"),
        Case("[1}", 1, 3, "found '}'"),
        Case("[,]", 1, 2, "expected a value, found ','"),
        Case("[1,,2]", 1, 4, "expected a value, found ','"),
        Case("{\"a\" 1}", 1, 6, "expected ':' after the name, found '1'"),
        Case("{\"a\":}", 1, 6, "expected a value, found '}'"),
        Case("{\"a\":1,,}", 1, 8, "expected a name in double quotes, found ','"),
        Case("{1:2}", 1, 2, "expected a name in double quotes, found '1'"),
        Case("{a:2}", 1, 2, "expected a name in double quotes, found 'a'"),
        Case("{'a':2}", 1, 2, "expected a name in double quotes, found a single quotation mark"),
        Case("{]", 1, 2, "expected a name in double quotes, or '}', found ']'"),
        Case("['a']", 1, 2, "found a single quotation mark; strings are in double quotes"),
        Case("[“a”]", 1, 2, "typographic quotation mark"),
        Case("[secret-key]", 1, 2, "expected a value, found 's'; strings are in double quotes"),
        Case("\n[\u{A0}1]", 2, 2, "found U+00A0, a space that JSON does not have"),
        Case("[\u{FEFF}1]", 1, 2, "byte order mark"),
        Case("[\u{0}]", 1, 2, "found U+0000"),
        Case("[True]", 1, 2, "found 'True'; write true"),
        Case("[None]", 1, 2, "found 'None'; write null"),
        Case("[undefined]", 1, 2, "found 'undefined'"),
        Case("[NaN]", 1, 2, "finite numbers only"),
        Case("[-Infinity]", 1, 2, "found '-Infinity'; JSON has finite numbers only"),
        Case("[tru", 1, 2, "the text ends inside the word 'true'"),
        Case("[truer]", 1, 2, "expected a value, found 't'"),
        Case("[01]", 1, 2, "must not begin with zeros"),
        Case("[-01]", 1, 2, "must not begin with zeros"),
        Case("[0x1F]", 1, 2, "must be decimal"),
        Case("[+1]", 1, 2, "must not begin with '+'"),
        Case("[.5]", 1, 2, "a digit before its decimal point"),
        Case("[-.5]", 1, 2, "a digit before its decimal point"),
        Case("[1.]", 1, 4, "expected a digit after the decimal point, found ']'"),
        Case("[1e]", 1, 4, "expected a digit in the exponent, found ']'"),
        Case("[1e+", 1, 5, "expected a digit in the exponent, found the end of the text"),
        Case("[-]", 1, 3, "expected a digit after '-', found ']'"),
        Case("[1_000]", 1, 3, "found '_'"),
        Case("{\"a\": \"x", 1, 9, "the text ends inside a string that begins at line 1, column 7"),
        Case("[\"x\\", 1, 4, "the text ends inside a string that begins at line 1, column 2"),
        Case(
            "[\n\n       \"é\\u00e", 3, 10,
            "expected four hexadecimal digits after \\u, found the end of the text"),
        Case("[\"a\nb\"]", 1, 4, "expected '\"' before the end of the line"),
        Case("[\"é\tb\"]", 1, 4, "the control character U+0009 in a string; it is written \\t"),
        Case("[\"\u{1}\"]", 1, 3, "it is written \\u0001"),
        Case("[\"C:\\Users\"]", 1, 5, "found 'U'; a backslash itself is written \\\\"),
        Case("[\"\\u00g0\"]", 1, 3, "expected four hexadecimal digits after \\u, found 'g'"),
        Case("[1", 1, 3, "the text ends inside an array that begins at line 1, column 1"),
        Case("\n{\"a\":", 2, 6, "the text ends inside an object that begins at line 2, column 1"),
        Case("{\"a\"", 1, 5, "the text ends inside an object"),
        Case("[{}, {\"a\": 1,", 1, 14, "the text ends inside an object that begins at line 1, column 6"),
        Case("{} {}", 1, 4, "expected the end of the text after the value, found '{'"),
        Case("1,", 1, 2, "expected the end of the text after the value, found ','"),
        Case("[1 / 2]", 1, 4, "found '/'"),
        Case("[ /* é\n", 2, 1, "the text ends inside a comment that begins at line 1, column 3"),
        Case([0xFF, 0xFE, 0x7B, 0], 1, 1, "UTF-16"),
        Case([0xFE, 0xFF, 0, 0x7B], 1, 1, "UTF-16"),
        Case([0x7B, 0, 0x7D, 0], 1, 1, "UTF-16"),
        Case([0, 0x7B, 0, 0x7D], 1, 1, "UTF-16"),
        Case([0x7B, 0, 0, 0, 0x7D, 0, 0, 0], 1, 1, "UTF-32"),
        Case([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], 1, 1, "UTF-32"),
        Case([0x7B, 0, 0x22, 0x61], 1, 2, "found U+0000"),
    ]

    @Test(arguments: syntax)
    func `what is not JSON ends the reading with its place and a sentence`(example: Case) throws {
        let reading = JSONReader.read(example.text)
        let defect = try #require(reading.defects.last)
        #expect(reading.root == nil)
        #expect(defect.kind == .syntax)
        #expect(reading.defects.filter { $0.kind == .syntax }.count == 1)
        #expect(defect.position == TextPosition(line: example.line, column: example.column))
        #expect(defect.detail.contains(example.words), "\(defect.detail)")
        #expect(!defect.detail.contains("secret"))
    }

    @Test(
        arguments: [
            ("```json\n{}\n```", "delete the lines of ```"), ("const body = {}", "program code"),
            ("payload = {\"a\": 1}", "program code"), ("requests.post(url, json={})", "program code"),
            ("Canonical request\n{\"a\": 1}", "from its first {"), ("hello", "begins with {"),
            ("'{\"a\": 1}'", "quotation marks around"), ("{'a': 1}", "json.dumps"),
            ("{\"a\": True}", "json.dumps"),
            ("{\"a\": undefined}", "JSON.stringify"),
            ("{a: 1}", "double quotes"), ("{“a”: 1}", "plain quotation marks"),
            ("{\\\"a\\\": 1}", "encoded twice"),
            ("{\"a\": 1}\n{\"a\": 2}", "preflight stream"), ("{\"a\": 1} thanks", "delete what follows"),
            ("{\"a\": 1 \"b\": 2}", "comma"), ("[{} {}]", "comma"), ("{\"a\": \"b", "copy it whole"),
            ("{\"a\": {{x}}}", "placeholder"), ("{\"a\": ${X}}", "placeholder"),
            ("{\"a\": <x>}", "placeholder"),
            ("{\"a\": 1, ...}", "dots"), ("POST /v1 HTTP/1.1\r\nHost: x\r\n\r\n{}", "blank line"),
            ("HTTP/1.1 400 Bad Request\n\n{}", "blank line"), ("<!DOCTYPE html>", "a page"),
            ("", "wrote nothing"),
            (" \n", "wrote nothing"), ("a=b&c=d", "form data"), ("mode: pro\n", "YAML"),
            ("curl x -d '{}'", "--request"), ("{\"a\": \"C:\\Users\"}", "\\\\"), ("{\"a\": \"b\nc\"}", "\\n"),
            ("[01]", nil), ("{\"a\": 1,,}", nil),
        ] as [(String, String?)])
    func `what went wrong has its advice, where the text tells`(text: String, words: String?) {
        let advice = JSONReader.read(Array(text.utf8)).defects.last?.advice
        #expect((advice == nil) == (words == nil), "\(advice ?? "")")
        if let words { #expect(advice?.contains(words) == true, "\(advice ?? "")") }
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x7B, 0], "UTF-8"), ([0x7B, 0, 0x7D, 0], "UTF-8"),
            ([0x89, 0x50, 0x4E, 0x47], "without --request"),
            ([0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70], "without --request"), ([0x1F, 0x8B, 8], "gunzip"),
        ] as [([UInt8], String)])
    func `bytes that are no text have their advice`(bytes: [UInt8], words: String) {
        #expect(JSONReader.read(bytes).defects.last?.advice?.contains(words) == true)
    }

    @Test(arguments: [
        ("[1, // é\n 2]", JSONDefect.Kind.comment, 1, 5), ("[1, /* x\n*/ 2]", .comment, 1, 5),
        ("# a\r[1, 2]", .comment, 1, 1), ("[1, 2]//", .comment, 1, 7), ("[1, /***/ 2]", .comment, 1, 5),
        ("[1, 2 , ]", .trailingComma, 1, 7), ("[1,\n2,\n]", .trailingComma, 2, 2),
        ("\u{FEFF}[1, 2]", .encoding, 1, 1),
    ])
    func `what people add to JSON is told and read over`(
        text: String, kind: JSONDefect.Kind, line: Int, column: Int
    ) {
        let reading = JSONReader.read(Array(text.utf8))
        #expect(reading.root?.items?.map(\.number) == ["1", "2"])
        #expect(reading.defects.map(\.kind) == [kind])
        #expect(reading.defects.map(\.position) == [TextPosition(line: line, column: column)])
    }

    @Test func `a byte order mark is no column`() {
        #expect(JSONReader.read(Array("\u{FEFF}[1]".utf8)).root?.items?.first?.position.column == 2)
    }

    @Test func `defects stand in the order of the text`() {
        let kinds = JSONReader.read(Array("[1, // after the comma\n]".utf8)).defects.map(\.kind)
        #expect(kinds == [.trailingComma, .comment])
    }

    @Test(
        arguments: [
            ([0xFF], 0xFF, 1), ([0x80], 0x80, 1), ([0xC0, 0x80], 0xC0, 2), ([0xE0, 0x80, 0x80], 0xE0, 3),
            ([0xED, 0xA0, 0x80], 0xED, 3), ([0xF4, 0x90, 0x80, 0x80], 0xF4, 4),
            ([0xF0, 0x80, 0x80, 0x80], 0xF0, 4),
            ([0xE4, 0xB8], 0xE4, 1), ([0xF0, 0x9F, 0x98], 0xF0, 1), ([0xC3], 0xC3, 1), ([0xF8], 0xF8, 1),
        ] as [([UInt8], UInt8, Int)])
    func `bytes that are not UTF-8 are told and replaced as Swift replaces them`(
        bytes: [UInt8], named: UInt8, count: Int
    ) throws {
        let reading = JSONReader.read(Array("[\"é".utf8) + bytes + Array("é\\n\", 7]".utf8))
        let items = try #require(reading.root?.items)
        #expect(items[0].string == "é" + String(decoding: bytes, as: UTF8.self) + "é\n")
        #expect(items[1].position.column == 10 + count)
        #expect(reading.defects.map(\.kind) == Array(repeating: .encoding, count: count))
        #expect(reading.defects.first?.position == TextPosition(line: 1, column: 4))
        #expect(
            reading.defects.first?.detail.contains("0x" + String(named, radix: 16, uppercase: true)) == true)
    }

    @Test func `bytes that are not UTF-8 outside strings are told too`() {
        #expect(JSONReader.read(Array("[1]//".utf8) + [0xFF]).defects.map(\.kind) == [.comment, .encoding])
        #expect(JSONReader.read(Array("[".utf8) + [0xFF]).defects.map(\.kind) == [.encoding, .syntax])
    }

    @Test(arguments: [
        (#"["\ud800", 1]"#, "\u{FFFD}"), (#"["\udc00x", 1]"#, "\u{FFFD}x"),
        (#"["\ud800\u0041", 1]"#, "\u{FFFD}A"),
        (#"["\ud800\ud800\udc00", 1]"#, "\u{FFFD}\u{10000}"), (#"["\ud800\n", 1]"#, "\u{FFFD}\n"),
    ])
    func `half of a surrogate pair is told and replaced`(text: String, content: String) {
        let reading = JSONReader.read(Array(text.utf8))
        #expect(reading.root?.items?.first?.string == content)
        #expect(reading.defects.map(\.kind) == [.encoding])
        #expect(reading.defects.first?.position == TextPosition(line: 1, column: 3))
    }

    @Test(arguments: [
        (#"{"a": 1, "a": 2}"#, "/a", 10), (#"{"a/b~c": 1, "a\/b~c": 2}"#, "/a~1b~0c", 14),
        (#"[0, {"x": [{"": 1, "": 2}]}]"#, "/1/x/0/", 20),
        (#"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"3":1,"9":1}"#, "/3", 56),
    ])
    func `a name given twice is told at its second place, and both are kept`(
        text: String, pointer: String, column: Int
    ) {
        let reading = JSONReader.read(Array(text.utf8))
        #expect(reading.defects.first?.kind == .duplicateName)
        #expect(reading.defects.first?.pointer == pointer)
        #expect(reading.defects.first?.position == TextPosition(line: 1, column: column))
        #expect(reading.root != nil)
    }

    @Test(arguments: ["c", "t"])
    func `a name given twice is found among many`(name: String) {
        let members = "abcdefghijklmnopqrst".map { "\"\($0)\":0," }.joined()
        let reading = JSONReader.read(Array("{\(members)\"\(name)\":1}".utf8))
        #expect(reading.defects.map(\.pointer) == ["/\(name)"])
        #expect(reading.defects.map(\.position.column) == [122])
    }

    @Test(arguments: [0, 20])
    func `names are compared by their bytes`(others: Int) {
        let members = (0..<others).map { "\"\($0)\": 0," }.joined()
        let text = "{\(members)\"\u{E9}\": 1, \"e\u{301}\": 2}"
        let reading = JSONReader.read(Array(text.utf8))
        #expect(reading.defects == [])
        #expect(reading.root?.members?.count == others + 2)
    }

    @Test func `no kind of defect hides another, and the last says how many more there are`() throws {
        let text = "[" + String(repeating: "# c\n", count: 1000) + "{\"a\": 1, \"a\": 2}, 3 x"
        let defects = JSONReader.read(Array(text.utf8)).defects
        let comments = defects.filter { $0.kind == .comment }
        #expect(defects.count < 100)
        #expect(comments.last?.detail.contains("976 more") == true)
        #expect(comments.count == 24)
        #expect(defects.suffix(2).map(\.kind) == [.duplicateName, .syntax])
    }
}
