/// Which input the generated character's orientation follows: the `character_orientation` request field.
/// Providers allow a longer motion video when it follows the video.
public enum CharacterOrientation: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The character faces as in the image.
    case image
    /// The character faces as in the motion video.
    case video

    /// What an asset is checked under: the orientation that was asked for, or each.
    /// - Parameter asked: The orientation that was asked for; nil for none.
    /// - Returns: One orientation, or both in their order.
    package static func considered(_ asked: Self?) -> [Self] { asked.map { [$0] } ?? allCases }

    /// Orders `image` before `video`, so that lists of orientations read the same every time.
    public static func < (left: Self, right: Self) -> Bool { left == .image && right == .video }
}
