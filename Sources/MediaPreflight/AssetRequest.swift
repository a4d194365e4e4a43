public import PreflightModel

/// An asset to be checked, and the role it plays.
public struct AssetRequest: Sendable, Hashable {
    /// Where its bytes are.
    public var source: MediaSource
    /// `image` or `video`, or nil to tell by content.
    public var role: Subject?

    /// Creates a request.
    /// - Parameters:
    ///   - source: Where the asset's bytes are.
    ///   - role: `image` or `video`: an asset of the other kind fails. Nil tells by content.
    public init(_ source: MediaSource, as role: Subject? = nil) {
        self.source = source
        self.role = role
    }
}
