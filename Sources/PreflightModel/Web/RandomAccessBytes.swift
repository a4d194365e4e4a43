/// Bytes that lie elsewhere and can be read in any order. Used by one thread at a time.
package protocol RandomAccessBytes: AnyObject {
    /// How many there are.
    var byteCount: Int64 { get }

    /// Reads from an offset inside; blocks until the bytes asked for are there.
    /// - Parameters:
    ///   - offset: Where to begin.
    ///   - count: The least number of bytes wanted, unless the file ends before; at most what there is room for.
    ///   - buffer: Where they go, with as many more as are at hand.
    /// - Returns: The number of bytes read, or nil when reading failed.
    func read(at offset: Int64, atLeast count: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int?

    /// Tells that a range will be read, so that it can be fetched in one go. May be ignored.
    func willRead(_ range: Range<Int64>)

    /// Where the bytes end that are at hand from an offset on: the offset itself when the next byte is not.
    func endAtHand(from offset: Int64) -> Int64

    /// Whether any part can be had without what lies before it.
    var servesParts: Bool { get }
}
