import PreflightModel

extension FactList {
    /// Where an asset came from when it was given by a URL, and what fetching it took.
    mutating func web(_ facts: MediaFacts) {
        guard let web = facts.web else { return }
        url(web, besides: facts.path)
        if let seconds = web.secondsToExpiry {
            let time = RoughTime(seconds: seconds)
            if seconds < 0 {
                fact("expired", "\(time) ago", isDoubtful: true)
            } else {
                fact("expires", "in \(time)")
            }
        }
        if let seconds = web.signature?.secondsToStart, seconds > 0 {
            fact("valid", "in \(RoughTime(seconds: seconds))", isDoubtful: true)
        }
        guard let fetch = web.fetch else { return }
        for redirect in fetch.redirects {
            let elsewhere = redirect.leavesHost ? ", another host" : ""
            fact("redirect", "\(redirect.status) to \(redirect.url)\(elsewhere)")
        }
        fact("fetched", fetch.statement)
        if let proxy = fetch.proxy { fact("proxy", proxy) }
        // Where nothing was measured, the reason stands there already.
        if let failure = fetch.failure, failure.detail != facts.other?.problem.detail {
            fact("failed", failure.detail, isDoubtful: true)
        }
    }

    /// What the text of the URL tells, where that is more than the asset's name.
    private mutating func url(_ web: WebFacts, besides path: String) {
        let remarks = [
            web.url == path ? nil : web.url,
            web.mistake.map { "cannot be used: \($0)" },
            web.hasCredentials ? "with a user name or a password" : nil,
            web.unreachable.map { "the host is \($0)" + (web.isHostAllowed ? ", which is allowed" : "") },
        ].compactMap(\.self)
        if !remarks.isEmpty { fact("URL", remarks.joined(separator: "; ")) }
    }
}

extension FetchFacts {
    /// What it took, and what the last response was: `3 requests, 131 KB in 0.2 s; 206, image/png`.
    fileprivate var statement: String {
        let size = Wording.size(max(receivedByteCount, 0))
        // A time that was measured, no finer than it means something.
        let time = seconds < 0.1 ? "under 0.1 s" : Wording.seconds((seconds * 10).rounded() / 10)
        let response = [status.map(String.init), contentType].compactMap(\.self).joined(separator: ", ")
        let effort = "\(Wording.count(requestCount, "request")), \(size) in \(time)"
        return response.isEmpty ? effort : "\(effort); \(response)"
    }
}
