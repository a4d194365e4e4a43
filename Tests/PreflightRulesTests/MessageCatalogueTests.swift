import PreflightModel
import PreflightRules
import Testing

/// What providers answer, and the rules that find it beforehand.
@Suite struct MessageCatalogueTests {
    @Test func `every message names rules that exist, a meaning and a source`() {
        let codes = Set(RuleRegistry.pages.map(\.code))
        for message in MessageCatalogue.messages {
            #expect(message.rules.allSatisfy(codes.contains), "\(message.text): \(message.rules)")
            #expect(message.meaning.hasSuffix(".") && !message.source.isEmpty)
        }
    }

    @Test(arguments: MessageCatalogue.messages)
    func `a message is found by its own words and by each of its codes`(message: ProviderMessage) {
        let found = MessageCatalogue.messages(saidBy: message.text)
        #expect(found.contains(message) || !message.codes.isEmpty)
        for code in message.codes { #expect(MessageCatalogue.messages(ofCode: code) == [message]) }
    }

    @Test func `no code is in the table twice`() {
        let codes = MessageCatalogue.messages.flatMap(\.codes)
        #expect(codes.count == Set(codes).count)
    }

    @Test(arguments: [
        ("IMAGE PIXEL IS INVALID", "IMG003"),
        ("Image pixel is invalid: 512x288 (https://cdn.example.com/a.png)", "IMG003"),
        ("task failed: Image pixel is invalid.", "IMG003"), ("pixel is invalid image", "IMG003"),
        ("duration of the video must not exceed 30 seconds, got 34.2", "VID006"),
        ("file is not in valid base64 format", "SRC014"),
        ("No complete upper body detected in the image", "CNT001"),
        ("Image can not be null", "REQ006"),
        ("mode is not within the range of the allowed options!", "REQ009"),
    ])
    func `capitals, numbers, URLs and what stands around do not count`(text: String, rule: String) {
        #expect(MessageCatalogue.messages(saidBy: text).contains { $0.rules.contains(rule) })
    }

    @Test(arguments: [
        "Video pixel is invalid", "invalid", "image", "the image is invalid", "", "   ", "12 34", "null",
        "video file is too large", "out of memory",
    ])
    func `a message that is another one is unknown`(text: String) {
        #expect(MessageCatalogue.messages(saidBy: text).isEmpty)
    }

    @Test(arguments: 400...599)
    func `a status says first what it means for everybody, and then what is known of whom`(status: Int) {
        let found = MessageCatalogue.messages(ofCode: "\(status)")
        #expect(found.first?.provider == nil && found.first?.status == "\(status)")
        for message in found.dropFirst() {
            #expect(message.status == "\(status)")
            #expect(message.provider.map { found[0].meaning.contains($0) } == true)
        }
        let codes = Set(RuleRegistry.pages.map(\.code))
        #expect(found[0].rules.allSatisfy(codes.contains) && found[0].meaning.hasSuffix("."))
    }

    @Test(arguments: ["200", "399", "600", "0500", "+500", "1201", ""])
    func `what is no status of an error has no such meaning`(code: String) {
        #expect(
            !MessageCatalogue.messages(ofCode: code).contains { $0.meaning.hasPrefix("From any provider") })
    }

    @Test(
        arguments: [
            ("1201", ["1201"]), ("code 1201", ["1201"]), ("error code: 1301, HTTP 400", ["1301", "400"]),
            ("HTTP/422", ["422"]),
            ("at least 300 px", []), ("512x288", []), ("1201 apples", []), ("", []),
        ] as [(String, [String])])
    func `a code is a number alone, or behind a word that says so`(text: String, codes: [String]) {
        #expect(MessageCatalogue.codes(in: text) == codes)
    }
}
