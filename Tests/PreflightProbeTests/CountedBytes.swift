import PreflightModel

/// A file elsewhere that counts what it costs.
final class CountedBytes: RandomAccessBytes {
    let bytes: [UInt8]
    let servesParts: Bool
    /// What was fetched: a block at a time.
    private(set) var fetched: [Range<Int64>] = []
    private(set) var readByteCount = 0
    private let block: Int64

    init(_ bytes: [UInt8], servesParts: Bool = true, block: Int64 = 65536) {
        self.bytes = bytes
        self.servesParts = servesParts
        self.block = block
    }

    var byteCount: Int64 { Int64(bytes.count) }
    func willRead(_ range: Range<Int64>) {}

    func endAtHand(from offset: Int64) -> Int64 {
        fetched.filter { $0.contains(offset) }.map(\.upperBound).max() ?? offset
    }

    func read(at offset: Int64, atLeast count: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let isThere = fetched.contains {
            $0.contains(offset) && $0.contains(offset + Int64(max(count, 1)) - 1)
        }
        if !isThere {
            guard count > 0 else { return 0 }
            fetched.append(offset..<min(byteCount, max(offset + block, offset + Int64(count))))
        }
        let part = bytes[Int(offset)..<min(Int(endAtHand(from: offset)), Int(offset) + buffer.count)]
        readByteCount += part.count
        unsafe part.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
        return part.count
    }
}
