import PreflightModel
import TestSupport

/// Assets given by a URL.
extension Sample {
    /// A picture that was fetched from elsewhere, through a proxy, with a URL that soon expires.
    static let fetchedHero: MediaFacts = {
        var facts = hero
        facts.path = "https://cdn.example.com/hero.png?…"
        facts.web = WebFacts(
            url: facts.path, scheme: "https", secondsToExpiry: 1260,
            fetch: FetchFacts(
                redirects: [
                    .init(status: 301, url: "https://cdn.example.com/v2/hero.png?…", leavesHost: false),
                    .init(status: 302, url: "https://files.example.net/hero.png?…", leavesHost: true),
                ], status: 206, contentType: "application/octet-stream", acceptsRanges: true, requestCount: 3,
                receivedByteCount: 131_412, seconds: 0.214, secondsToFirstByte: 0.081,
                proxy: "proxy.example.com"))
        return facts
    }()

    /// A URL that leads to nothing any more.
    static let forbiddenURL = unfetched(
        "https://cdn.example.com/dance.mp4?…", "the server answered 403 Forbidden",
        web: WebFacts(
            url: "https://cdn.example.com/dance.mp4?…", scheme: "https", hasCredentials: true,
            secondsToExpiry: -750,
            fetch: FetchFacts(
                status: 403, contentType: "application/xml", requestCount: 1, receivedByteCount: 614,
                seconds: 0.05, secondsToFirstByte: 0.049,
                failure: FetchFailure(.accessDenied, "the server answered 403 Forbidden"))))

    /// A video of which a part was measured before the connection broke off.
    static let brokenOff: MediaFacts = {
        var facts = bareDance
        facts.path = "https://cdn.example.com/live.mp4"
        facts.web = WebFacts(
            url: facts.path, scheme: "https",
            fetch: FetchFacts(
                status: 200, requestCount: 3, receivedByteCount: 512, seconds: 31.5,
                failure: FetchFailure(.noConnection, "the connection broke off three times")))
        return facts
    }()

    /// A URL that is private and was not fetched.
    static let privateURL = unfetched(
        "http://nas.local/hero.png", "the URL was not fetched",
        web: WebFacts(
            url: "http://nas.local/hero.png", scheme: "http", unreachable: "a name of the local network"))

    /// A text that is no URL.
    static let malformedURL = unfetched(
        "https://cdn.example.com/my hero.png", "this is no URL that can be fetched",
        web: WebFacts(
            url: "https://cdn.example.com/my hero.png", mistake: "character 27 is a space"))

    /// A local file that stands for a URL.
    static let mappedHero: MediaFacts = {
        var facts = hero
        facts.web = WebFacts(
            url: "https://127.0.0.1/hero.png", scheme: "https", unreachable: "loopback", isHostAllowed: true)
        return facts
    }()

    static let web = [fetchedHero, forbiddenURL, brokenOff, privateURL, malformedURL, mappedHero]

    static let redirected = Finding(
        code: "SRC026", rule: "redirected-url", severity: .warning, subject: .image,
        location: Location(path: fetchedHero.path),
        message: "2 redirects lead to https://files.example.net/hero.png?…, by way of another host",
        fix: Fix("give the final URL: some providers do not follow redirects"))

    static let calledAFile = Finding(
        code: "SRC025", rule: "contradicting-content-type", severity: .note, subject: .image,
        location: Location(path: fetchedHero.path),
        message: "the server calls it application/octet-stream, which says nothing; the content is image/png",
        actual: .text("application/octet-stream"), limit: .text("image/png"), evidence: .http,
        fix: Fix("have the server send `Content-Type: image/png`"))

    static let denied = Finding(
        code: "SRC019", rule: "access-denied", severity: .error, subject: .video,
        location: Location(path: forbiddenURL.path),
        message:
            "the server answered 403 Forbidden; most likely since the URL's signature expired 12 minutes ago",
        actual: .integer(403), evidence: .http, fix: Fix("sign the URL anew"))

    static let webReport = Report(
        tool: tool, profile: kkiai, verdict: .fail, orientations: [],
        assets: [asset(fetchedHero, .image, .pass), asset(forbiddenURL, .video, .fail, [])],
        findings: [redirected.of(0), calledAFile.of(0), denied.of(1)])

    private static func unfetched(_ path: String, _ reason: String, web: WebFacts) -> MediaFacts {
        MediaFacts(
            path: path, content: .other(OtherFacts(problem: SourceProblem(.unavailable, reason))), web: web)
    }
}
