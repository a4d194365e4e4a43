package import PreflightModel

/// An asset to be checked, and the role it plays.
package struct Asset: Sendable, Hashable {
    /// Where its bytes are.
    package var source: MediaSource
    /// `image` or `video`, or nil to tell by content.
    package var role: Subject?
    /// Bytes of the largest file that is of use, where it has to be fetched; nil for no bound but the fetching policy's.
    package var byteLimit: Int64?

    /// Creates a request.
    /// - Parameters:
    ///   - source: Where the asset's bytes are.
    ///   - role: `image` or `video`: an asset of the other kind fails. Nil tells by content.
    package init(_ source: MediaSource, as role: Subject? = nil) {
        self.source = source
        self.role = role
    }

    /// The same asset, of which no more is fetched than a profile's limits make useful.
    func limited(by profile: Profile) -> Asset {
        guard source.url != nil else { return self }
        var asset = self
        asset.byteLimit = profile.largestFile(in: role)
        return asset
    }
}

extension Profile {
    /// Bytes of the largest file that is accepted in a role, by the more generous reading; nil when that is not
    /// documented.
    fileprivate func largestFile(in role: Subject?) -> Int64? {
        let keys: [LimitKey] =
            switch role {
            case .image: [.imageMaxBytes]
            case .video: [.videoMaxBytes]
            default: [.imageMaxBytes, .videoMaxBytes]
            }
        let sizes = keys.map { key -> Int64? in
            if case .fileSize(let size)? = limits[key]?.value { size.binaryByteCount } else { nil }
        }
        return sizes.contains(nil) ? nil : sizes.compactMap(\.self).max()
    }
}
