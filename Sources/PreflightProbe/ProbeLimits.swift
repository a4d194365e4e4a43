/// Bounds on what one probe may cost, whatever the file says of itself.
///
/// A file that reaches a bound is reported as not measured; nothing is guessed beyond it.
public struct ProbeLimits: Sendable, Hashable {
    /// Most processor time for one file. Checked at every read.
    public var duration: Duration
    /// Most packets read of a container whose header does not tell its times (Matroska, AVI, transport streams).
    public var packetCount: Int
    /// Largest uncompressed size of a compressed movie index, in bytes.
    public var compressedIndexByteCount: Int
    /// Most boxes visited in an MP4, MOV, HEIF or AVIF file.
    public var boxCount: Int
    /// Most bytes of a PNG's pixel data whose checksums are compared. What lies ahead of the pixels always is.
    public var checksumByteCount: Int

    /// The bounds used unless others are given: 10 s, 1 000 000 packets, 16 MiB, 200 000 boxes, 32 MiB.
    public static let standard = ProbeLimits()

    /// Creates bounds.
    public init(
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
