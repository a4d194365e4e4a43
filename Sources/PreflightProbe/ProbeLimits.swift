/// Bounds on what one probe may cost, whatever the file says of itself.
///
/// A file that reaches a bound is reported as not measured; nothing is guessed beyond it.
package struct ProbeLimits: Sendable, Hashable {
    /// Most processor time for one file. Checked at every read.
    package var duration: Duration
    /// Most packets read of a container whose header does not tell its times (Matroska, AVI, transport streams).
    package var packetCount: Int
    /// Largest uncompressed size of a compressed movie index, in bytes.
    package var compressedIndexByteCount: Int
    /// Most boxes visited in an MP4, MOV, HEIF or AVIF file.
    package var boxCount: Int
    /// Most bytes of a PNG's pixel data whose checksums are compared. What lies ahead of the pixels always is.
    package var checksumByteCount: Int

    /// The bounds used unless others are given: 10 s, 1 000 000 packets, 16 MiB, 200 000 boxes, 32 MiB.
    package static let standard = ProbeLimits()

    /// Creates bounds.
    package init(
        duration: Duration = .seconds(10), packetCount: Int = 1_000_000,
        compressedIndexByteCount: Int = 16 << 20, boxCount: Int = 200_000, checksumByteCount: Int = 32 << 20
    ) {
        self.duration = duration
        self.packetCount = packetCount
        self.compressedIndexByteCount = compressedIndexByteCount
        self.boxCount = boxCount
        self.checksumByteCount = checksumByteCount
    }
}
