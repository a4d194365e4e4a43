import PreflightFetch
import PreflightModel
import PreflightRequests
import PreflightText

extension RequestCheck {
    /// What is to be measured of a request's medium.
    struct Medium: Sendable {
        /// What it is in the request.
        let role: Subject
        let place: Place
        /// The name to be shown when its own may hold a secret.
        var shownName: String?

        /// Where its bytes are.
        enum Place: Sendable {
            /// At hand, and for a URL of the request that they are, or will be, at.
            case source(MediaSource, at: WebReference? = nil)
            /// At a URL.
            case web(WebReference)
            /// Nowhere.
            case unavailable(MediaFacts)
        }
    }

    /// Measures media side by side.
    func measure(_ media: [Medium], _ measurement: Measurement, by source: any FactsSource) async
        -> [MediaFacts]
    {
        await withTaskGroup(of: (Int, MediaFacts).self) { group in
            for (index, medium) in media.enumerated() {
                group.addTask { (index, await measurement.facts(of: medium, by: source)) }
            }
            var facts: [MediaFacts?] = media.map { _ in nil }
            for await (index, measured) in group { facts[index] = measured }
            return facts.compactMap(\.self)
        }
    }

    func medium(_ medium: RequestMedia, in body: RequestBody) -> Medium {
        switch medium.reference {
        case .url(let address, let text):
            let source = body.media[text].map { Medium.Place.source($0, at: .address(address)) }
            return Medium(role: medium.subject, place: source ?? .web(.address(address)))
        case .malformedURL(let text, let reason):
            return Medium(role: medium.subject, place: .web(.malformed(shown: text, reason: reason)))
        case .path(let path):
            guard readsLocalPaths else {
                let facts = MediaFacts.unavailable(path, "local files that a request names are not read here")
                return Medium(role: medium.subject, place: .unavailable(facts))
            }
            let source = MediaSource.file(Self.resolve(path, in: body.folder))
            let shown = WebReference.shown(missingPath: path)
            return Medium(
                role: medium.subject, place: .source(source), shownName: shown == path ? nil : shown)
        case .base64(let reading):
            let label = "\(medium.field.name) (Base64)"
            guard let bytes = reading.bytes else {
                let facts = MediaFacts.unavailable(label, "the Base64 cannot be decoded")
                return Medium(role: medium.subject, place: .unavailable(facts))
            }
            return Medium(role: medium.subject, place: .source(.bytes(bytes, label: label)))
        }
    }

    private static func resolve(_ path: String, in folder: String?) -> String {
        guard let folder, !folder.isEmpty, !path.hasPrefix("/") else { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }
}

extension Measurement {
    /// Has a request's medium measured. What is at a URL of the request is fetched here.
    fileprivate func facts(of medium: RequestCheck.Medium, by source: any FactsSource) async -> MediaFacts {
        guard case .source(let own, let reference) = medium.place else {
            guard fetcher != nil else { return facts(of: medium) }
            return await BlockingThread.run { facts(of: medium, until: $0) }
        }
        let measured = await source.facts(of: [AssetRequest(own, as: medium.role)])
        return measured.first.map { named($0, for: medium, at: reference) } ?? facts(of: medium)
    }

    /// Facts under the name and with the URL that a medium has in its request.
    private func named(
        _ facts: MediaFacts, for medium: RequestCheck.Medium, at reference: WebReference?
    ) -> MediaFacts {
        var facts = facts
        if let name = medium.shownName { facts.path = name }
        if let reference, facts.web == nil { facts.web = web(of: reference) }
        return facts
    }

    /// Measures a request's medium. Blocks.
    func facts(of medium: RequestCheck.Medium, until cancellation: FetchCancellation? = nil) -> MediaFacts {
        switch medium.place {
        case .source(let source, let reference):
            return named(
                facts(of: source, as: medium.role, until: cancellation), for: medium, at: reference)
        case .web(let reference): return facts(of: reference, as: medium.role, until: cancellation)
        case .unavailable(let facts): return facts
        }
    }
}
