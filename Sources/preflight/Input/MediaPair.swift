import ArgumentParser
import MediaPreflight

/// An image and a motion video, or one of them.
struct MediaPair {
    let image: MediaFacts?
    let video: MediaFacts?
    /// Whether the video was named before the image.
    let isSwapped: Bool

    init(image: MediaFacts?, video: MediaFacts?) {
        (self.image, self.video, isSwapped) = (image, video, false)
    }

    /// Tells files apart by their content; what has none that is known, by its place.
    /// - Parameter facts: One file, or two in any order.
    /// - Throws: A usage error when both are of one kind.
    init(_ facts: [MediaFacts]) throws {
        guard let first = facts.first else {
            (image, video, isSwapped) = (nil, nil, false)
            return
        }
        guard facts.count > 1, let second = facts.last else {
            let isVideo = first.video != nil
            (image, video, isSwapped) = (isVideo ? nil : first, isVideo ? first : nil, false)
            return
        }
        if let kind = Self.sharedKind(first, second) {
            throw ValidationError(
                "'\(Console.visible(first.path))' and '\(Console.visible(second.path))' are both \(kind)s: name one image and one motion video."
            )
        }
        isSwapped = first.video != nil || second.image != nil
        (image, video) = isSwapped ? (second, first) : (first, second)
    }

    private static func sharedKind(_ first: MediaFacts, _ second: MediaFacts) -> String? {
        if first.image != nil, second.image != nil { return "image" }
        return first.video != nil && second.video != nil ? "video" : nil
    }
}
