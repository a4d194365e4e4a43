package import PreflightModel

extension MediaFacts {
    /// The facts in one line: `PNG 900×1200, 14 KB`.
    package var shortDescription: String {
        let described =
            switch content {
            case .image(let image): image.shortDescription
            case .video(let video) where defect(.missingIndex) != nil:
                video.container.format.known.title + ", no index"
            case .video(let video): video.shortDescription
            case .other(let other): other.identifiedAs ?? other.problem.detail
            }
        return [described, byteCount.map(Wording.size)].compactMap(\.self).joined(separator: ", ")
    }
}

extension ImageFacts {
    fileprivate var shortDescription: String {
        let name = format.known.title
        let size = displaySize.map { " \($0.value)" } ?? ", size not measured"
        return name + size + (isAnimated == true ? ", animated" : "")
    }
}

extension VideoFacts {
    fileprivate var shortDescription: String {
        let name = container.format.known.title
        guard let video else { return "\(name), no video track" }
        let shape: [String?] = [name, video.codec, video.displaySize?.value.description]
        let length = (video.duration ?? container.duration)?.value
        let parts: [String?] = [
            shape.compactMap(\.self).joined(separator: " "), length.map(Wording.seconds),
            video.frameRate.map { "\(Wording.rate($0)) fps" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Wording {
    /// A frame rate to two decimals: `29.97`.
    static func rate(_ value: Double) -> String {
        value.magnitude < 1e9 ? number((value * 100).rounded() / 100) : number(value)
    }
}

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
