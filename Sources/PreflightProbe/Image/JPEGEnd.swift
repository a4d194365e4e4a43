internal import PreflightModel

/// Looks for the end of a JPEG.
enum JPEGEnd {
    /// A whole JPEG ends in the EOI marker. When the file does not, the scans are walked to see whether the marker
    /// is missing or something follows it.
    static func check(_ source: ByteSource, scanOffset: Int64, image: ImageFacts, _ defects: inout [Defect]) {
        guard scanOffset + 2 < source.byteCount else {
            defects.append(Defect(.truncated, "nothing follows the header of the first scan"))
            return
        }
        // Arithmetic coding has no least length for a block.
        if image.uncommonCoding == nil, let size = image.size?.value,
            let defect = LeastByteCount.defect(LeastByteCount.jpeg(size), size, source)
        {
            defects.append(defect)
            return
        }
        let last = source.integer(at: source.byteCount - 2, as: UInt16.self)
        guard last != 0xFF00 | UInt16(Marker.endOfImage) else { return }
        guard let end = endOfImage(source, from: scanOffset) else {
            if !source.hasExpired() {
                defects.append(Defect(.truncated, "the file ends without its end marker (EOI)"))
            }
            return
        }
        // Further pictures of a multi-picture file lie after the first, and are counted as such.
        guard image.additionalPictureCount == nil else { return }
        defects.append(Defect(.trailingData, "\(source.byteCount - end) bytes follow the end of the picture"))
    }

    /// The offset after the EOI marker. Entropy-coded data hold no marker but restarts: a 0xFF in them is followed
    /// by 0x00. Every other marker between scans is followed by its length.
    private static func endOfImage(_ source: ByteSource, from scanOffset: Int64) -> Int64? {
        var offset = scanOffset
        while let marker = nextMarker(source, from: &offset) {
            if marker == Marker.endOfImage { return offset }
            guard let length = source.integer(at: offset, as: UInt16.self), length >= 2 else { return nil }
            offset += Int64(length)
        }
        return nil
    }

    /// Moves `offset` behind the next marker that has a meaning outside entropy-coded data.
    private static func nextMarker(_ source: ByteSource, from offset: inout Int64) -> UInt8? {
        var previousIsFF = false
        // Markers between scans lie close together; inside a scan they do not.
        var length = 512
        while !source.hasExpired() {
            let chunk = source.bytes(at: offset, count: length)
            guard !chunk.isEmpty else { return nil }
            length = 32768
            for (index, byte) in chunk.enumerated() {
                defer { previousIsFF = byte == 0xFF }
                guard previousIsFF, byte != 0, byte != 0xFF, !Marker.restarts.contains(byte) else { continue }
                offset += Int64(index) + 1
                return byte
            }
            offset += Int64(chunk.count)
        }
        return nil
    }
}
