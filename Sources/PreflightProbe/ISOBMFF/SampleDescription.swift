internal import PreflightModel

/// The first entry of a track's sample description (`stsd`): how the samples are coded.
struct SampleDescription {
    /// The sample entry's format, such as `avc1`; for encrypted samples the original one.
    var format: FourCC
    /// Whether the samples are encrypted.
    var isEncrypted = false
    /// Width and height that the sample entry states; nil for audio.
    var size: PixelSize?
    /// Number of descriptions; samples may use any of them.
    var entryCount: UInt32 = 1
    /// Bytes of the number in front of each unit of H.264 or HEVC, by the codec's configuration.
    var unitLengthByteCount: Int?
    /// The boxes of codecs' configurations in the entry.
    var configurations: [FourCC] = []
    /// What the codec's own configuration in the entry says of the bitstream.
    var parameters: BitstreamParameters?
    /// The part of the picture that is meant to be shown (`clap`), in pixels.
    var cleanAperture: PixelSize?
    /// Width of a stored pixel to its height (`pasp`).
    var pixelAspectRatio: Ratio?
    /// The transfer function's code point (ISO 23091-2), from `colr`.
    var transferFunction: Int?

    /// Reads an `stsd` box; nil when it has no entry. Entries of moving or still images have a width and a height.
    init?(_ box: Box, hasSides: Bool, _ scanner: inout BoxScanner) throws(SourceProblem) {
        let source = scanner.source
        guard let entry = try scanner.box(at: box.fullPayload + 4, limit: box.end) else { return nil }
        format = entry.type
        entryCount = source.integer(at: box.fullPayload) ?? 1
        let firstChild: Int64
        if hasSides {
            // ISO 14496-12, 12.1.3: reserved, index, and predefined fields, then the sides.
            guard let width: UInt16 = source.integer(at: entry.payload + 24),
                let height: UInt16 = source.integer(at: entry.payload + 26)
            else { return nil }
            size = PixelSize(width: Int(width), height: Int(height))
            firstChild = entry.payload + 78
        } else {
            firstChild = entry.payload + 28
        }
        let inside = Box(
            type: entry.type, start: entry.start, payload: min(firstChild, entry.end),
            end: min(entry.end, box.end))
        isEncrypted = Self.encryptedFormats.contains(format)
        for child in try scanner.children(of: inside) { try read(child, &scanner) }
    }

    private mutating func read(_ box: Box, _ scanner: inout BoxScanner) throws(SourceProblem) {
        let source = scanner.source
        switch box.type {
        case FourCC("sinf"):
            if isEncrypted, let original = try scanner.children(of: box).first(FourCC("frma")) {
                format = source.integer(at: original.payload).map(FourCC.init(rawValue:)) ?? format
            }
        case FourCC("pasp"):
            if let width: UInt32 = source.integer(at: box.payload),
                let height: UInt32 = source.integer(at: box.payload + 4), width > 0, height > 0
            {
                pixelAspectRatio = Ratio(Int(width), Int(height))
            }
        case FourCC("clap"): cleanAperture = Self.aperture(source, at: box.payload)
        case FourCC("colr"):
            let kind = source.integer(at: box.payload, as: UInt32.self).map(FourCC.init(rawValue:))
            if kind == FourCC("nclx") || kind == FourCC("nclc") {
                transferFunction = source.integer(at: box.payload + 6, as: UInt16.self).map(Int.init)
            }
        default:
            if Self.configurations.values.contains(box.type) { configurations.append(box.type) }
            switch box.type {
            case FourCC("avcC"):
                unitLengthByteCount = source.byte(at: box.payload + 4).map { Int($0 & 3) + 1 }
            case FourCC("hvcC"):
                unitLengthByteCount = source.byte(at: box.payload + 21).map { Int($0 & 3) + 1 }
            default: break
            }
            if let parameters = BitstreamParameters(configuration: box, source) {
                self.parameters = parameters
            }
        }
    }

    /// The configuration in the entry that is another codec's, where the entry's own is missing; nil when there is none.
    var foreignConfiguration: FourCC? {
        guard let own = Self.configurations[format], !configurations.contains(own) else { return nil }
        return configurations.first
    }

    /// The configuration that belongs to a format (ISO/IEC 14496-15, and the bindings of AV1 and VP9).
    private static let configurations: [FourCC: FourCC] = [
        FourCC("avc1"): FourCC("avcC"), FourCC("avc2"): FourCC("avcC"), FourCC("avc3"): FourCC("avcC"),
        FourCC("avc4"): FourCC("avcC"), FourCC("hvc1"): FourCC("hvcC"), FourCC("hev1"): FourCC("hvcC"),
        FourCC("av01"): FourCC("av1C"), FourCC("vp08"): FourCC("vpcC"), FourCC("vp09"): FourCC("vpcC"),
    ]

    /// Common encryption (ISO 23001-7), and FairPlay of Apple's shop.
    private static let encryptedFormats: Set<FourCC> = [
        FourCC("encv"), FourCC("enca"), FourCC("drmi"), FourCC("drms"),
    ]

    /// Width and height are fractions; what is left of a pixel is not shown.
    private static func aperture(_ source: ByteSource, at offset: Int64) -> PixelSize? {
        guard let width: UInt32 = source.integer(at: offset),
            let widthDivisor: UInt32 = source.integer(at: offset + 4),
            let height: UInt32 = source.integer(at: offset + 8),
            let heightDivisor: UInt32 = source.integer(at: offset + 12), widthDivisor > 0, heightDivisor > 0
        else { return nil }
        let size = PixelSize(width: Int(width / widthDivisor), height: Int(height / heightDivisor))
        return size.isPositive ? size : nil
    }
}
