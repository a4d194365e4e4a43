import Testing

@testable import PreflightReports

/// Names of files and URLs as code scanning takes them.
@Suite struct ArtifactURITests {
    @Test(
        "a name is a URI without a scheme, or with that of files",
        arguments: [
            ("a.png", "a.png"), ("./a.png", "a.png"), ("a/b c.png", "a/b%20c.png"), ("-", "-"), (".", "."),
            ("", "."), ("./", "."), ("a/", "a"), ("a//b.png", "a/b.png"), ("a/./b.png", "a/b.png"),
            ("a/../b.png", "b.png"), ("../a.png", "../a.png"), ("a/../../b.png", "../b.png"),
            ("../../a/b.png", "../../a/b.png"), ("/tmp/a.png", "file:///tmp/a.png"),
            ("/tmp/../a.png", "file:///a.png"), ("/../a.png", "file:///a.png"),
            ("//host/a.png", "file:///host/a.png"),
            ("http:x.png", "http%3Ax.png"), ("a:b.png", "a%3Ab.png"), (":a.png", "%3Aa.png"),
            ("C:\\x\\a.png", "C%3A%5Cx%5Ca.png"), ("file:///a.png", "file%3A/a.png"),
            ("a%20b.png", "a%2520b.png"), ("50%.png", "50%25.png"), ("a?b#c.png", "a%3Fb%23c.png"),
            ("line\nbreak\r.png", "line%0Abreak%0D.png"), ("日本.png", "%E6%97%A5%E6%9C%AC.png"),
            ("\u{FFFD}.png", "%EF%BF%BD.png"), ("[a].png", "%5Ba%5D.png"),
        ])
    func files(name: String, uri: String) { #expect(ArtifactURI(name).text == uri) }

    @Test(
        "a URL is its host and path",
        arguments: [
            ("https://cdn.example.com/a.png", "cdn.example.com/a.png"),
            ("https://cdn.example.com/a.png?…", "cdn.example.com/a.png"),
            ("http://127.0.0.1:8000/x.png", "127.0.0.1%3A8000/x.png"),
            ("http://[::1]:8000/x.png", "%5B%3A%3A1%5D%3A8000/x.png"),
            ("https://cdn.example.com", "cdn.example.com"), ("https://cdn.example.com/", "cdn.example.com"),
            ("https://cdn.example.com/a%20b.png", "cdn.example.com/a%20b.png"),
            ("https://cdn.example.com/%ff%00.png", "cdn.example.com/%25ff%2500.png"),
            ("https://cdn.example.com/a%0Ab.png", "cdn.example.com/a%250Ab.png"),
            ("https://cdn.example.com/../../a.png", "cdn.example.com/a.png"),
            ("https://cdn.example.com//a//b.png", "cdn.example.com/a/b.png"),
            ("https://cdn.example.com/a:b;c=d,e.png", "cdn.example.com/a%3Ab%3Bc%3Dd%2Ce.png"),
            ("https://cdn.example.com/my hero.png", "cdn.example.com/my%20hero.png"),
            ("s3://bucket/a.png", "bucket/a.png"), ("htps://a.example/b.png", "a.example/b.png"),
            ("<https://a.example/b.png>", "a.example/b.png%3E"), ("https://", "https%3A"),
            ("https:…", "https%3A%E2%80%A6"),
        ])
    func urls(name: String, uri: String) { #expect(ArtifactURI(name).text == uri) }

    @Test(
        "a path starts at the repository's root when that is known",
        arguments: [
            ("a.png", "my%20assets/a.png"), ("../a.png", "a.png"), ("../../a.png", "file:///work/a.png"),
            ("/work/repo/b/a.png", "b/a.png"), ("/work/repository/a.png", "file:///work/repository/a.png"),
            ("/work/repo", "."), ("..", "."), (".", "my%20assets"),
            ("https://a.example/b.png", "a.example/b.png"),
        ])
    func repository(name: String, uri: String) throws {
        let place = try #require(RepositoryPlace(root: "/work/repo/", folder: "/work/repo/my assets"))
        #expect(ArtifactURI(name, in: place).text == uri)
    }

    @Test func `a run outside of the repository has no place in it`() {
        #expect(RepositoryPlace(root: "/work/repo", folder: "/work/repo") != nil)
        #expect(RepositoryPlace(root: "/", folder: "/work") != nil)
        for (root, folder) in [
            ("/work/repo", "/work"), ("/work/repo", "/work/repository"), ("", "/work"), ("a", "/a"),
            ("/a", "a"),
        ] {
            #expect(RepositoryPlace(root: root, folder: folder) == nil)
        }
    }

    @Test func `only a path from the root of the machine is absolute`() {
        #expect(!ArtifactURI("/a.png").isRelative)
        for name in ["a.png", "../a.png", "https://a.example/b.png", "", "https:///"] {
            #expect(ArtifactURI(name).isRelative)
        }
    }
}
