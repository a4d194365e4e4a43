internal import PreflightModel

/// Counts which of an image's bytes a smaller copy can do without.
extension ByteShare {
    /// Smaller files keep every limit that anyone states.
    private static let least: Int64 = 65536
    /// Real files have thousands of chunks at the most.
    private static let chunkLimit = 100_000
    /// A JPEG in which more is to be searched for its end is not shared out.
    private static let searchLimit: Int64 = 256 << 20

    /// Shares out a JPEG or PNG; nil for other formats, for files that are small or lie elsewhere, and for those that
    /// make no sense.
    static func counted(_ source: ByteSource, _ facts: MediaFacts) -> ByteShare? {
        guard let image = facts.image, !source.isRemote, source.byteCount > least else { return nil }
        switch image.format {
        case .png: return png(source)
        case .jpeg:
            let isFollowed = facts.defect(.trailingData) != nil || (image.additionalPictureCount ?? 0) > 0
            return jpeg(source, isFollowed: isFollowed)
        default: return nil
        }
    }

    // MARK: - PNG

    /// The chunks that hold the image or say what its colours mean (ISO/IEC 15948, 11.2 and 11.3).
    private static let essential = codes([
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
    ])
    /// The chunks that ExifTool leaves out.
    private static let droppable = codes(["tEXt", "zTXt", "iTXt", "eXIf", "pHYs", "tIME"])

    private static func codes(_ names: [StaticString]) -> Set<FourCC> { Set(names.map { FourCC($0) }) }

    private static func png(_ source: ByteSource) -> ByteShare? {
        var share = ByteShare(metadata: 0, image: 8)
        var offset: Int64 = 8
        for _ in 0..<chunkLimit {
            guard let length = source.integer(at: offset, as: UInt32.self),
                let type = source.integer(at: offset + 4, as: UInt32.self).map(FourCC.init(rawValue:))
            else { return nil }
            let count = 12 + Int64(length)
            offset += count
            guard offset <= source.byteCount else { return nil }
            if essential.contains(type) { share.image += count }
            if droppable.contains(type) { share.metadata += count }
            if type == FourCC("IEND") {
                share.metadata += source.byteCount - offset
                return share
            }
        }
        return nil
    }

    // MARK: - JPEG

    private static func jpeg(_ source: ByteSource, isFollowed: Bool) -> ByteShare? {
        var share = ByteShare(metadata: 0, image: 0)
        var offset: Int64 = 2
        var scan: Int64?
        while scan == nil {
            guard source.byte(at: offset) == 0xFF, let marker = source.byte(at: offset + 1) else {
                return nil
            }
            if marker == 0xFF {
                offset += 1
                continue
            }
            guard let length = source.integer(at: offset + 2, as: UInt16.self), length >= 2 else {
                return nil
            }
            if isMetadata(marker, source, at: offset + 4) { share.metadata += 2 + Int64(length) }
            if marker == 0xDB, share.meanQuantiser == nil {
                share.meanQuantiser = meanQuantiser(source, at: offset + 4)
            }
            offset += 2 + Int64(length)
            if marker == 0xDA { scan = offset }
        }
        guard let scan, let end = isFollowed ? end(source, from: scan) : source.byteCount else { return nil }
        share.image = end - share.metadata
        share.metadata += source.byteCount - end
        return share
    }

    /// Whether a segment says nothing about colours: neither JFIF's, nor a profile, nor Adobe's word on the components.
    private static func isMetadata(_ marker: UInt8, _ source: ByteSource, at offset: Int64) -> Bool {
        switch marker {
        case 0xE2: source.bytes(at: offset, count: 12) != Array("ICC_PROFILE\0".utf8)
        case 0xE1...0xEF: marker != 0xEE
        default: marker == 0xFE
        }
    }

    private static func meanQuantiser(_ source: ByteSource, at offset: Int64) -> Double? {
        guard let head = source.byte(at: offset), head >> 4 <= 1 else { return nil }
        let width = Int64(head >> 4) + 1
        let steps = (0..<64).compactMap { index -> Int? in
            let place = offset + 1 + Int64(index) * width
            return width == 1
                ? source.byte(at: place).map(Int.init)
                : source.integer(at: place, as: UInt16.self).map(Int.init)
        }
        return steps.count == 64 ? Double(steps.reduce(0, +)) / 64 : nil
    }

    /// The offset behind the end marker of the image whose scans begin at an offset. Other segments may lie between
    /// scans, and may hold anything.
    private static func end(_ source: ByteSource, from scan: Int64) -> Int64? {
        var offset = scan
        var previous: UInt8 = 0
        while offset < source.byteCount, offset - scan < searchLimit {
            let bytes = source.bytes(at: offset, count: 65536)
            guard !bytes.isEmpty else { return nil }
            var skipped = 0
            for (index, byte) in bytes.enumerated() where index >= skipped {
                defer { previous = byte }
                guard previous == 0xFF else { continue }
                if byte == Marker.endOfImage { return offset + Int64(index) + 1 }
                if byte == 0 || byte == 0xFF || Marker.restarts.contains(byte) { continue }
                guard let length = source.integer(at: offset + Int64(index) + 1, as: UInt16.self) else {
                    return nil
                }
                skipped = index + 1 + Int(length)
            }
            offset += Int64(max(bytes.count, skipped))
            if skipped > bytes.count { previous = 0 }
        }
        return nil
    }
}
