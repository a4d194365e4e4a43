import PreflightModel

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

    init(of facts: MediaFacts, in home: AssetHome?) {
        self = home?.isBase64 == true ? .base64 : facts.web?.fetch != nil ? .web : .file
    }

    /// Whether the asset has a name of its own, which a service might look at.
    var hasName: Bool { self != .base64 }

    /// A finding as it holds for bytes that came this way.
    func settled(_ finding: Finding) -> Finding {
        guard self != .file else { return finding }
        var finding = finding
        // There is no file that a command could mend, nor a file system that could know its size.
        finding.fix?.command = nil
        if finding.evidence == .fileSystem { finding.evidence = self == .web ? .http : .request }
        return finding
    }
}
