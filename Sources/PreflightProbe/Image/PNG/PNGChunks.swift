internal import PreflightModel
import PreflightText

/// Walks a PNG's chunks from the first to the last: what they state, and whether their lengths, their order and their
/// checksums hold. No pixel is decoded.
struct PNGChunks {
    private(set) var header: PNGHeader?
    private(set) var hasTransparency = false
    private(set) var isAnimated = false
    /// Apple's private variant, in which a chunk stands ahead of the header.
    private(set) var isCgBI = false
    /// Where the Exif data lie.
    private(set) var exif: Range<Int64>?
    /// Bytes of the pixels' data, as far as the walk came.
    private(set) var dataByteCount: Int64 = 0
    /// The offset behind the last chunk; nil when the walk did not come so far.
    private(set) var end: Int64?
    /// What is wrong.
    private(set) var defects: [Defect] = []
    /// Bytes whose checksum was not compared, since there are too many or they would have had to be fetched.
    private(set) var uncheckedByteCount: Int64 = 0

    private let source: ByteSource
    private let budget: Int64
    private var hasPalette = false
    /// Where the first chunk of the pixels stands.
    private var firstData: Int64?
    private var lastType: FourCC?

    private static let data = FourCC("IDAT")
    private static let lastChunk = FourCC("IEND")

    /// Walks through a file.
    /// - Parameters:
    ///   - source: The file.
    ///   - budget: Most bytes from the first pixels on whose checksums are compared.
    init(_ source: ByteSource, budget: Int) {
        self.source = source
        self.budget = Int64(budget)
        do throws(Defect) {
            try walk()
        } catch {
            if source.stop == nil { defects.append(error) }
        }
    }

    private mutating func walk() throws(Defect) {
        var offset: Int64 = 8
        var limit = source.byteCount
        while offset < limit {
            let chunk = try chunk(at: offset)
            if chunk.type == Self.data, firstData == nil {
                firstData = offset
                limit = end(atHandFrom: offset)
            }
            guard chunk.end <= limit else { break }
            try compareChecksum(chunk)
            try read(chunk)
            lastType = chunk.type
            offset = chunk.end
            if chunk.type == Self.lastChunk { return end = offset }
        }
        guard limit == source.byteCount else { return uncheckedByteCount += source.byteCount - offset }
        throw Defect(.truncated, "the file ends without its last chunk (IEND)")
    }

    /// Of a file that lies elsewhere, only what is at hand is walked through, unless its end tells that it is cut off.
    private func end(atHandFrom offset: Int64) -> Int64 {
        guard source.isRemote,
            source.integer(at: source.byteCount - 8, as: UInt32.self) == Self.lastChunk.rawValue
        else { return source.byteCount }
        return max(offset, source.end(atHandFrom: offset))
    }

    private struct Chunk {
        let type: FourCC
        let start: Int64
        let data: Range<Int64>
        var end: Int64 { data.upperBound + 4 }
        var isCritical: Bool { type.rawValue & 0x2000_0000 == 0 }
    }

    private func chunk(at offset: Int64) throws(Defect) -> Chunk {
        guard let length: UInt32 = source.integer(at: offset),
            let name: UInt32 = source.integer(at: offset + 4)
        else {
            throw Defect(
                .truncated,
                lastType == nil
                    ? "the file ends inside its header" : "the file ends without its last chunk (IEND)")
        }
        let type = FourCC(rawValue: name)
        guard Self.isName(name), length <= Int32.max else {
            throw Defect(
                .unreadable,
                "no chunk stands at byte \(offset)\(lastType.map { ", behind \($0)" } ?? ""): "
                    + "bytes before it are missing or damaged")
        }
        let data = (offset + 8)..<(offset + 8 + Int64(length))
        guard data.upperBound + 4 <= source.byteCount else {
            throw Defect(
                .truncated,
                "the chunk \(type) at byte \(offset) takes \(length) bytes; the file ends "
                    + "\(data.upperBound + 4 - source.byteCount) bytes before its end")
        }
        return Chunk(type: type, start: offset, data: data)
    }

    /// Whether a name is four letters of ASCII (ISO/IEC 15948, 5.3).
    private static func isName(_ name: UInt32) -> Bool {
        [name >> 24, name >> 16, name >> 8, name].allSatisfy { 0x61...0x7A ~= ($0 & 0xFF) | 0x20 }
    }

