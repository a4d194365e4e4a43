/// Bytes that lie elsewhere and can be read in any order. Used by one thread at a time.
package protocol RandomAccessBytes: AnyObject {
    /// How many there are.
    var byteCount: Int64 { get }

    /// Reads from an offset inside; blocks.
    /// - Returns: The number of bytes read, which may be fewer than there is room for, or nil when reading failed.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int?

    /// Tells that a range will be read, so that it can be fetched in one go. May be ignored.
    func willRead(_ range: Range<Int64>)
}
