import PreflightJSON
import PreflightModel
import TestSupport
import Testing

@Suite(.tags(.slow, .readsStrangersBytes)) struct JSONHostileTests {
    /// Something of everything.
    static let rich = Array(
        """
        // a comment
        {"model": "m-1", "n": -12.5e+3, "on": true, "off": false, "none": null, /* é */
         "é\\u00e9\\ud83d\\ude00": ["plain", "esc\\n\\"", [], {}, [[1]], {"x": {"y": 0}},],\r
         "image": "data:image/png;base64,QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=", "model": "中文😀"} # end
        """.utf8)

    private func check(_ bytes: [UInt8], limits: JSONLimits = .standard) -> JSONReading {
        let reading = JSONReader.read(bytes, limits: limits)
        let failures = reading.defects.filter { $0.kind == .syntax || $0.kind == .tooLarge }
        #expect((reading.root == nil) == !failures.isEmpty)
        #expect(failures.count <= 1)
        #expect(reading.defects.count <= 100)
        #expect(reading.defects.allSatisfy { $0.position.line >= 1 && $0.position.column >= 1 })
        return reading
    }

    @Test func `every beginning of a text is read or refused`() {
        for count in 0..<Self.rich.count {
            let reading = check(Array(Self.rich.prefix(count)))
            if let position = reading.defects.last?.position { #expect(position.line <= 4) }
        }
        #expect(check(Self.rich).root != nil)
    }

    @Test(arguments: [0, 0x22, 0x5C, 0x7B, 0x5B, 0x80, 0xFF, 0x2C] as [UInt8])
    func `every change of one byte is read or refused`(byte: UInt8) {
        for index in Self.rich.indices {
            var text = Self.rich
            text[index] = byte
            _ = check(text)
        }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":[", "[[],"])
    func `a hundred thousand brackets end at the limit`(opening: String) {
        let text = Array(String(repeating: opening, count: 100_000).utf8)
        #expect(check(text).defects.map(\.kind) == [.tooLarge])
        // Whatever the limits say, the stack holds.
        let loose = JSONLimits(depth: .max, valueCount: .max)
        #expect(check(text, limits: loose).defects.map(\.kind) == [.tooLarge])
    }

    @Test(arguments: [(63, true), (64, true), (65, false)])
    func `nesting is read up to its limit`(depth: Int, isRead: Bool) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let reading = check(Array(text.utf8))
        #expect((reading.root != nil) == isRead)
        if !isRead {
            #expect(reading.defects.first?.detail.contains("64") == true)
            #expect(reading.defects.first?.position == TextPosition(line: 1, column: 65))
        }
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func `bytes and values are read up to their limits`(count: Int, isRead: Bool) {
        let bytes = check(Array(String(repeating: "1", count: count).utf8), limits: .init(byteCount: 10))
        #expect((bytes.root != nil) == isRead)
        // The array is a value too.
        let items = Array(repeating: "1", count: count - 1).joined(separator: ",")
        let values = check(Array("[\(items)]".utf8), limits: .init(valueCount: 10))
        #expect((values.root != nil) == isRead)
        for reading in [bytes, values] where !isRead {
            #expect(reading.defects.map(\.kind) == [.tooLarge])
            #expect(reading.defects.first?.detail.contains("10") == true)
        }
    }

    @Test(arguments: [(999, true), (1000, true), (1001, false), (1_000_000, false)])
    func `a number is read up to its limit`(count: Int, isRead: Bool) {
        let reading = check(Array("[\(String(repeating: "9", count: count))]".utf8))
        #expect((reading.root != nil) == isRead)
        if !isRead { #expect(reading.defects.map(\.kind) == [.tooLarge]) }
    }

    @Test(.timeLimit(.minutes(30)), arguments: [1, 1_000_000])
    func `an object of a million members takes no time to speak of`(distinctNames: Int) {
        var text = Array("{".utf8)
        for index in 0..<1_000_000 {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: "\"n\(index % distinctNames)\":0".utf8)
        }
        text.append(UInt8(ascii: "}"))
        let reading = check(text, limits: .init(valueCount: 2_000_000))
        #expect(reading.root?.members?.count == 1_000_000)
        #expect(reading.defects.count == (distinctNames == 1 ? 24 : 0))
        #expect(check(text).defects.last?.kind == .tooLarge)
    }

    @Test func `sentences about long names stay few and short`() {
        let name = String(repeating: "n", count: 1_000_000)
        let text = "{\"\(name)\": {" + String(repeating: "\"a\": 1,", count: 100) + "}}"
        let reading = check(Array(text.utf8))
        #expect(reading.root != nil)
        #expect(reading.defects.allSatisfy { $0.detail.utf8.count < 200 && $0.pointer == nil })
    }
}
