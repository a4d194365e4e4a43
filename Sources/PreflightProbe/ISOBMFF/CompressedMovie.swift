internal import CZlib
internal import PreflightModel

/// A movie index stored compressed (`cmov`), as old QuickTime writers did.
enum CompressedMovie {
    /// The index inside, inflated; nil when the index is not compressed.
    /// - Throws: When it claims to be larger than the limit allows, or cannot be inflated.
    static func inflated(
        _ movie: Box, _ scanner: inout BoxScanner, _ limits: ProbeLimits
    ) throws(SourceProblem) -> [UInt8]? {
        guard let compressed = try scanner.children(of: movie).first(FourCC("cmov")),
            let data = try scanner.children(of: compressed).first(FourCC("cmvd"))
        else { return nil }
        let source = scanner.source
        let limit = limits.compressedIndexByteCount
        guard let byteCount: UInt32 = source.integer(at: data.payload) else {
            throw SourceProblem(.unreadable, "the compressed index is cut off")
        }
        guard byteCount <= limit, data.end - data.payload - 4 <= Int64(limit) else {
            throw SourceProblem(.limitReached, "the compressed index is larger than \(limit) bytes")
        }
        let packed = source.bytes(at: data.payload + 4, count: Int(max(0, data.end - data.payload - 4)))
        var bytes = [UInt8](repeating: 0, count: Int(byteCount))
        var length = uLongf(bytes.count)
        guard unsafe uncompress(&bytes, &length, packed, uLong(packed.count)) == Z_OK, length == bytes.count
        else {
            throw SourceProblem(.unreadable, "the compressed index cannot be inflated")
        }
        return bytes
    }
}
