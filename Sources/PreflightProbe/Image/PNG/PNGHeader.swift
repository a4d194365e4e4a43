internal import PreflightModel

/// The header of a PNG (ISO/IEC 15948, 11.2.2).
struct PNGHeader {
    let width: UInt32
    let height: UInt32
    let bitDepth: UInt8
    /// Bit 0 stands for a palette, bit 1 for colour, bit 2 for alpha.
    let colorType: UInt8
    let isInterlaced: Bool
    private let hasKnownMethods: Bool

    /// Reads a header whose fields begin at an offset; nil when the file ends before they do.
    init?(_ source: ByteSource, at offset: Int64) {
        guard let width: UInt32 = source.integer(at: offset),
            let height: UInt32 = source.integer(at: offset + 4),
            let bitDepth = source.byte(at: offset + 8), let colorType = source.byte(at: offset + 9),
            let methods: UInt16 = source.integer(at: offset + 10),
            let interlace = source.byte(at: offset + 12)
        else { return nil }
        (self.width, self.height, self.bitDepth, self.colorType) = (width, height, bitDepth, colorType)
        isInterlaced = interlace != 0
        hasKnownMethods = methods == 0 && interlace < 2
    }

    /// Whether every field has a value that PNG has.
    var isValid: Bool {
        let depths: [UInt8: Set<UInt8>] = [
            0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
        ]
        let sides = 1...UInt32(Int32.max)
        return sides ~= width && sides ~= height && depths[colorType]?.contains(bitDepth) == true
            && hasKnownMethods
    }

    var isPalette: Bool { colorType == 3 }
    var hasAlphaChannel: Bool { colorType & 4 != 0 }
    var size: PixelSize { PixelSize(width: Int(width), height: Int(height)) }

    var colorModel: ColorModel {
        colorType & 1 != 0 ? .palette : (colorType & 2 != 0 ? .rgb : .grayscale)
    }

    var bitsPerPixel: Int { Int(bitDepth) * (isPalette ? 1 : [0: 1, 2: 3, 4: 2, 6: 4][colorType] ?? 1) }
}
