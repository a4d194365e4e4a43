import PreflightModel

/// Facts of assets given by a URL, for the rules' examples.
extension ExampleFacts {
    /// A picture that was fetched in one request, and what is changed about its URL.
    static func fetched(
        _ facts: MediaFacts = image(), contentType: String? = "image/png",
        _ change: (inout WebFacts) -> Void = { _ in }
    ) -> MediaFacts {
        web(facts) { web in
            web.fetch = FetchFacts(
                status: 206, contentType: contentType, acceptsRanges: true, requestCount: 1,
                receivedByteCount: 66_000, seconds: 0.2, secondsToFirstByte: 0.1)
            change(&web)
        }
    }

    /// A picture whose URL could not be fetched, and what is changed about its URL.
    static func unfetched(
        _ kind: FetchFailure.Kind, _ detail: String, status: Int? = nil, byteCount: Int64? = nil,
        _ change: (inout WebFacts) -> Void = { _ in }
    ) -> MediaFacts {
        fetched(other(.unavailable, detail, name: "hero.png", byteCount: byteCount), contentType: nil) {
            web in
            web.fetch?.failure = FetchFailure(kind, detail)
            web.fetch?.status = status
            change(&web)
        }
    }

    /// A picture whose URL was not fetched.
    static func offline(_ change: (inout WebFacts) -> Void = { _ in }) -> MediaFacts {
        web(other(.unavailable, "the URL was not fetched", name: "hero.png"), change)
    }

    private static func web(_ facts: MediaFacts, _ change: (inout WebFacts) -> Void) -> MediaFacts {
        var facts = facts
        var web = WebFacts(url: "https://cdn.example.com/\(facts.path)", scheme: "https")
        change(&web)
        facts.web = web
        facts.path = web.url
        if facts.other == nil { facts.mediaType = facts.image == nil ? "video/mp4" : "image/png" }
        return facts
    }
}
