import PreflightModel
import PreflightText
import TestSupport
import Testing

/// What to write so that a text becomes a URL.
@Suite(.tags(.readsStrangersBytes)) struct URLAdviceTests {
    @Test(arguments: [
        ("//cdn.example.com/x.png", "put https: in front"),
        ("://cdn.example.com/x.png", "put https in front"),
        ("cdn.example.com/x.png", "put https:// in front"), ("www.example.com", "put https:// in front"),
        ("cdn.example.com:8443/x.png", "put https:// in front"),
        ("https:/x.com/a.png", "begin it with https://"),
        ("https:x.com/a.png", "begin it with https://"), ("https//x.com/a.png", "begin it with https://"),
        ("http:/x.com/a.png", "begin it with http://"), ("https:///x.com/a.png", "begin it with https://"),
        ("htp://x.com/a.png", "begin it with https://"), ("htps://x.com/a.png", "begin it with https://"),
        ("ttps://x.com/a.png", "begin it with https://"), ("hxxps://x.com/a.png", "begin it with https://"),
        ("https:\\\\x.com\\a.png", "write / for each \\"), ("https://x.com\\a.png", "write / for each \\"),
        ("https://x.com/a b.png", "%20"), ("https://x.com/a.png ", "blanks around"),
        ("<https://x.com/a.png>", "what stands around"), ("https://https://x.com/a.png", "once"),
        ("s3://bucket/a.png", "presigned"), ("blob:https://x.com/1", "upload"),
        ("localhost:8000/a.png", "http://"),
    ])
    func `the advice fits the mistake`(text: String, words: String) throws {
        let advice = try #require(WebReference.advice(for: text))
        #expect(advice.contains(words), "\(advice)")
    }

    @Test(arguments: ["hero.png", "clips/hero.png", "./a.png", "/a/b.png", "magnet:?xt=1", ""])
    func `nothing is advised about a path, or about what nobody can fetch`(text: String) {
        #expect(WebReference.advice(for: text) == nil)
    }
}
