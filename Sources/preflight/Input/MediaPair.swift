import ArgumentParser
import MediaPreflight

/// An image and a motion video, or one of them.
struct MediaPair {
    let image: MediaFacts?
    let video: MediaFacts?
    /// Whether the video was named before the image.
    let isSwapped: Bool

    /// Tells which is which: as it was said, else by content, else by place.
    /// - Parameter assets: One file, or two in any order.
    /// - Throws: A usage error when both are of one kind.
    init(_ assets: [AssetInRole]) throws {
        let kinds = assets.map { $0.role ?? $0.facts.kind }
        if let kind = kinds.first ?? nil, kinds.count > 1, kinds.last == kind {
            let names = assets.map { "'\(Console.visible($0.facts.path))'" }.joined(separator: " and ")
            throw ValidationError("\(names) are both \(kind.rawValue)s: name one image and one motion video.")
        }
        isSwapped = kinds.first == .video || (kinds.count > 1 && kinds.last == .image)
        let facts = isSwapped ? assets.reversed().map(\.facts) : assets.map(\.facts)
        let isVideoAlone = isSwapped && facts.count == 1
        image = isVideoAlone ? nil : facts.first
        video = isVideoAlone || facts.count > 1 ? facts.last : nil
    }
}

extension MediaFacts {
    /// What it can play, when its content is known.
    fileprivate var kind: Subject? { image != nil ? .image : video != nil ? .video : nil }
}
