internal import PreflightModel

/// Where the coded images of a HEIC or AVIF lie (ISO/IEC 14496-12, `iinf` and `iloc`).
enum HEIFItems {
    /// Some of the bytes of one coded image.
    struct Image {
        let range: Range<Int64>
        let isHEVC: Bool
    }

    /// Real files have a few hundred: one for each tile.
    private static let limit = 10_000

    /// The coded images in the file itself: tiles, previews and masks are images of their own.
    static func images(_ metadata: Box, _ scanner: inout BoxScanner) throws(SourceProblem) -> [Image] {
        let inside = Box(
            type: metadata.type, start: metadata.start, payload: metadata.fullPayload, end: metadata.end)
        let boxes = try scanner.children(of: inside)
        guard let locations = boxes.first(FourCC("iloc")), let information = boxes.first(FourCC("iinf"))
        else { return [] }
        let source = scanner.source
        var isHEVC: [UInt32: Bool] = [:]
        for entry in try entries(information, &scanner) {
            guard let item = item(entry, source) else { continue }
            switch item.type {
            case FourCC("hvc1"), FourCC("hev1"): isHEVC[item.id] = true
            case FourCC("av01"): isHEVC[item.id] = false
            default: break
            }
        }
        return extents(locations, source).compactMap { id, range in
            isHEVC[id].map { Image(range: range, isHEVC: $0) }
        }
    }

    /// How many images a viewer offers: those that are neither hidden nor a preview or a mask of another.
    static func shownCount(_ boxes: [Box], _ scanner: inout BoxScanner) throws(SourceProblem) -> Int {
        guard let information = boxes.first(FourCC("iinf")) else { return 0 }
        let source = scanner.source
        var shown: Set<UInt32> = []
        for entry in try entries(information, &scanner) {
            let isHidden = (source.byte(at: entry.payload + 3) ?? 0) & 1 == 1
            guard !isHidden, let item = item(entry, source), imageTypes.contains(item.type) else { continue }
            shown.insert(item.id)
        }
        if let references = boxes.first(FourCC("iref")) {
            let isWide = source.byte(at: references.payload) != 0
            for reference in try scanner.boxes(from: references.fullPayload, to: references.end)
            where [FourCC("thmb"), FourCC("auxl")].contains(reference.type) {
                let id: UInt32? =
                    isWide
                    ? source.integer(at: reference.payload)
                    : source.integer(at: reference.payload, as: UInt16.self).map(UInt32.init)
                if let id { shown.remove(id) }
            }
        }
        return shown.count
    }

    /// Coded images, and those that are put together of others.
    private static let imageTypes: Set<FourCC> = [
        FourCC("hvc1"), FourCC("hev1"), FourCC("av01"), FourCC("grid"), FourCC("iden"), FourCC("iovl"),
    ]

    private static func entries(_ information: Box, _ scanner: inout BoxScanner) throws(SourceProblem)
        -> [Box]
    {
        let isLong = scanner.source.byte(at: information.payload) != 0
        return try scanner.boxes(from: information.fullPayload + (isLong ? 4 : 2), to: information.end)
            .filter { $0.type == FourCC("infe") }
    }

    private static func item(_ entry: Box, _ source: ByteSource) -> (id: UInt32, type: FourCC)? {
        let isWide = source.byte(at: entry.payload) == 3
        let id: UInt32? =
            isWide
            ? source.integer(at: entry.fullPayload)
            : source.integer(at: entry.fullPayload, as: UInt16.self).map(UInt32.init)
        let type = source.integer(at: entry.fullPayload + (isWide ? 6 : 4), as: UInt32.self)
        guard let id, let type else { return nil }
        return (id, FourCC(rawValue: type))
    }

    private static func extents(_ box: Box, _ source: ByteSource) -> [(UInt32, Range<Int64>)] {
        guard let version = source.byte(at: box.payload), version <= 2,
            let widths: UInt16 = source.integer(at: box.fullPayload)
        else { return [] }
        var place = box.fullPayload + 2
        /// A number of some bytes; 0 of none.
        func number(_ byteCount: Int) -> Int64? {
            guard place + Int64(byteCount) <= box.end else { return nil }
            let bytes = source.bytes(at: place, count: byteCount)
            guard bytes.count == byteCount else { return nil }
            place += Int64(byteCount)
            return Int64(exactly: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
        let nibbles = [12, 8, 4, 0].map { Int(widths >> $0 & 15) }
        guard nibbles.allSatisfy({ $0 <= 8 }), let count = number(version < 2 ? 2 : 4) else { return [] }
        var found: [(UInt32, Range<Int64>)] = []
        for _ in 0..<min(count, Int64(limit)) {
            guard let id = number(version < 2 ? 2 : 4), let method = version == 0 ? 0 : number(2),
                number(2) != nil, let base = number(nibbles[2]), let extentCount = number(2)
            else { return found }
            for _ in 0..<extentCount {
                guard found.count < limit, version == 0 || number(nibbles[3]) != nil,
                    let offset = number(nibbles[0]), let length = number(nibbles[1])
                else { return found }
                let (start, overflows) = base.addingReportingOverflow(offset)
                // Other methods count from other places; a length of 0 means all that is left.
                guard method & 15 == 0, length > 0, !overflows, start <= .max - length else { continue }
                found.append((UInt32(truncatingIfNeeded: id), start..<(start + length)))
            }
        }
        return found
    }
}
