import PreflightModel
import PreflightText
import TestSupport
import Testing

/// Texts that are meant as URLs, and how they are shown.
@Suite(.tags(.readsStrangersBytes)) struct WebReferenceTests {
    @Test(
        "a scheme makes a URL of a name, but for file:",
        arguments: [
            ("https://example.com/a.png", true), ("HTTP://example.com", true), ("https:/a.png", true),
            ("s3://bucket/a.png", true), ("htps://example.com/a.png", true), ("file:///a.png", false),
            ("a.png", false), ("C:\\a.png", false), ("clip:final.mp4", false), ("./https://a", false),
            ("", false),
        ])
    func tells(name: String, isMeant: Bool) {
        #expect(WebReference.isMeant(by: name) == isMeant)
    }

    @Test(
        "URLs in a sentence lose their secrets, and nothing else changes",
        arguments: [
            ("no URL at all", "no URL at all"),
            ("at 'https://me:pw@a.example.com/b?sig=1#f'.", "at 'https://a.example.com/b?…'."),
            (
                "https://a.example.com/?a=1 https://b.example.com/?b=2",
                "https://a.example.com/?… https://b.example.com/?…"
            ),
            ("--map=https://a.example.com/b?sig=1", "--map=https://a.example.com/b?…"),
            ("`s3://b/k?sig=1`", "`s3://b/k`"), ("://?", "://"), ("a :// b", "a :// b"), ("", ""),
        ])
    func redacts(text: String, shown: String) {
        #expect(WebReference.redactingURLs(in: text) == shown)
    }

    @Test(arguments: ["https://me:s3cret@/x", "https://a.example.com:99999/x?s3cret", "https://a b@s3cret"])
    func `a URL that cannot be read shows no password and no query`(text: String) {
        let shown = WebReference(text).shown
        #expect(!shown.contains("s3cret"), "\(shown)")
    }
}
