import PreflightModel

/// The field of a request that holds an asset.
struct RequestSlot {
    let medium: RequestMedia
    private let request: RequestFacts
    /// What the request's rules say of the medium, under each orientation.
    private let own: [CharacterOrientation: [Finding]]

    init(_ medium: RequestMedia, of request: RequestFacts, findings: [CharacterOrientation: [Finding]]) {
        self.medium = medium
        self.request = request
        own = findings.mapValues { $0.filter { Self.concerns($0, medium) } }
    }

    /// Whether the asset itself is in the request.
    var isBase64: Bool { if case .base64 = medium.reference { true } else { false } }

    /// The media type that the asset's `data:` URI states; nil where there is no such URI.
    var dataMediaType: String? {
        if case .base64(let reading) = medium.reference { reading.dataMediaType } else { nil }
    }

    /// Whether a finding of a request's rule is about a medium, and not about the request as such.
    static func concerns(_ finding: Finding, _ medium: RequestMedia) -> Bool {
        finding.subject == medium.subject && finding.location.pointer == medium.pointer
    }

    /// All that is said under an orientation: of the field, and of what is in it, at the field's place.
    ///
    /// - Parameters:
    ///   - orientation: The orientation.
    ///   - findings: What the assets' rules say.
    ///   - facts: What they say it about. Of a placeholder there is nothing more to say.
    /// - Returns: The findings, those of the field first.
    func findings(
        _ orientation: CharacterOrientation, and findings: [Finding], of facts: MediaFacts
    ) -> [Finding] {
        own[orientation, default: []] + (medium.isUnfilled(facts) ? [] : findings.map(moved))
    }

    private func moved(_ finding: Finding) -> Finding {
        var finding = finding
        finding.location = Location(
            path: request.path, pointer: medium.pointer, line: medium.position.line,
            column: medium.position.column)
        return finding
    }
}

/// Where an asset's bytes came from, and what that makes of the rules' findings.
///
/// Rules speak of a file on this machine, whichever way the bytes came, so that none of them can forget another way.
enum AssetOrigin {
    /// A file on this machine.
    case file
    /// A server, by HTTP.
    case web
    /// The request itself.
    case base64

    init(of facts: MediaFacts, in home: RequestSlot?) {
        self = home?.isBase64 == true ? .base64 : facts.web?.fetch != nil ? .web : .file
    }

    /// Whether the asset has a name of its own, which a service might look at.
    var hasName: Bool { self != .base64 }

    /// A finding as it holds for bytes that came this way.
    func settled(_ finding: Finding) -> Finding {
        guard self != .file else { return finding }
        var finding = finding
        // There is no file that a command could fix, nor a file system that could know its size.
        finding.fix?.command = nil
        if finding.evidence == .fileSystem { finding.evidence = self == .web ? .http : .request }
        return finding
    }
}
