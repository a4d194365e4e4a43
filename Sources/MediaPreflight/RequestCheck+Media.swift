import PreflightFetch
import PreflightModel
import PreflightRequests
import PreflightSystem
import PreflightText

/// A request's medium, and where its bytes are.
struct RequestMedium {
    /// What is to be measured; nil when its bytes are nowhere.
    private(set) var asset: Asset?
    /// What is known when there is nothing to measure.
    private var unavailable: MediaFacts?
    /// The URL of the request that the bytes at hand are, or will be, at.
    private var reference: WebReference?
    /// The name to be shown when its own may hold a secret.
    private var shownName: String?

    /// Takes the medium's facts from those that were measured, of which it has the first if it has any.
    /// - Parameters:
    ///   - measured: What was measured of the media from here on.
    ///   - policy: What may be contacted; nil when nothing is fetched.
    /// - Returns: The facts, under the name and with the URL that the medium has in its request.
    func facts(measuredIn measured: inout ArraySlice<MediaFacts>, _ policy: FetchPolicy?) -> MediaFacts {
        if let unavailable { return unavailable }
        guard var facts = measured.popFirst() else { return .unavailable("", "nothing was measured") }
        if let shownName { facts.path = shownName }
        if let reference, facts.web == nil { facts.web = WebFacts(of: reference, policy) }
        return facts
    }

    fileprivate init(_ asset: Asset, at reference: WebReference? = nil, shownAs name: String? = nil) {
        self.asset = asset
        self.reference = reference
        shownName = name
    }

    fileprivate init(unavailable: MediaFacts) { self.unavailable = unavailable }
}

extension RequestCheck {
    /// Where the bytes of a request's medium are.
    func medium(_ medium: RequestMedia, in body: RequestBody, for profile: Profile) -> RequestMedium {
        func asset(_ source: MediaSource) -> Asset {
            Asset(source, as: medium.subject).limited(by: profile)
        }
        switch medium.reference {
        case .url(let address, let text):
            if let source = body.media[text] { return RequestMedium(asset(source), at: .address(address)) }
            return RequestMedium(asset(.url(text)))
        case .malformedURL(let shown, let reason):
            let reference = WebReference.malformed(shown: shown, reason: reason)
            return RequestMedium(
                unavailable: .unavailable(
                    shown, "this is not a URL that can be fetched", WebFacts(of: reference, fetching)))
        case .path(let path):
            guard readsLocalPaths else {
                return RequestMedium(
                    unavailable: .unavailable(path, "local files that a request names are not read here"))
            }
            let shown = WebReference.shown(missingPath: path)
            return RequestMedium(
                asset(.file(Self.resolve(path, in: body.folder))), shownAs: shown == path ? nil : shown)
        case .base64(let reading):
            let label = "\(medium.field.name) (Base64)"
            guard let bytes = reading.bytes else {
                return RequestMedium(unavailable: .unavailable(label, "the Base64 cannot be decoded"))
            }
            return RequestMedium(asset(.bytes(bytes, label: label)))
        }
    }

    private static func resolve(_ path: String, in folder: String?) -> String {
        guard let folder, !folder.isEmpty, !path.hasPrefix("/") else { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }
}
