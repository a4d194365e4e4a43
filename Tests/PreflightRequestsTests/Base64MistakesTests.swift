import PreflightModel
import PreflightRequests
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct Base64MistakesTests {
    @Test(arguments: [
        ("Zg==\n", "character 5 is a line break", "f"),
        ("Zm9v\r\nYmFy", "character 5 is a line break", "foobar"),
        (" Zm9v", "character 1 is a space", "foo"),
        ("Zm\t9v", "character 3 is a tab", "foo"),
        ("Zg=\n=", "character 4 is a line break", "f"),
        ("Zg = =", "character 3 is a space", "f"),
        ("Zm9v\u{C}", "character 5 is U+000C, which Base64 does not have", "foo"),
        ("  \n", "character 1 is a space", ""),
        ("-_-_", "character 1 is '-', which only the URL-safe alphabet has", "\u{FB}\u{FF}\u{BF}"),
        ("Zm9vf_==", "character 6 is '_', which only the URL-safe alphabet has", "foo\u{7F}"),
        ("Zg", "it ends after character 2 without the padding '=='", "f"),
        ("Zg=", "it ends after character 3 without the padding '='", "f"),
        ("Zm8", "it ends after character 3 without the padding '='", "fo"),
        ("Zm9vZm8", "it ends after character 7 without the padding '='", "foofo"),
        (
            "Zh==",
            "character 2, the last before the padding, has bits that no byte takes and that are not 0",
            "f"
        ),
        (
            "Zm9vZm9=",
            "character 7, the last before the padding, has bits that no byte takes and that are not 0",
            "foofo"
        ),
        ("Zh", "it ends after character 2 without the padding '=='", "f"),
        ("Z\nm 9-_w\t", "character 2 is a line break", "fo~\u{FF}"),
    ])
    func `what decoders forgive is told and decoded`(text: String, mistake: String, plain: String) {
        let reading = Base64Tests.decode(text)
        #expect(reading.mistake == mistake)
        #expect(reading.bytes == plain.unicodeScalars.map { UInt8($0.value) })
        #expect(reading.dataMediaType == nil)
    }

    @Test(arguments: [
        ("Z", "character 1 is alone in the last group, which is too little for a byte"),
        ("Zm9vZ", "character 5 is alone in the last group, which is too little for a byte"),
        ("=", "character 1 is '=', where no padding is due"),
        ("====", "character 1 is '=', where no padding is due"),
        ("Z===", "character 2 is '=', where no padding is due"),
        ("Zm9v=", "character 5 is '=', where no padding is due"),
        ("Zm9v====", "character 5 is '=', where no padding is due"),
        ("Zm8==", "character 5 is '=', after all the padding that is due"),
        ("Zg===", "character 5 is '=', after all the padding that is due"),
        ("Zg==Zg==", "character 5 comes after padding, which is only for the end"),
        ("Zg=g", "character 4 comes after padding, which is only for the end"),
        ("Zm9v.m9v", "character 5 is '.', which Base64 does not have"),
        ("%Zg==", "character 1 is '%', which Base64 does not have"),
        ("Zm9v\u{0}", "character 5 is U+0000, which Base64 does not have"),
        ("Zm9v\u{7F}AAA", "character 5 is U+007F, which Base64 does not have"),
        ("Zm9véAAA", "character 5 is U+00E9, which Base64 does not have"),
        ("Zm9v\u{202E}", "character 5 is U+202E, which Base64 does not have"),
        ("Zm9v🎬", "character 5 is U+1F3AC, which Base64 does not have"),
        ("\u{FEFF}Zm9v", "character 1 is U+FEFF, which Base64 does not have"),
        ("Zm9v\nZm9v*", "character 5 is a line break"),
        ("Zm9v Z", "character 5 is a space"),
        ("Zg==\n=", "character 5 is a line break"),
    ])
    func `what nobody can decode is told and not decoded`(text: String, mistake: String) {
        #expect(Base64Tests.decode(text) == Base64Reading(bytes: nil, mistake: mistake))
    }

    @Test func `a byte that is not UTF-8 is told`() {
        let text = Array("Zm9v".utf8) + [0xFF]
        #expect(Base64.decode(text[...]) == Base64Reading(bytes: nil, mistake: "character 5 is not UTF-8"))
    }

    @Test(arguments: 0..<400)
    func `a mistake anywhere in a long text is found at its place`(index: Int) {
        var text = Array(Base64.encode(Array(repeating: 7, count: 300)).utf8)
        text[index] = UInt8(ascii: "*")
        let expected = "character \(index + 1) is '*', which Base64 does not have"
        #expect(Base64.decode(text[...]) == Base64Reading(bytes: nil, mistake: expected))
    }

    @Test(arguments: 1...60)
    func `lines of any length are put together`(width: Int) {
        let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        var text: [UInt8] = []
        for (index, character) in Base64.encode(bytes).utf8.enumerated() {
            if index > 0, index.isMultiple(of: width) { text += Array("\r\n".utf8) }
            text.append(character)
        }
        let reading = Base64.decode(text[...])
        #expect(reading.bytes == bytes)
        #expect(reading.mistake == "character \(width + 1) is a line break")
    }
}
