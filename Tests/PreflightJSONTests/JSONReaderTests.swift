import Foundation
import PreflightJSON
import PreflightModel
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue {
        let reading = JSONReader.read(Array(text.utf8))
        #expect(reading.defects == [])
        return try #require(reading.root)
    }

    @Test func `values keep their order, their place and their letters`() throws {
        let root = try read("{\"b\": 1.50e+02,\n  \"a\": [true, false, null, -0, \"\"]}")
        let items = try #require(root["a"]?.items)
        #expect(root.members?.map(\.name) == ["b", "a"])
        #expect(root.members?.map(\.position) == [.init(line: 1, column: 2), .init(line: 2, column: 3)])
        #expect(root["b"]?.number == "1.50e+02")
        #expect(
            items.map(\.content) == [
                .boolean(true), .boolean(false), .null, .number("-0"), .string(JSONText(utf8: [])),
            ])
        #expect(items.map(\.position.column) == [9, 15, 22, 28, 32])
        #expect(root.position == .init(line: 1, column: 1))
    }

    @Test(arguments: [
        ("[1,\n2]", 2, 1), ("[1,\r\n 2]", 2, 2), ("[1,\r2]", 2, 1), ("[1,\n\r2]", 3, 1),
        ("[1,\r\n\r\n2]", 3, 1),
        ("[\"é\", 2]", 1, 7), ("[\"e\u{301}\", 2]", 1, 8), ("[\"中文\", 2]", 1, 8), ("[\"😀\", 2]", 1, 7),
        ("[\"\\u00e9\", 2]", 1, 12), ("[\"aaaaaaaaaaé\", 2]", 1, 17), ("[\t\t2, 2]", 1, 7),
    ])
    func `a column counts scalars and a line ends at LF, CRLF or CR`(text: String, line: Int, column: Int)
        throws
    {
        let last = try #require(try read(text).items?.last)
        #expect(last.content == .number("2"))
        #expect(last.position == TextPosition(line: line, column: column))
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u4E2D""#, "Aé中"),
        (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\0"),
        (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
        (#""before \n after \n""#, "before \n after \n"), ("\"é😀中\u{7F}\"", "é😀中\u{7F}"),
        (#""日\u672c語""#, "日本語"),
    ])
    func `escapes are resolved`(text: String, content: String) throws {
        #expect(try read(text).string == content)
    }

    @Test func `a string without escapes shares the bytes of the text`() throws {
        let bytes = Array(("[\"" + String(repeating: "QUJD", count: 100) + "é\"]").utf8)
        let text = try #require(JSONReader.read(bytes).root?.items?.first?.text)
        #expect(text.utf8.startIndex == 2)
        let shared = unsafe text.utf8.withUnsafeBufferPointer { slice in
            unsafe bytes.withUnsafeBufferPointer {
                unsafe $0.baseAddress.map { unsafe $0 + 2 } == slice.baseAddress
            }
        }
        #expect(shared)
    }

    @Test(arguments: 0..<80)
    func `a string ends where it ends, wherever it begins in a word`(length: Int) throws {
        for stop in ["\"", "\\n\"", "é\"", "\u{7F}\""] {
            let root = try read("[\"" + String(repeating: "~", count: length) + stop + ",7]")
            #expect(root.items?.last?.number == "7")
            #expect(root.items?.first?.text?.utf8.prefix { $0 == UInt8(ascii: "~") }.count == length)
        }
    }

    @Test func `a JSON that Foundation reads is read as the same`() throws {
        var generator = DocumentGenerator(seed: 7)
        for _ in 0..<400 {
            let text = generator.document()
            let root = try #require(JSONReader.read(Array(text.utf8)).root, "\(text)")
            let other = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            #expect(agrees(root, other), "\(text)")
        }
    }

    private func agrees(_ value: JSONValue, _ other: Any) -> Bool {
        switch value.content {
        case .null: other is NSNull
        case .boolean(let flag): (other as? Bool) == flag
        case .number(let literal): (other as? NSNumber)?.doubleValue == Double(literal)
        case .string(let text): (other as? String).map { Array($0.utf8) == Array(text.utf8) } ?? false
        case .array(let items):
            (other as? [Any]).map { $0.count == items.count && zip(items, $0).allSatisfy(agrees) } ?? false
        case .object(let members):
            (other as? [String: Any]).map { object in
                object.count == members.count
                    && members.allSatisfy { member in
                        object[member.name].map { agrees(member.value, $0) } ?? false
                    }
            } ?? false
        }
    }
}

/// Valid documents of every kind, always the same ones for a seed.
private struct DocumentGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func document() -> String { space() + value(depth: 0) + space() }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private mutating func space() -> String { ["", "", " ", "\n", "\r\n", "\t "][below(6)] }

    private mutating func string() -> String {
        let pieces = [
            "a", "Z09+/=", "é", "中", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00", "{", ",",
            "#", "//",
        ]
        return "\"" + (0..<below(6)).map { _ in pieces[below(pieces.count)] }.joined() + "\""
    }

    private mutating func value(depth: Int) -> String {
        switch below(depth > 4 ? 5 : 8) {
        case 0: return "null"
        case 1: return ["true", "false"][below(2)]
        case 2: return ["0", "-0", "12", "-3.25", "1e3", "2.5E-2", "1E+2", "9007199254740991"][below(8)]
        case 3, 4: return string()
        case 5, 6:
            let items = (0..<below(5)).map { _ in space() + value(depth: depth + 1) + space() }
            return "[" + (items.isEmpty ? space() : items.joined(separator: ",")) + "]"
        default:
            let members = (0..<below(5)).map { index in
                "\(space())\"\(index)\(string().dropFirst())\(space()):\(space())\(value(depth: depth + 1))\(space())"
            }
            return "{" + (members.isEmpty ? space() : members.joined(separator: ",")) + "}"
        }
    }
}
