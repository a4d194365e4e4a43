import PreflightModel
import PreflightProject
import Testing

@Suite struct SettingsMistakesTests {
    /// A settings file, and where and how it is refused.
    struct Mistake: CustomTestStringConvertible {
        let title: String
        let yaml: String
        let position: String
        let words: [String]

        init(_ title: String, _ yaml: String, at position: String, _ words: String...) {
            self.title = title
            self.yaml = yaml
            self.position = position
            self.words = words
        }

        var testDescription: String { title }
    }

    @Test(arguments: mistakes)
    func `a mistake is shown where it is, with what was expected`(_ mistake: Mistake) throws {
        let error = #expect(throws: PreflightError.self) { try SettingsSample.read(mistake.yaml) }
        let message = try #require(error).message
        #expect(error?.code == .invalidSettings)
        #expect(message.hasPrefix(".preflight.yml:\(mistake.position): "), "\(message)")
        for word in mistake.words { #expect(message.contains(word), "\(message)") }
    }

    private static let mistakes: [Mistake] = [
        Mistake("an unknown key", "path: [a]\n", at: "1:1", "unknown key", "did you mean 'paths'?"),
        Mistake("a key of another case", "failon: error\n", at: "1:1", "did you mean 'failOn'?"),
        Mistake("a key twice", "paths: [a]\npaths: [b]\n", at: "1:1", "'paths'", "given twice"),
        Mistake("a key twice, once in quotes", "paths: [a]\n\"paths\": [b]\n", at: "1:1", "given twice"),
        Mistake("a glob twice", "assets: {a/*: image, a/*: video}\n", at: "1:10", "'a/*'", "given twice"),
        Mistake("a list as the root", "- paths\n", at: "1:1", "the settings", "expected 'key: value'"),
        Mistake("a word as the root", "paths\n", at: "1:1", "expected 'key: value'"),
        Mistake("an empty value", "profile:\n", at: "1:9", "missing", "expected text"),
        Mistake("null", "profile: ~\n", at: "1:10", "missing"),
        Mistake("a list where a word belongs", "profile: [kkiai]\n", at: "1:10", "expected a single value"),
        Mistake("a word where a list belongs", "paths: assets\n", at: "1:8", "such as [assets]"),
        Mistake("a mapping where a list belongs", "exclude: {a: b}\n", at: "1:10", "expected a list"),
        Mistake("a list where a mapping belongs", "assets: [a]\n", at: "1:9", "expected 'key: value'"),
        Mistake("no path", "paths: []\n", at: "1:8", "empty", "[assets]"),
        Mistake("nothing to include", "include: []\n", at: "1:10", "empty"),
        Mistake("an unknown profile", "profile: kkai\n", at: "1:10", "did you mean 'kkiai'?", ".yml"),
        Mistake("an unknown profile in a list", "profile: kkiai,fall\n", at: "1:10", "no profile 'fall'"),
        Mistake("a list with a gap", "profile: kkiai,,fal\n", at: "1:10", "no profile ''"),
        Mistake("an orientation that is none", "orientation: vidoe\n", at: "1:14", "did you mean 'video'?"),
        Mistake("a threshold that is none", "failOn: warnings\n", at: "1:9", "did you mean 'warning'?"),
        Mistake("a role that is none", "assets:\n  a/**: vidio\n", at: "2:9", "did you mean 'video'?"),
        Mistake("a role of a request", "assets: {a/**: request}\n", at: "1:16", "expected image, video"),
        Mistake("an unknown key of a glob", "assets: {a/**: {rôle: image}}\n", at: "1:17", "'role'?"),
        Mistake("a glob of which nothing is said", "assets: {a/**: {}}\n", at: "1:16", "nothing is said"),
        Mistake("a broken glob in a key", "assets:\n  a[b: image\n", at: "2:3", "assets.a[b"),
        Mistake("a broken glob in a list", "exclude:\n  - ok\n  - \"a[b\"\n", at: "3:5", "exclude[1]"),
        Mistake(
            "a broken glob of an ignore", ignore("code: IMG003, reason: r, paths: [\"[\"]"), at: "1:44",
            "paths[0]"),
        Mistake("a pair without a video", "pairs: [{image: a.png}]\n", at: "1:9", "'video' is missing"),
        Mistake(
            "different placeholders", "pairs:\n  - image: a/{name}.png\n    video: b/{nane}.mp4\n",
            at: "3:12",
            "different placeholders"),
        Mistake(
            "a placeholder on one side", "pairs: [{image: a/{name}.png, video: b/{name}-{take}.mp4}]\n",
            at: "1:38",
            "different placeholders"),
        Mistake("no placeholder", "pairs: [{image: a.png, video: b.mp4}]\n", at: "1:17", "{name}"),
        Mistake(
            "stars on both sides", "pairs: [{image: \"a/*/{n}\", video: \"b/*/{n}\"}]\n", at: "1:35",
            "expected one without"),
        Mistake(
            "a broken template", "pairs:\n  - {video: b/{name}.mp4, image: \"a/{name.png\"}\n", at: "2:34",
            "pairs[0].image"),
        Mistake("an orientation of a pair", pair("orientation: up"), at: "1:59", "expected image, video"),
        Mistake("an unknown key of a pair", pair("imag: up"), at: "1:46", "did you mean 'image'?"),
        Mistake(
            "an unknown code", "severity: {IMG03: error}\n", at: "1:12", "did you mean 'IMG003'?", "--list"),
        Mistake(
            "a code in small letters", "severity: {img003: error}\n", at: "1:12", "did you mean 'IMG003'?"),
        Mistake(
            "a severity that is none", "severity: {IMG003: off}\n", at: "1:20",
            "expected error, warning, note"),
        Mistake("an unknown code of an ignore", ignore("code: XYZ001, reason: r"), at: "1:17", "no rule"),
        Mistake("no reason", ignore("code: IMG003"), at: "1:10", "'reason' is missing"),
        Mistake("an empty reason", "ignore:\n  - code: IMG003\n    reason:\n", at: "3:12", "missing"),
        Mistake("a blank reason", ignore("code: IMG003, reason: \"  \""), at: "1:33", "missing"),
        Mistake("a reason that is null", ignore("code: IMG003, reason: null"), at: "1:33", "missing"),
        Mistake("ignored nowhere", ignore("code: IMG003, reason: r, paths: []"), at: "1:43", "empty"),
        Mistake("an unknown format", "outputs: [sarf]\n", at: "1:11", "did you mean 'sarif'?"),
        Mistake(
            "an unknown format of a file", "outputs: [text, xml=a.xml]\n", at: "1:17", "'xml' is not known"),
        Mistake("an output without a name", "outputs: [json=]\n", at: "1:11", "not inside the folder"),
        Mistake("an output above the folder", "outputs: [json=a/../../x]\n", at: "1:11", "not inside"),
        Mistake("an output elsewhere", "outputs: [json=/etc/x]\n", at: "1:11", "not inside"),
        Mistake("a baseline elsewhere", "baseline: ../known.json\n", at: "1:11", "not inside"),
        Mistake(
            "an alias where a glob was meant", "assets:\n  **/x: image\n", at: "2:3", "an alias", "in quotes"),
        Mistake("an alias in a list", "include: [*.png]\n", at: "1:11", "an alias", "in quotes"),
        Mistake("an alias of letters", "include:\n  - *png\n", at: "2:5", "an alias", "in quotes"),
        Mistake("a tag where a glob was meant", "exclude:\n  - !a/b\n", at: "2:5", "a tag", "in quotes"),
        Mistake("a value that begins with an at sign", "paths: [@a]\n", at: "1:9", "in quotes"),
        Mistake("a set that begins a value", "exclude:\n  - [ab]*.png\n", at: "2:9", "in quotes"),
        Mistake("a tab", "assets:\n\ta: image\n", at: "2:1", "a tab", "expected spaces"),
        Mistake("two documents", "paths: [a]\n---\npaths: [b]\n", at: "2:1", "not YAML"),
        Mistake("an anchor", "paths: &a [a]\n", at: "1:8", "anchors"),
        Mistake("an anchor behind a tag", "paths: !!seq &a [a]\n", at: "1:14", "anchors"),
        Mistake(
            "aliases of aliases", "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", at: "1:4",
            "anchors"),
        Mistake(
            "a character of none", "paths:\n  - é\(SettingsSample.noncharacter)\n", at: "2:6", "no character"),
        Mistake(
            "deep brackets", "paths: " + String(repeating: "[", count: 500), at: "1:40", "nested too deep"),
        Mistake(
            "deep braces", "assets: " + String(repeating: "{a: ", count: 500), at: "1:137", "nested too deep"),
    ]

    private static func ignore(_ entry: String) -> String { "ignore: [{\(entry)}]\n" }

    private static func pair(_ rest: String) -> String {
        "pairs: [{image: a/{n}.png, video: b/{n}.mp4, \(rest)}]\n"
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x70, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x70], "UTF-16"),
        ([0x70, 0xE9], "not UTF-8"),
    ])
    func `what is not UTF-8 is refused`(bytes: [UInt8], word: String) throws {
        let error = #expect(throws: PreflightError.self) {
            try SettingsFile.settings(
                bytes, named: "a.yml", from: "/", vocabulary: SettingsSample.vocabulary)
        }
        #expect(error?.message.hasPrefix("a.yml:1:1: ") == true)
        #expect(error?.message.contains(word) == true)
    }

    @Test func `a message is not as long as what it is about`() throws {
        for yaml in ["profile: ", "paths: [a]\n? "] {
            let error = #expect(throws: PreflightError.self) {
                try SettingsSample.read(yaml + String(repeating: "a", count: 100_000))
            }
            #expect((error?.message.count ?? 0) < 1100)
        }
    }

    @Test(arguments: ["", "# later\n", "---\n# later\n", "{}\n", "\u{FEFF}", "\u{FEFF}paths: [.]\r\n"])
    func `a file may say nothing, and may begin with a byte order mark`(yaml: String) throws {
        let settings = try SettingsSample.read(yaml)
        #expect(settings.paths == ["."])
        #expect(settings.profile == nil)
    }
}
