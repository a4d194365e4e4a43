internal import PreflightModel

/// Measures Windows bitmaps by their two headers.
enum BMPProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts) {
        var image = ImageFacts(format: .bmp)
        defer { facts.content = .image(image) }
        guard let headerByteCount: UInt32 = source.littleEndian(at: 14),
            let size = size(source, headerByteCount)
        else {
            facts.defects.append(Defect(.truncated, "the file ends inside its header"))
            return
        }
        image.size = Measured(size, .header)
        let bitsPerPixel: UInt16? = source.littleEndian(at: headerByteCount == 12 ? 24 : 28)
        if let bitsPerPixel {
            image.colorModel = bitsPerPixel <= 8 ? .palette : .rgb
            image.bitDepth = bitsPerPixel <= 8 ? Int(bitsPerPixel) : (bitsPerPixel == 16 ? 5 : 8)
            image.hasAlpha = bitsPerPixel == 32 && headerByteCount >= 56
            image.isOddlyPacked = ![1, 4, 8, 16, 24, 32].contains(bitsPerPixel)
        }
        image.isAnimated = false
        image.isProgressive = false
        if let declared: UInt32 = source.littleEndian(at: 2), Int64(declared) > source.byteCount {
            facts.defects.append(
                Defect(.truncated, "the header promises \(declared) bytes, the file has \(source.byteCount)"))
        }
    }

    private static func size(_ source: ByteSource, _ headerByteCount: UInt32) -> PixelSize? {
        if headerByteCount == 12 {
            guard let width: UInt16 = source.littleEndian(at: 18),
                let height: UInt16 = source.littleEndian(at: 20)
            else { return nil }
            return PixelSize(width: Int(width), height: Int(height))
        }
        guard let width: UInt32 = source.littleEndian(at: 18),
            let height: UInt32 = source.littleEndian(at: 22)
        else { return nil }
        // A negative height means that rows run from the top.
        return PixelSize(width: Int(Int32(bitPattern: width)), height: abs(Int(Int32(bitPattern: height))))
    }
}
