import TestSupport
import Testing

/// `explain`, `profiles` and `doctor`: every page of them.
@Suite(.tags(.slow), .ownThread) struct CatalogueTests {
    @Test func `every listed rule has a page, found by code or name in any case`() throws {
        let list = try Repository.preflight("explain", "--list")
        #expect(list.status == 0)
        let lines = list.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(!lines.isEmpty)
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            let (code, name) = (try #require(words.first), try #require(words.dropFirst(2).first))
            let page = try Repository.preflight("explain", code.lowercased())
            #expect(page.status == 0)
            #expect(page.output.hasPrefix("\(code) \(name) ("))
            #expect(try Repository.preflight("explain", name.uppercased()).output == page.output)
        }
    }

    @Test func `every listed profile has a page with every limit quoted`() throws {
        let list = try Repository.preflight("profiles")
        #expect(list.status == 0)
        let ids = list.output.split(separator: "\n").dropFirst()
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(ids.contains("kkiai"))
        for id in ids {
            let page = try Repository.preflight("profiles", id)
            #expect(page.status == 0)
            #expect(page.output.hasPrefix(id + "  "))
            #expect(page.output.contains("“"))
        }
    }

    @Test func `the doctor names the libraries`() throws {
        let result = try Repository.preflight("doctor")
        #expect(result.status == 0)
        for library in ["libavformat", "libpng", "libjpeg"] { #expect(result.output.contains(library)) }
    }

    @Test func `ids and codes complete`() throws {
        let profiles = try Repository.preflight(
            "---completion", "profiles", "show", "--", "positional@0", "1", "0")
        #expect(profiles.output.split(separator: "\n").contains("kkiai"))
    }
}
