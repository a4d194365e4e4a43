internal import PreflightModel

/// Measures the sides of pictures in formats that no provider takes, so that a report can name the file as it is.
enum OtherImageProbe {
    static func measure(_ source: ByteSource, as format: ImageFormat, into facts: inout MediaFacts) {
        var image = ImageFacts(format: format)
        switch format {
        case .jpeg2000: measureJPEG2000(source, &image)
        case .ico:
            // Zero stands for 256.
            if let width = source.byte(at: 6), let height = source.byte(at: 7) {
                image.set(width: width == 0 ? 256 : Int(width), height: height == 0 ? 256 : Int(height))
            }
            image.isAnimated = false
        case .psd:
            if let height: UInt32 = source.integer(at: 14), let width: UInt32 = source.integer(at: 18) {
                image.set(width: Int(width), height: Int(height))
            }
            image.bitDepth = source.integer(at: 22, as: UInt16.self).map(Int.init)
            image.colorModel = source.integer(at: 24, as: UInt16.self).flatMap {
                [1: .grayscale, 2: .palette, 3: .rgb, 4: .cmyk][$0]
            }
        default: break
        }
        facts.content = .image(image)
    }

    /// JPEG-LS, whose frame header libjpeg does not know (ITU-T T.87, annex C) and
    /// whose length stands at `offset`.
    static func measureJPEGLS(_ source: ByteSource, at offset: Int64) -> ImageFacts {
        var image = ImageFacts(format: .jpegLS)
        image.bitDepth = source.byte(at: offset + 2).map(Int.init)
        if let height: UInt16 = source.integer(at: offset + 3),
            let width: UInt16 = source.integer(at: offset + 5),
            height > 0
        {
            image.set(width: Int(width), height: Int(height))
        }
        image.hasAlpha = false
        image.isAnimated = false
        return image
    }

    /// The codestream's SIZ segment, at its fixed place behind the start marker (ITU-T T.800, A.5.1).
    private static func measureJPEG2000(_ source: ByteSource, _ image: inout ImageFacts) {
        let head = source.bytes(at: 0, count: 4096)
        let start = head.indices.first { head[$0...].starts(with: [0xFF, 0x4F, 0xFF, 0x51]) }
        guard let start = start.map(Int64.init), let right: UInt32 = source.integer(at: start + 8),
            let bottom: UInt32 = source.integer(at: start + 12),
            let left: UInt32 = source.integer(at: start + 16),
            let top: UInt32 = source.integer(at: start + 20), right >= left, bottom >= top
        else { return }
        image.set(width: Int(right - left), height: Int(bottom - top))
        image.bitDepth = source.byte(at: start + 42).map { Int($0 & 0x7F) + 1 }
        image.hasAlpha = source.integer(at: start + 40, as: UInt16.self).map { $0 == 2 || $0 == 4 }
        image.isAnimated = false
        image.isOddlyPacked = hasHighThroughput(source, at: start)
    }

    /// Whether the block coder is that of High-Throughput JPEG 2000, which a capabilities segment (CAP) behind SIZ
    /// announces (ITU-T T.814, annex A).
    private static func hasHighThroughput(_ source: ByteSource, at start: Int64) -> Bool {
        guard let length = source.integer(at: start + 4, as: UInt16.self) else { return false }
        return source.integer(at: start + 4 + Int64(length), as: UInt16.self) == 0xFF50
    }
}

extension ImageFacts {
    /// Sets the sides that a header states.
    mutating func set(width: Int, height: Int) {
        size = Measured(PixelSize(width: width, height: height), .header)
    }
}
