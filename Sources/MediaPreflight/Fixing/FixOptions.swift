public import PreflightModel

/// What is to be fixed, and where the copies go.
public struct FixOptions: Sendable, Hashable {
    package var orientation: CharacterOrientation?
    package var folder: String?
    package var includesNotes: Bool
    package var replacesFiles: Bool
    package var acceptsDamage: Bool

    /// Creates options. By default copies go beside their originals, and take no file's place.
    /// - Parameters:
    ///   - orientation: The `character_orientation` that will be sent; nil when either will do.
    ///   - folder: The folder that copies are put in, made when it is missing; nil to put each beside its original.
    ///   - includesNotes: Whether what is only worth noting, such as a turned picture, is fixed too.
    ///   - replacesFiles: Whether a copy may take the place of an existing file; never that of an original.
    ///   - acceptsDamage: Whether a damaged original gets a copy too, made of whatever can still be decoded. Nobody can tell
    ///     by the copy that something was lost.
    public init(
        orientation: CharacterOrientation? = nil, folder: String? = nil, includesNotes: Bool = false,
        replacesFiles: Bool = false, acceptsDamage: Bool = false
    ) {
        self.orientation = orientation
        self.folder = folder
        self.includesNotes = includesNotes
        self.replacesFiles = replacesFiles
        self.acceptsDamage = acceptsDamage
    }
}
