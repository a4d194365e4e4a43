/// Bounds on what is read of a request, so that no text can exhaust memory or time.
package struct RequestLimits: Sendable, Hashable {
    /// Most bytes of the text. The largest image that any profile accepts, 50 MB, has 70 million characters in Base64.
    package var byteCount: Int
    /// Deepest nesting of arrays and objects. No provider's request nests deeper than 4.
    package var depth: Int
    /// Most values, counting every item and member.
    package var valueCount: Int
    /// Most images and videos. Every provider takes one of each.
    package var mediaCount: Int

    package init(
        byteCount: Int = 128 << 20, depth: Int = 64, valueCount: Int = 100_000, mediaCount: Int = 64
    ) {
        self.byteCount = byteCount
        self.depth = depth
        self.valueCount = valueCount
        self.mediaCount = mediaCount
    }

    package static let standard = Self()
}
