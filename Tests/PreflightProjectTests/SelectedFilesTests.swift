import PreflightModel
import PreflightProject
import Testing

@Suite struct SelectedFilesTests {
    private func sorted(_ paths: [String]) -> [String] {
        var files = SelectedFiles()
        for path in paths { files.add(path, as: .asset) }
        files.sort()
        return files.map(\.path)
    }

    @Test(arguments: [
        ([], []),
        (["b", "a"], ["a", "b"]),
        (["a.b", "a/b", "a", "a/a"], ["a", "a/a", "a/b", "a.b"]),
        (["a/b", "a/b", "a/b"], ["a/b"]),
        (["./b", "b", "a"], ["a", "./b"]),
        (["x//y", "x/./y", "./x/y"], ["x//y"]),
        (["/a", "a", "//a"], ["/a", "a"]),
        (["../a", "a", "a/../a"], ["../a", "a", "a/../a"]),
        (["https://h/a//b", "https://h/a/b", "https://h/a//b"], ["https://h/a//b", "https://h/a/b"]),
        (["é", "e", "z"], ["e", "z", "é"]),
        (["", "a"], ["", "a"]),
    ])
    func `files are in the order of their names, each once`(_ paths: [String], expected: [String]) {
        #expect(sorted(paths) == expected)
    }

    @Test func `of a file that was added twice the first stays, with all that is known of it`() {
        let problem = SourceProblem(.missing, "gone")
        var files = SelectedFiles()
        files.add("b.json", as: .request)
        files.add("a.png", as: .problem(problem))
        files.add("./b.json", as: .asset)
        files.add("a.png", as: .asset)
        #expect(files.count == 4)
        files.sort()
        #expect(
            Array(files) == [
                SelectedFile(path: "a.png", kind: .problem(problem)),
                SelectedFile(path: "b.json", kind: .request),
            ])
    }

    @Test func `a selection that is in order stays as it is`() {
        let paths = (0..<1000).map { "folder\(1000 + $0 / 10)/\(1000 + $0).png" }
        #expect(sorted(paths) == paths)
        #expect(sorted(paths.shuffled()) == paths)
        #expect(sorted(paths + paths) == paths)
    }
}

@Suite struct NamedFileTests {
    @Test func `a file that was named is judged whatever it is called, and may be a request`() throws {
        let finder = AssetFinder(
            exclude: [PlacedGlob(try Glob("*"))], requests: [PlacedGlob(try Glob("*.request.json"))])
        #expect(finder.kind(of: "a.txt") == .asset)
        #expect(finder.kind(of: "none/a.request.json") == .request)
    }

    @Test(arguments: [
        ("a.txt", SelectedFile.Kind.asset), ("none/a.png", .asset), ("./a.request.json", .request),
        ("drafts/a.png", nil), ("x/drafts/a.png", nil), ("/none/b.png", .asset), ("/none/drafts/b.png", nil),
        ("Sources/../a.png", .asset),
    ])
    func `globs choose from a list`(_ path: String, kind: SelectedFile.Kind?) throws {
        let finder = AssetFinder(
            exclude: [PlacedGlob(try Glob("drafts/"))], requests: [PlacedGlob(try Glob("*.request.json"))])
        #expect(finder.kind(ofListed: path) == kind)
    }
}
