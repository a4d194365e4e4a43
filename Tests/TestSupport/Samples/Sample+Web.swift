package import PreflightModel

/// Facts of assets given by a URL, and what a test changes about the URL.
extension Sample {
    /// A picture from a server that does everything right.
    package static func fetched(
        mediaType: String? = "image/jpeg", _ change: (inout WebFacts) -> Void = { _ in }
    ) -> MediaFacts {
        var facts = image(path: "https://cdn.example.com/hero.jpg", mediaType: mediaType)
        var web = WebFacts(
            url: facts.path, scheme: "https",
            fetch: FetchFacts(
                status: 206, contentType: mediaType, acceptsRanges: true, requestCount: 1,
                receivedByteCount: 66_000, seconds: 0.2, secondsToFirstByte: 0.1))
        change(&web)
        facts.web = web
        return facts
    }

    /// A URL that could not be fetched.
    package static func failed(_ kind: FetchFailure.Kind) -> MediaFacts {
        offline { $0.fetch = FetchFacts(failure: FetchFailure(kind, "exactly this")) }
    }

    /// A URL that was not fetched.
    package static func offline(_ change: (inout WebFacts) -> Void = { _ in }) -> MediaFacts {
        var web = WebFacts(url: "https://cdn.example.com/hero.jpg", scheme: "https")
        change(&web)
        return MediaFacts(
            path: web.url, fileExtension: "jpg",
            content: .other(OtherFacts(problem: SourceProblem(.unavailable, "exactly this"))), web: web)
    }
}
