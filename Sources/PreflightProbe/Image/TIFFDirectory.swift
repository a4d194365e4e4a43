/// Reads the first directory of a TIFF structure: a TIFF file, or the Exif and MPF data inside other pictures.
///
/// A directory has at most 65 535 entries, and only single values are read: there is no loop for a file to prolong.
struct TIFFDirectory {
    /// One entry of a directory.
    struct Entry {
        var type: UInt16
        var count: UInt32
        /// Where the value, or the offset to it, lies in the file.
        var valueOffset: Int64
    }

    private let source: ByteSource
    private let base: Int64
    private let isLittleEndian: Bool
    /// Whether offsets and counts have 64 bits (BigTIFF).
    let isBig: Bool
    private var entries: [UInt16: Entry] = [:]

    /// Reads the structure of `count` bytes that begins at `base` in the file, from where its own offsets count.
    init?(_ source: ByteSource, at base: Int64, count: Int64) {
        self.source = source
        self.base = base
        switch source.integer(at: base, as: UInt32.self) {
        case 0x4949_2A00: (isLittleEndian, isBig) = (true, false)
        case 0x4D4D_002A: (isLittleEndian, isBig) = (false, false)
        case 0x4949_2B00: (isLittleEndian, isBig) = (true, true)
        case 0x4D4D_002B: (isLittleEndian, isBig) = (false, true)
        default: return nil
        }
        guard !isBig else {
            guard readBigEntries(count) else { return nil }
            return
        }
        guard count >= 8, let first = number32(at: base + 4), Int64(first) <= count - 2 else { return nil }
        let directory = base + Int64(first)
        guard let entryCount = number16(at: directory) else { return nil }
        for index in 0..<Int64(entryCount) {
            let entry = directory + 2 + index * 12
            guard entry + 12 <= base + count, let tag = number16(at: entry),
                let type = number16(at: entry + 2),
                let valueCount = number32(at: entry + 4)
            else { break }
            entries[tag] = Entry(type: type, count: valueCount, valueOffset: entry + 8)
        }
    }

    /// Reads the entries of a BigTIFF's first directory: 20 bytes each, with 64 bits for counts and values.
    private mutating func readBigEntries(_ count: Int64) -> Bool {
        guard count >= 16, let first = number64(at: base + 8), first <= UInt64(count) - 8,
            let entryCount = number64(at: base + Int64(first))
        else { return false }
        for index in 0..<Int64(min(entryCount, 65535)) {
            let entry = base + Int64(first) + 8 + index * 20
            guard entry + 20 <= base + count, let tag = number16(at: entry),
                let type = number16(at: entry + 2), let valueCount = number64(at: entry + 4)
            else { break }
            entries[tag] = Entry(
                type: type, count: UInt32(clamping: valueCount), valueOffset: entry + 12)
        }
        return true
    }

    /// The entry of a tag.
    subscript(tag: Tag) -> Entry? { entries[tag.rawValue] }

    /// A tag's value when it is a LONG, or the first of its SHORTs.
    func integer(_ tag: Tag) -> Int? {
        guard let entry = self[tag], entry.count >= 1 else { return nil }
        switch entry.type {
        case 3:
            if entry.count <= (isBig ? 4 : 2) { return number16(at: entry.valueOffset).map(Int.init) }
            // More do not fit the entry, which then holds the offset to them.
            let offset =
                isBig
                ? number64(at: entry.valueOffset) : number32(at: entry.valueOffset).map(UInt64.init)
            return offset.flatMap { Int64(exactly: $0) }.flatMap { number16(at: base &+ $0) }.map(Int.init)
        case 4: return entry.count == 1 ? number32(at: entry.valueOffset).map(Int.init) : nil
        case 16: return entry.count == 1 ? number64(at: entry.valueOffset).flatMap { Int(exactly: $0) } : nil
        default: return nil
        }
    }

    /// What the orientation entry says.
    ///
    /// Cameras write 0 for "not known", and 1 as an integer of any type: every reader takes both as upright. Of a turn
    /// stored otherwise than as one SHORT, readers make different things.
    var orientation: Orientation {
        guard let entry = self[.orientation] else { return .absent }
        guard let value = inlineInteger(entry) else { return .invalid }
        if value == 0 { return .unset }
        if value == 1 { return .valid(1) }
        return entry.type == 3 && entry.count == 1 && (2...8).contains(value) ? .valid(Int(value)) : .invalid
    }

    /// The first number of an entry that is an integer of any type and fits the entry itself.
    private func inlineInteger(_ entry: Entry) -> UInt32? {
        switch entry.type {
        case 1, 6: 1...4 ~= entry.count ? source.byte(at: entry.valueOffset).map(UInt32.init) : nil
        case 3, 8: 1...2 ~= entry.count ? number16(at: entry.valueOffset).map(UInt32.init) : nil
        case 4, 9: entry.count == 1 ? number32(at: entry.valueOffset) : nil
        default: nil
        }
    }

    /// An EXIF orientation, or why there is none.
    enum Orientation: Hashable {
        case absent
        /// The entry is there, and says that the orientation is not known.
        case unset
        case valid(Int)
        case invalid
    }

    /// The tags that are read.
    enum Tag: UInt16 {
        case width = 0x0100
        case height = 0x0101
        case bitsPerSample = 0x0102
        case photometricInterpretation = 0x0106
        case orientation = 0x0112
        case compression = 0x0103
        case samplesPerPixel = 0x0115
        case tileWidth = 0x0142
        case sampleFormat = 0x0153
        case dngVersion = 0xC612
        case extraSamples = 0x0152
        case pictureCount = 0xB001
    }

    private func number16(at offset: Int64) -> UInt16? {
        isLittleEndian ? source.littleEndian(at: offset) : source.integer(at: offset)
    }

    private func number64(at offset: Int64) -> UInt64? {
        isLittleEndian ? source.littleEndian(at: offset) : source.integer(at: offset)
    }

    private func number32(at offset: Int64) -> UInt32? {
        isLittleEndian ? source.littleEndian(at: offset) : source.integer(at: offset)
    }
}
