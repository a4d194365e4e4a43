import Foundation
import TestSupport
import Testing

/// `profiles diff`, `profiles check` and `profiles --limit`.
@Suite(.tags(.slow), .ownThread) struct ProfilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ name: String, _ yaml: String) throws -> String {
        try folder.write(name, yaml)
    }

    @Test func `show may be left out`() throws {
        #expect(
            try Repository.preflight("profiles", "show").output == Repository.preflight("profiles").output)
        let page = try Repository.preflight("profiles", "show", "kkiai")
        #expect(page.status == 0)
        #expect(page.output == (try Repository.preflight("profiles", "kkiai").output))
    }

    @Test func `two profiles are compared, whether built in or files`() throws {
        let path = try write("mine.yml", "extends: kkiai\nlimits:\n  image.maxBytes: {value: 5 MB}\n")
        let result = try Repository.preflight("profiles", "diff", "kkiai", path)
        #expect(result.status == 0)
        #expect(result.output.contains("image.maxBytes"))
        #expect(result.output.contains("5 MB"))
        #expect(!result.output.contains("Only kkiai says"))
    }

    @Test(arguments: ["json", "markdown"])
    func `comparisons come in other forms too`(format: String) throws {
        let start = format == "json" ? "{" : "###"
        let difference = try Repository.preflight("profiles", "diff", "kkiai", "kling-v2", "--format", format)
        let limit = try Repository.preflight("profiles", "--limit", "image.maxBytes", "--format", format)
        for result in [difference, limit] {
            #expect(result.status == 0)
            #expect(result.output.hasPrefix(start))
        }
    }

    @Test func `profiles come in other forms too, as their own documents state them`() throws {
        let table = try Repository.preflight("profiles", "--format", "markdown").output
        #expect(table.hasPrefix("# Comparing providers\n"))
        #expect(!table.contains("doc:"))
        let page = try Repository.preflight("profiles", "ulazai", "--format", "markdown").output
        #expect(page.hasPrefix("# UlazAI\n"))
        let json = try Repository.preflight("profiles", "ulazai", "--format", "json").output
        for text in [page, json] { #expect(text.contains("kling-v1") && !text.contains("3850 px")) }
        let all = try Repository.preflight("profiles", "--format", "json").output
        #expect(all.hasPrefix("{\n  \"schema\": \"preflight-profiles/1\",\n"))
    }

    @Test func `the documentation's pages are written into a folder`() throws {
        #expect(try Repository.preflight("profiles", "pages", folder.url.path).status == 0)
        #expect(try folder.names().contains("Provider-kkiai.md"))
        #expect(try Repository.preflight("profiles", "pages", folder.path("none")).status == 2)
    }

    @Test func `a limit is shown in all profiles, the strictest first`() throws {
        let output = try Repository.preflight("profiles", "--limit", "image.maxBytes").output
        let strict = try #require(output.firstRange(of: "\n10 MB\n"))
        let lenient = try #require(output.firstRange(of: "\n50 MB\n"))
        #expect(strict.lowerBound < lenient.lowerBound)
        #expect(output.contains("“Image file size cannot exceed 10MB”"))
        #expect(output.contains("\nNot documented\n"))
    }

    @Test func `a limit that does not exist is a usage error with a guess and the list`() throws {
        let result = try Repository.preflight("profiles", "--limit", "image.maxByte")
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("did you mean 'image.maxBytes'?"))
        #expect(result.errors.contains("prompt.maxCharacters"))
        #expect(try Repository.preflight("profiles", "kkiai", "--limit", "image.maxBytes").status == 2)
    }

    @Test func `a profile file without mistakes is ok, and what it states is told`() throws {
        let path = try write("mine.yml", "extends: kling-v2\nlimits:\n  image.maxBytes: {value: 5 MB}\n")
        let result = try Repository.preflight("profiles", "check", path)
        #expect(result.status == 0)
        #expect(result.output == "\(path): ok: 13 limits, 1 of them its own, 1 dialect, extends kling-v2\n")
    }

    @Test func `every file is checked, though the first is wrong`() throws {
        let wrong = try write("wrong.yml", "id: mine\nnane: Mine\n")
        let right = try write("right.yml", "extends: kkiai\n")
        let result = try Repository.preflight("profiles", "check", wrong, right, folder.path("none.yml"))
        #expect(result.status == 1)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("wrong.yml:2:1: nane: unknown key; did you mean 'name'?"))
        #expect(result.output.contains("right.yml: ok"))
        #expect(result.output.contains("none.yml: the profile cannot be read"))
    }

    @Test func `no file to check is a usage error`() throws {
        #expect(try Repository.preflight("profiles", "check").status == 2)
    }
}
