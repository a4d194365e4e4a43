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
    private var entries: [UInt16: Entry] = [:]

    /// Reads the structure of `count` bytes that begins at `base` in the file, from where its own offsets count.
    init?(_ source: ByteSource, at base: Int64, count: Int64) {
        self.source = source
        self.base = base
        switch source.integer(at: base, as: UInt32.self) {
        case 0x4949_2A00: isLittleEndian = true
        case 0x4D4D_002A: isLittleEndian = false
        default: return nil
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

    /// The entry of a tag.
    subscript(tag: Tag) -> Entry? { entries[tag.rawValue] }

    /// A tag's value when it is a LONG, or the first of its SHORTs.
    func integer(_ tag: Tag) -> Int? {
        guard let entry = self[tag], entry.count >= 1 else { return nil }
        switch entry.type {
        case 3:
            if entry.count <= 2 { return number16(at: entry.valueOffset).map(Int.init) }
            // More than two do not fit the entry, which then holds the offset to them.
            return number32(at: entry.valueOffset).flatMap { number16(at: base + Int64($0)) }.map(Int.init)
        case 4: return entry.count == 1 ? number32(at: entry.valueOffset).map(Int.init) : nil
        default: return nil
        }
    }

    /// What the orientation entry says.
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
    ///
    /// Cameras write 0 for "not known", and 1 as an integer of any type: every reader takes both as upright. Of a turn
    /// stored otherwise than as one SHORT, readers make different things.
        isLittleEndian ? source.littleEndian(at: offset) : source.integer(at: offset)
    }

    private func number32(at offset: Int64) -> UInt32? {
        isLittleEndian ? source.littleEndian(at: offset) : source.integer(at: offset)
    }
}
        /// The entry is there, and says that the orientation is not known.
        case unset
