internal import PreflightModel

/// Measures GIF (87a and 89a) by its screen descriptor and blocks.
enum GIFProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts) {
        var image = ImageFacts(format: .gif)
        defer { facts.content = .image(image) }
        guard let width: UInt16 = source.littleEndian(at: 6), let height: UInt16 = source.littleEndian(at: 8),
            let flags = source.byte(at: 10)
        else {
            facts.defects.append(Defect(.truncated, "the file ends inside its header"))
            return
        }
        image.size = Measured(PixelSize(width: Int(width), height: Int(height)), .header)
        image.colorModel = .palette
        image.bitDepth = 8
        var blocks = Blocks()
        let hasTrailer = blocks.walk(source, from: 13 + colorTableByteCount(flags))
        image.hasAlpha = blocks.hasTransparency
        image.isProgressive = blocks.isInterlaced
        image.isAnimated = blocks.frameCount > 1
        if !hasTrailer { facts.defects.append(Defect(.truncated, "the file ends without its trailer")) }
    }

    private static func colorTableByteCount(_ flags: UInt8) -> Int64 {
        flags & 0x80 != 0 ? 3 << (Int64(flags & 7) + 1) : 0
    }

    /// What the blocks after the header say. Walking stops at the second frame: more change no fact.
    private struct Blocks {
        var frameCount = 0
        var hasTransparency = false
        var isInterlaced = false

        /// - Returns: Whether the blocks are whole, as far as they were walked.
        mutating func walk(_ source: ByteSource, from start: Int64) -> Bool {
            var offset = start
            while let introducer = source.byte(at: offset), !source.hasExpired() {
                switch introducer {
                case 0x3B: return true
                case 0x21:
                    if source.byte(at: offset + 1) == 0xF9, let flags = source.byte(at: offset + 3),
                        flags & 1 != 0
                    {
                        hasTransparency = true
                    }
                    offset += 2
                case 0x2C:
                    frameCount += 1
                    guard frameCount < 2 else { return true }
                    guard let flags = source.byte(at: offset + 9) else { return false }
                    isInterlaced = flags & 0x40 != 0
                    offset += 11 + colorTableByteCount(flags)
                default: return false
                }
                guard skipSubBlocks(source, from: &offset) else { return false }
            }
            return false
        }

        private func skipSubBlocks(_ source: ByteSource, from offset: inout Int64) -> Bool {
            while let length = source.byte(at: offset), !source.hasExpired() {
                offset += 1 + Int64(length)
                if length == 0 { return true }
            }
            return false
        }
    }
}
