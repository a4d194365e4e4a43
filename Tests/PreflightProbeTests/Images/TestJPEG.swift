/// Makes JPEGs of one component, whose every block takes two bits, so that a test knows how many bytes there must be.
struct TestJPEG {
    var width = 64
    var height = 64
    /// Blocks between restart markers; 0 for none.
    var interval = 0
    /// Second byte of the frame's marker.
    var frame: UInt8 = 0xC0
    var precision: UInt8 = 8
    /// Segments between the tables and the scan.
    var extra: [UInt8] = []
    /// The restart markers, when they are not those that belong there.
    var restarts: [UInt8]?
    /// Bytes of the scan, when they are not as many as belong there.
    var data: [UInt8]?

    var blockCount: Int { ((width + 7) / 8) * ((height + 7) / 8) }

    /// Where the scan's data begin.
    var dataOffset: Int { header.count }

    var bytes: [UInt8] { header + (data ?? scan) + [0xFF, 0xD9] }

    private var header: [UInt8] {
        let quantization = Self.segment(0xDB, [0] + Array(repeating: 1, count: 64))
        // One code of one bit each: a difference of 0, and the end of the block.
        let codes = [UInt8(1)] + Array(repeating: 0, count: 15) + [0]
        let huffman = Self.segment(0xC4, [0x00] + codes + [0x10] + codes)
        let size = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
        let start = Self.segment(frame, [precision] + size + [1, 1, 0x11, 0])
        let restart = interval > 0 ? Self.segment(0xDD, [UInt8(interval >> 8), UInt8(interval & 255)]) : []
        let scan = Self.segment(0xDA, [1, 1, 0, 0, 63, 0])
        return [0xFF, 0xD8] + quantization + huffman + start + restart + extra + scan
    }

    private var scan: [UInt8] {
        guard interval > 0 else { return Self.zeros(blockCount) }
        let parts = (blockCount + interval - 1) / interval
        let markers = restarts ?? (0..<max(0, parts - 1)).map { 0xD0 + UInt8($0 & 7) }
        return Self.zeros(min(interval, blockCount)) + markers.flatMap { [0xFF, $0] + Self.zeros(interval) }
    }

    /// As many blocks as bytes hold.
    private static func zeros(_ blocks: Int) -> [UInt8] { Array(repeating: 0, count: (blocks * 2 + 7) / 8) }

    static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let count = payload.count + 2
        return [0xFF, marker, UInt8(count >> 8), UInt8(count & 255)] + payload
    }
}
