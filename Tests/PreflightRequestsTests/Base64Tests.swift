import Foundation
import PreflightModel
import PreflightRequests
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct Base64Tests {
    static func decode(_ text: String) -> Base64Reading { Base64.decode(Array(text.utf8)[...]) }

    /// Numbers that look random and are the same in every run.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ state >> 29) &* 0x9E37_79B9_7F4A_7C15
        }
        mutating func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in .random(in: 0...255, using: &self) }
        }
    }

    @Test(arguments: [
        ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 hold`(plain: String, text: String) {
        #expect(Self.decode(text) == Base64Reading(bytes: Array(plain.utf8)))
        #expect(Base64.encode(Array(plain.utf8)) == text)
    }

    @Test func `an empty text is no file`() {
        #expect(Self.decode("") == Base64Reading(bytes: [], mistake: "there is nothing in it"))
        #expect(Base64.encode([]) == "")
    }

    @Test(arguments: 0...200)
    func `bytes of every count come back, wherever their text begins`(count: Int) {
        var numbers = Numbers(state: UInt64(count))
        for bytes in [
            numbers.bytes(count), Array(repeating: 0, count: count), Array(repeating: 255, count: count),
        ] {
            let text = Base64.encode(bytes)
            #expect(text == Data(bytes).base64EncodedString())
            for offset in 0..<9 {
                let request =
                    Array(repeating: UInt8(ascii: "!"), count: offset) + Array(text.utf8) + Array("!!".utf8)
                let reading = Base64.decode(request[offset..<(offset + text.utf8.count)])
                #expect(reading.bytes == bytes)
                #expect(reading.mistake == (count == 0 ? "there is nothing in it" : nil))
            }
        }
    }

    @Test func `every character is told in every place of a group`() {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        let start = Array(Base64.encode(Array(0..<47) + [0xFF]).utf8)
        for place in start.indices {
            for byte in UInt8.min...UInt8.max {
                var text = start
                text[place] = byte
                let isValid = alphabet.utf8.contains(byte) || (place == 63 && byte == UInt8(ascii: "="))
                let reading = Base64.decode(text[...])
                // Padding there leaves over two bits of the character before it, which are not 0.
                let isStrict = isValid && byte != UInt8(ascii: "=")
                #expect((reading.mistake == nil) == isStrict)
                if isStrict { #expect(reading.bytes == Data(base64Encoded: Data(text)).map(Array.init)) }
            }
        }
    }

    @Test func `whatever Foundation refuses is refused, and what is taken is what Foundation decodes`() {
        var numbers = Numbers(state: 4648)
        for count in 1...40 {
            let start = Array(Base64.encode(numbers.bytes(count)).utf8)
            for place in start.indices {
                for byte in UInt8.min...UInt8.max {
                    var text = start
                    text[place] = byte
                    let reading = Base64.decode(text[...])
                    if reading.mistake == nil {
                        #expect(reading.bytes == Data(base64Encoded: Data(text)).map(Array.init))
                    }
                }
            }
        }
    }

    @Test func `no text of noise makes it trap`() {
        var numbers = Numbers(state: 13)
        let characters = Array("AQgw/+-_==  \r\n%\u{0}é".utf8) + [0xFF, 0xC3]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &numbers)
            let text = (0..<count).map { _ in characters.randomElement(using: &numbers) ?? 0 }
            let reading = Base64.decode(text[...])
            // A text that is refused as a whole has a mistake to tell.
            #expect(reading.bytes != nil || reading.mistake != nil)
            if reading.mistake == nil { #expect(Base64.encode(reading.bytes ?? []).utf8.elementsEqual(text)) }
        }
    }
}
