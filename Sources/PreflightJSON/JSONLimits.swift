/// Bounds on what is read of a JSON text, so that none can exhaust memory or time.
package struct JSONLimits: Sendable, Hashable {
    /// Most bytes of the text. The largest image that any profile accepts, 50 MB, has 70 million characters in Base64.
    package var byteCount: Int
    /// Deepest nesting of arrays and objects. No provider's request nests deeper than 4.
    package var depth: Int
    /// Most values, counting every item and member.
    package var valueCount: Int

    package init(byteCount: Int = 128 << 20, depth: Int = 64, valueCount: Int = 100_000) {
        self.byteCount = byteCount
        self.depth = depth
        self.valueCount = valueCount
    }

    /// The bounds on a request.
    package static let standard = Self()
}
