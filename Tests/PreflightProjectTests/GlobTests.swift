import PreflightModel
import PreflightProject
import TestSupport
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        // A pattern without a slash is about the last name.
        ("*.png", ["hero.png", "a/hero.png", "a/b/.png"], ["hero.jpg", "hero.png/x", "hero.PNG"]),
        ("hero", ["hero", "a/hero"], ["hero/a", "ahero", "heroa"]),
        ("h*o", ["ho", "hero", "a/hero"], ["h/o", "hoa"]),
        ("*a*b*", ["ab", "xaxbx"], ["ba", "a/b"]),
        ("?ero", ["hero", "zero"], ["ero", "/ero", "hhero"]),
        // One with a slash begins at the folder.
        ("/hero", ["hero"], ["a/hero"]),
        ("./hero", ["hero"], ["a/hero"]),
        ("a/*.png", ["a/b.png"], ["a/b/c.png", "x/a/b.png", "a.png"]),
        ("a//b", [], ["a/b"]),
        // Any depth.
        ("**/b", ["b", "a/b", "a/a/b"], ["ab", "b/a"]),
        ("a/**", ["a/b", "a/b/c"], ["a", "b/a/c"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb", "b"]),
        ("**/a/**/b/**", ["a/b/c", "x/a/y/b/c/d"], ["a/b", "b/a/c"]),
        ("a/**b", ["a/b", "a/xb"], ["a/x/b"]),
        ("**", ["a", "a/b"], []),
        // Sets.
        ("[abc]", ["a", "b", "c"], ["d", "ab"]),
        ("[a-c]x", ["ax", "cx"], ["dx", "x"]),
        ("[!a-c]x", ["dx", "éx"], ["ax", "x"]),
        ("[^a]", ["b"], ["a"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[a-]", ["-", "a"], ["b"]),
        ("[[:digit:][:upper:]]", ["0", "A"], ["a"]),
        ("[\\]]", ["]"], ["\\"]),
        ("[é-ü]", ["é", "ñ", "ü"], ["e", "ý"]),
        ("a[/]b", [], ["a/b", "a[/]b"]),
        // Alternatives.
        ("*.{png,jp{e,}g}", ["a.png", "a.jpg", "b/a.jpeg"], ["a.jp", "a.{png"]),
        ("{a,b/c}/*", ["a/x", "b/c/x"], ["b/x", "c/x"]),
        ("{a}", ["a"], ["{a}"]),
        ("{,x}y", ["y", "xy"], [",y"]),
        ("[{,}]", ["{", ",", "}"], []),
        ("a,b}", ["a,b}"], ["a"]),
        // Escapes.
        ("\\*\\?\\[\\{\\\\", ["*?[{\\"], ["a?[{\\"]),
        // A character is a character, in any script.
        ("?", ["a", "é", "日", "😀"], ["ab", "e\u{301}"]),
        ("*本?", ["日本語"], ["日本"]),
        ("a b\n*", ["a b\nc"], ["a b c"]),
    ])
    func `a glob matches what its notation says`(_ pattern: String, matches: [String], misses: [String])
        throws
    {
        let glob = try Glob(pattern)
        for path in matches { #expect(glob.matches(path), "\(pattern) matches \(path)") }
        for path in misses { #expect(!glob.matches(path), "\(pattern) does not match \(path)") }
    }

    @Test(arguments: ["drafts", "drafts/", "drafts/**", "/drafts", "/drafts/"])
    func `a glob that matches a folder covers what is in it`(_ pattern: String) throws {
        let glob = try Glob(pattern)
        #expect(glob.covers("drafts/a.png"))
        #expect(glob.covers("drafts/a/b.png"))
        #expect(!glob.covers("final/drafts.png"))
        #expect(glob.covers("final/drafts/a.png") == (pattern == "drafts" || pattern == "drafts/"))
    }

    @Test func `a slash at the end asks for a folder`() throws {
        let glob = try Glob("a/")
        #expect(!glob.matches("a"))
        #expect(glob.matches("a", isFolder: true))
        #expect(!glob.covers("a"))
        #expect(glob.covers("./a/b"))
    }

    @Test(arguments: [
        ("", "The pattern '' names nothing."),
        ("/", "The pattern '/' names nothing."),
        ("./", "The pattern './' names nothing."),
        ("[a", "The pattern '[a' lacks a closing bracket; write \\[ for the character itself."),
        ("[", "The pattern '[' lacks a closing bracket; write \\[ for the character itself."),
        ("[]", "The pattern '[]' lacks a closing bracket; write \\[ for the character itself."),
        ("[a-", "The pattern '[a-' lacks a closing bracket; write \\[ for the character itself."),
        ("[a\\", "The pattern '[a\\' lacks a closing bracket; write \\[ for the character itself."),
        ("[[:none:]]", "The pattern '[[:none:]]' names a class of characters that does not exist."),
        ("{a,b", "The pattern '{a,b' lacks a closing brace; write \\{ for the character itself."),
        ("{[}]", "The pattern '{[}]' lacks a closing brace; write \\{ for the character itself."),
        ("a\\", "The pattern 'a\\' ends in a backslash; write \\\\ for the character itself."),
        ("../a", "The pattern '../a' leads out of its folder with '..'."),
        ("a\0", "The pattern 'a\0' has a NUL character."),
    ])
    func `a mistake is told`(_ pattern: String, message: String) {
        #expect(throws: PreflightError(.invalidGlob, message)) { try Glob(pattern) }
    }

    @Test(arguments: [(8, true), (9, false)])
    func `how many patterns one may stand for is bounded`(_ pairs: Int, isAccepted: Bool) {
        let pattern = String(repeating: "{a,b}", count: pairs)
        #expect(((try? Glob(pattern)) != nil) == isAccepted)
    }

    @Test(arguments: [(4096, true), (4097, false)])
    func `the length is bounded`(_ length: Int, isAccepted: Bool) {
        #expect(((try? Glob(String(repeating: "a", count: length))) != nil) == isAccepted)
    }

    @Test func `braces in braces are bounded`() {
        let deep = String(repeating: "{", count: 2000) + String(repeating: "}", count: 2000)
        #expect(throws: PreflightError.self) { try Glob(deep) }
    }

    /// A search that tries everything would take longer than the universe has been there for any of these.
    @Test(arguments: [
        (LongText("*a", times: 1000, then: "*b"), LongText("a", times: 4000)),
        (LongText("*?", times: 1000, then: "b"), LongText("é", times: 2000)),
        (LongText("**/a/", times: 800, then: "b"), LongText("a/", times: 2000, then: "a")),
        (LongText("**/*a*a/", times: 500, then: "b"), LongText("aaa/", times: 1000, then: "a")),
        (LongText("[!b]*", times: 800, then: "b"), LongText("a", times: 4000)),
    ])
    func `a hostile pattern and a hostile name stay cheap`(_ pattern: LongText, path: LongText) throws {
        #expect(try !Glob(pattern.text).matches(path.text))
    }
}
