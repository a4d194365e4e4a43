import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@Suite struct ProfileMistakesTests {
    /// A profile file, and where and how it is refused.
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
        let path = try folder.write("mine.yml", mistake.yaml)
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.profile(path) }
        let message = try #require(error).message
        #expect(error?.code == .invalidProfile)
        #expect(message.hasPrefix("\(path):\(mistake.position): "), "\(message)")
        for word in mistake.words { #expect(message.contains(word), "\(message)") }
    }

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A profile with one dialect of one field.
    private static func field(_ rest: String, path: String = "f", type: String = "string") -> String {
        "extends: kkiai\ndialects:\n  - id: d\n    title: T\n    fields: # here\n"
            + "      - {field: \(path), type: \(type), \(rest)}\n"
    }

    private static let head = """
        id: mine
        name: Mine
        documents:
          page: {title: A page, read: 2026-11-21}
        limits:

        """

    private static func limit(_ line: String) -> String { head + "  " + line + "\n" }

    static let mistakes: [Mistake] = [
        Mistake("an unknown key", "id: mine\nnane: Mine\n", at: "2:1", "unknown key", "did you mean 'name'?"),
        Mistake(
            "an unknown limit", limit("video.maxByte: {value: 1 MB}"), at: "6:3",
            "did you mean 'video.maxBytes'?"),
        Mistake(
            "a limit cut short", limit("video.maxDuration: {value: 9 s}"), at: "6:3",
            "did you mean 'video.maxDuration.image'?"),
        Mistake(
            "no limit at all", "id: mine\nname: Mine\nlimits: {}\n", at: "3:9", "no limit is stated",
            "expected at least one"),
        Mistake("no limits", "id: mine\nname: Mine\n", at: "1:1", "'limits' is missing"),
        Mistake(
            "the id of a built-in profile", "id: kkiai\nextends: kkiai\n", at: "1:5", "a built-in profile",
            "expected an id of your own"),
        Mistake("no name", "id: mine\n", at: "1:1", "'name' is missing"),
        Mistake("an empty value", "id: mine\nname:\n", at: "2:6", "missing", "expected text"),
        Mistake("an id in capitals", "id: Mine\nname: Mine\n", at: "1:5", "expected lower-case"),
        Mistake(
            "a list where a word belongs", "id: [mine]\nname: Mine\n", at: "1:5", "expected a single value"),
        Mistake(
            "a word where a list belongs", "id: mine\nname: Mine\nmodels: one\n", at: "3:9", "expected a list"
        ),
        Mistake("a list as the root", "- id: mine\n", at: "1:1", "expected 'key: value'"),
        Mistake("a word as the root", "mine\n", at: "1:1", "expected 'key: value'"),
        Mistake("a key twice", "id: mine\nname: Mine\nid: yours\n", at: "1:1", "'id'", "given twice"),
        Mistake("nothing", "", at: "1:1", "empty", "expected"),
        Mistake("only a comment", "# later\n", at: "1:1", "empty"),
        Mistake("an open quote", "id: \"mine\nname: Mine\n", at: "3:1", "not YAML"),
        Mistake("a tab", "id: mine\n\tname: Mine\n", at: "2:1", "not YAML", "a tab", "expected spaces"),
        Mistake("a tab below a key", "limits:\n\timage.minSide: 1\n", at: "2:1", "a tab", "expected spaces"),
        Mistake("a tab among lines", "limits:\n  a: 1\n\tb: 2\n", at: "3:1", "a tab", "expected spaces"),
        Mistake(
            "a tab after spaces", "limits:\r\n  a:\r\n  \tb: 2\r\n", at: "3:3", "a tab", "expected spaces"),
        Mistake("a bell", "id: mine\nname: \u{7}\n", at: "2:7", "not YAML"),
        Mistake("two documents", "id: mine\nname: Mine\n---\nid: two\n", at: "3:1", "not YAML"),
        Mistake("an anchor", "id: &a mine\nname: *a\n", at: "1:5", "anchors", "expected"),
        Mistake("an alias to nothing", "id: *a\n", at: "1:5", "not YAML"),
        Mistake("deep brackets", "id: " + String(repeating: "[", count: 500), at: "1:37", "nested too deep"),
        Mistake("deep lists", String(repeating: "- ", count: 500), at: "1:129", "nested too deep"),
        Mistake(
            "no quote", limit("video.minSide: {value: 1 px, document: page}"), at: "6:18",
            "'quote' is missing"),
        Mistake(
            "no document", limit("video.minSide: {value: 1 px, quote: q}"), at: "6:18",
            "'document' is missing"),
        Mistake(
            "an unknown document", limit("video.minSide: {value: 1 px, quote: q, document: pages}"),
            at: "6:52",
            "did you mean 'page'?"),
        Mistake(
            "no value", limit("video.minSide: {quote: q, document: page}"), at: "6:18", "'value' is missing"),
        Mistake("a side without a unit", limit("video.minSide: {value: 340}"), at: "6:26", "such as 300 px"),
        Mistake("a side of nothing", limit("video.minSide: {value: 0 px}"), at: "6:26", "not a side"),
        Mistake("a negative side", limit("video.minSide: {value: -5 px}"), at: "6:26", "not a side"),
        Mistake(
            "a huge side", limit("video.minSide: {value: 99999999999999999999 px}"), at: "6:26", "not a side"),
        Mistake(
            "a bad unit of size", limit("video.maxBytes: {value: 10 MiB}"), at: "6:27", "B, KB, MB or GB"),
        Mistake(
            "a size with a fraction", limit("video.maxBytes: {value: 1.5 MB}"), at: "6:27", "whole number"),
        Mistake(
            "a duration in minutes", limit("video.minDuration: {value: 1 min}"), at: "6:30", "such as 9.5 s"),
        Mistake(
            "a ratio of one number", limit("image.minAspectRatio: {value: '0.4'}"), at: "6:33",
            "such as 1:2.5"),
        Mistake(
            "a ratio by zero", limit("image.minAspectRatio: {value: '1:0'}"), at: "6:33", "such as 1:2.5"),
        Mistake(
            "a format's slip", limit("image.formats: {value: [jpg, pgn]}"), at: "6:32", "did you mean 'png'?"),
        Mistake("no formats", limit("image.formats: {value: []}"), at: "6:26", "at least one format"),
        Mistake(
            "a bound of a third kind", limit("video.minSide: {value: 1 px, bound: strict}"), at: "6:39",
            "inclusive, exclusive"),
        Mistake(
            "the least above the greatest",
            limit("video.minSide: {value: 9 px, quote: q, document: page}")
                + "  video.maxSide: {value: 8 px, quote: q, document: page}\n",
            at: "7:18", "video.minSide is above video.maxSide"),
        Mistake(
            "the narrowest wider than the widest",
            limit("image.minAspectRatio: {value: '2:1', quote: q, document: page}")
                + "  image.maxAspectRatio: {value: '1:1', quote: q, document: page}\n",
            at: "7:25", "above"),
        Mistake(
            "a day that is none", "id: a\nname: A\ndocuments: {p: {title: T, read: soon}}\n", at: "3:33",
            "not a date"),
        Mistake("a truth that is none", field("required: maybe"), at: "6:44", "true or false"),
        Mistake("a count that is none", field("maximum: many"), at: "6:43", "whole number"),
        Mistake(
            "a path that is none", field("required: true", path: "'a..b'"), at: "6:17", "a..b",
            "expected names"
        ),
        Mistake("a type that is none", field("role: model", type: "text"), at: "6:26", "expected string"),
        Mistake("a role that is none", field("role: picture"), at: "6:40", "expected model"),
        Mistake("a form that is none", field("accepts: [file]"), at: "6:44", "url, base64, data"),
        Mistake(
            "a field twice", field("required: true}\n      - {field: f, type: string"), at: "7:9",
            "second field 'f'"),
        Mistake(
            "a role twice", field("role: model}\n      - {field: g, type: string, role: model"), at: "7:9",
            "second field of role 'model'"),
        Mistake(
            "a least count above the greatest", field("minimum: 2, maximum: 1"), at: "6:43",
            "above the maximum"),
        Mistake(
            "a meaning of a field that has none", field("values: [a], meanings: {a: keep}"), at: "6:57",
            "role quality or sound"),
        Mistake(
            "a meaning of another role", field("role: sound, values: [a], meanings: {a: high}"), at: "6:74",
            "keep, drop"),
        Mistake(
            "a dialect twice", field("required: true") + "  - {id: d, title: T, fields: []}\n", at: "7:5",
            "second dialect 'd'"),
        Mistake(
            "a basis that is none", "extends: kkiai\nbilling: {basis: frames}\n", at: "2:18",
            "ordered, output"
        ),
        Mistake(
            "a price without a unit",
            "extends: kkiai\nbilling: {basis: output, prices: [{perSecond: 6}]}\n", at: "2:47", "6 credits"),
        Mistake(
            "a price beyond all measure",
            "extends: kkiai\nbilling: {prices: [{perSecond: 1e308 USD}]}\n", at: "2:32", "6 credits"),
        Mistake(
            "a price of a second and of a run",
            "extends: kkiai\nbilling: {prices: [{perSecond: 6 USD, perRun: 6 USD}]}\n", at: "2:32",
            "expected one of them"),
        Mistake(
            "billing that says nothing", "extends: kkiai\nbilling: {prices: []}\n", at: "2:10", "neither"),
        Mistake(
            "an id that fills a screen", "extends: kkiai\nid: \(String(repeating: "a", count: 65))\n",
            at: "2:5",
            "at most 64"),
        Mistake(
            "a frame rate too small to be printed",
            "extends: kkiai\nlimits: {video.minFrameRate: {value: 0.0001 fps}}\n", at: "2:38", "24 fps"),
        Mistake(
            "an adjustment that is none",
            "extends: kkiai\nlimits: {video.maxBytes: {value: 1 MB, adjustment: shrinks}}\n", at: "2:52",
            "trims, compresses"),
        Mistake(
            "the prompt's length at its field",
            "extends: kkiai\ndialects: [{id: d, title: T, fields: [{field: p, type: string, role: prompt, "
                + "maxCharacters: 9}]}]\n", at: "2:93", "prompt.maxCharacters"),
        Mistake(
            "content of neither", "extends: kkiai\ncontent: [{subject: sound, requires: r}]\n", at: "2:21",
            "image, video"),
        Mistake(
            "an unknown base", "extends: kkia\n", at: "1:10", "no profile 'kkia'", "did you mean 'kkiai'?"),
        Mistake("an unknown upstream", "id: a\nname: A\nupstream: kling\n", at: "3:11", "no profile 'kling'"),
        Mistake("a base that is not there", "extends: ./none.yml\n", at: "1:10", "cannot be read"),
        Mistake("itself as base", "extends: ./mine.yml\n", at: "1:10", "built on itself"),
    ]
}