    // MARK: - Checksums

    /// Compares a chunk's checksum: always ahead of the pixels, and from there on as far as the budget goes.
    private mutating func compareChecksum(_ chunk: Chunk) throws(Defect) {
        if let firstData, chunk.end - firstData > budget {
            return uncheckedByteCount += Int64(chunk.data.count)
        }
        guard let actual = source.crc32(of: (chunk.start + 4)..<chunk.data.upperBound),
            let stored: UInt32 = source.integer(at: chunk.data.upperBound), stored != actual
        else { return }
        let detail =
            "the checksum of the chunk \(chunk.type) at byte \(chunk.start) is \(Self.hex(stored)), "
            + "but its bytes give \(Self.hex(actual))"
        guard !chunk.isCritical else {
            // What the header says is worth showing all the same.
            if chunk.type == FourCC("IHDR") { header = PNGHeader(source, at: chunk.data.lowerBound) }
            throw Defect(.checksumMismatch, detail)
        }
        // Where many are wrong, one is enough to know.
        guard !defects.contains(where: { $0.kind == .unreadableMetadata }) else { return }
        defects.append(
            Defect(.unreadableMetadata, detail + ": some decoders refuse the file, others ignore the chunk"))
    }

    private static func hex(_ number: UInt32) -> String {
        "0x" + number.hexadecimal(digits: 8, uppercase: false)
    }

    // MARK: - Meaning

    private mutating func read(_ chunk: Chunk) throws(Defect) {
        try checkPlace(chunk)
        switch chunk.type {
        case FourCC("CgBI"): isCgBI = true
        case FourCC("IHDR"):
            header = PNGHeader(source, at: chunk.data.lowerBound)
            guard chunk.data.count == 13, header?.isValid == true else {
                throw Defect(.unreadable, "the header (IHDR) states values that PNG does not have")
            }
        case FourCC("PLTE"):
            guard chunk.data.count % 3 == 0, 3...768 ~= chunk.data.count else {
                throw Defect(.unreadable, "the palette (PLTE) has a length of \(chunk.data.count) bytes")
            }
            hasPalette = true
        case FourCC("tRNS"): hasTransparency = true
        case FourCC("acTL"): isAnimated = isAnimated || firstData == nil
        // Behind the pixels, it comes too late for decoders that show them as they come.
        case FourCC("eXIf"): if firstData == nil { exif = exif ?? chunk.data }
        case Self.data:
            if chunk.start == firstData { try checkBeginning(chunk) }
            dataByteCount += Int64(chunk.data.count)
        case Self.lastChunk: break
        default:
            guard !chunk.isCritical else {
                throw Defect(
                    .unreadable,
                    "the chunk \(chunk.type) at byte \(chunk.start) is none that PNG has; decoders refuse it")
            }
        }
    }

    private func checkPlace(_ chunk: Chunk) throws(Defect) {
        if header == nil {
            guard chunk.type == FourCC("IHDR") || chunk.type == FourCC("CgBI") else {
                throw Defect(.unreadable, "the first chunk is \(chunk.type), where IHDR belongs")
            }
        } else if chunk.type == FourCC("IHDR") {
            throw Defect(.unreadable, "a second header (IHDR) stands at byte \(chunk.start)")
        } else if chunk.type == Self.data, chunk.start != firstData, let lastType, lastType != Self.data {
            throw Defect(
                .unreadable,
                "the chunk \(lastType) stands among those of the pixels, ahead of byte \(chunk.start)")
        }
    }

    /// Checks what must stand ahead of the pixels, and the two bytes that lead every zlib stream (RFC 1950).
    private func checkBeginning(_ chunk: Chunk) throws(Defect) {
        if header?.isPalette == true, !hasPalette {
            throw Defect(.unreadable, "the pixels begin before the palette (PLTE) that they need")
        }
        guard !isCgBI, chunk.data.count >= 2, let lead: UInt16 = source.integer(at: chunk.data.lowerBound)
        else { return }
        guard lead >> 8 & 15 == 8, lead % 31 == 0, lead & 0x20 == 0 else {
            throw Defect(.unreadable, "the pixels' data do not begin as compressed data do")
        }
    }
}
