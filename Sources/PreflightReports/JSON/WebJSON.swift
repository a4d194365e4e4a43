import PreflightJSON
import PreflightModel

extension JSONWriter {
    /// The member that says what is known of an asset's URL.
    mutating func web(_ web: WebFacts?) {
        member("web", object: web) { writer, web in
            writer.member("url", web.url)
            writer.member("mistake", web.mistake)
            writer.member("scheme", web.scheme)
            writer.member("hasCredentials", web.hasCredentials)
            writer.member("unreachable", web.unreachable)
            writer.member("isHostAllowed", web.isHostAllowed)
            writer.member("signature", object: web.signature) { $0.signature($1) }
            writer.member("secondsToExpiry", web.secondsToExpiry.map(Decimals.rounded))
            writer.member("fetch", object: web.fetch) { $0.fetch($1) }
        }
    }

    private mutating func signature(_ signature: SignatureFacts) {
        member("scheme", signature.scheme)
        member("secondsToStart", signature.secondsToStart)
        member("life", signature.life)
        member("longestLife", signature.longestLife)
        member("isLongestLifeCertain", signature.isLongestLifeCertain)
        member("forbidsReading", signature.forbidsReading)
        member("unreadable", signature.unreadable)
    }

    private mutating func fetch(_ fetch: FetchFacts) {
        member("redirects", objects: fetch.redirects) { writer, redirect in
            writer.member("status", redirect.status)
            writer.member("url", redirect.url)
            writer.member("leavesHost", redirect.leavesHost)
        }
        member("status", fetch.status)
        member("contentType", fetch.contentType)
        member("acceptsRanges", fetch.acceptsRanges)
        member("requests", fetch.requestCount)
        member("receivedBytes", fetch.receivedByteCount)
        member("seconds", Decimals.rounded(fetch.seconds))
        member("secondsToFirstByte", fetch.secondsToFirstByte.map(Decimals.rounded))
        member("proxy", fetch.proxy)
        member("failure", object: fetch.failure) { writer, failure in
            writer.member("kind", failure.kind.rawValue)
            writer.member("detail", failure.detail)
        }
    }
}
