internal import PreflightModel

/// Walks a JPEG from its first marker to its end: what the headers state, and whether every segment, every marker
/// among the pixels' data and their amount make sense. No pixel is decoded.
struct JPEGStream {
    private(set) var frame: JPEGFrame?
    /// Where the first Exif and multi-picture (MPF) data lie.
    private(set) var exif: Range<Int64>?
    private(set) var multiPicture: Range<Int64>?
    private(set) var hasJFIF = false
    /// Adobe's word on the colours; nil when it says none.
    private(set) var adobeTransform: UInt8?
    /// Where the length field of a JPEG-LS frame header stands, which ends the walk.
    private(set) var frameOfJPEGLS: Int64?
    /// What is wrong, where the walk had to end.
    private(set) var defect: Defect?
    /// The offset behind the end marker.
    private(set) var end: Int64?
    /// Bytes that were not looked at, since they would have had to be fetched.
    private(set) var uncheckedByteCount: Int64 = 0

    private let source: ByteSource
    private var offset: Int64 = 2
    private var tables = JPEGTables()
    private var restartInterval = 0
    private var progress = JPEGProgress()
    /// The components that scans have coded so far; none while the walk is in the header.
    private var codedComponents: Set<Int> = []
    /// The scan whose header was just read.
    private var nextScan: JPEGScan?
    /// Where the walk has to end: what lies behind is not at hand.
    private var limit: Int64

    init(_ source: ByteSource) {
        self.source = source
        limit = source.byteCount
        do throws(Defect) {
            try walk()
        } catch {
            if source.stop == nil { defect = error }
        }
    }

    private mutating func walk() throws(Defect) {
        while let marker = nextMarker() {
            switch marker {
            case Marker.endOfImage: return try finish()
            case Marker.startOfImage: throw secondImage
            case Marker.temporary, Marker.restarts:
                guard isInHeader else { throw strayMarker(marker, at: offset - 2) }
            default:
                let start = offset - 2
                do throws(Defect) {
                    try readSegment(marker)
                } catch {
                    // Behind a scan, what makes no sense was none: a marker has come up in damaged data.
                    throw isInHeader ? error : strayMarker(marker, at: start)
                }
                if let scan = nextScan.take() { try readData(scan) }
                if isOver { return }
            }
        }
        throw Defect(.truncated, isInHeader ? "the file ends inside its header" : Self.missingEnd)
    }

    private var isInHeader: Bool { codedComponents.isEmpty }

    /// Whether nothing more is to be seen: the rest is of a form that is not checked, or not at hand.
    private var isOver: Bool { frameOfJPEGLS != nil || uncheckedByteCount > 0 }

    private static let missingEnd = "the file ends without its end marker (EOI)"

    private var secondImage: Defect {
        isInHeader
            ? Defect(
                .unreadable, "a second JPEG begins at byte \(offset - 2), inside the header of the first")
            : Defect(.truncated, "a second JPEG begins at byte \(offset - 2), before the end of the first")
    }

    /// Moves behind the next marker. What stands in front of it is skipped, as decoders do.
    private mutating func nextMarker() -> UInt8? {
        while let start = source.firstIndex(of: 0xFF, in: offset..<source.byteCount) {
            offset = start + 1
            // Any number of 0xFF may stand in front.
            while source.byte(at: offset) == 0xFF { offset += 1 }
            guard let marker = source.byte(at: offset) else { return nil }
            offset += 1
            if marker != 0 { return marker }
        }
        return nil
    }

    // MARK: - Segments

    private mutating func readSegment(_ marker: UInt8) throws(Defect) {
        let start = offset - 2
        guard let length: UInt16 = source.integer(at: offset) else {
            throw Defect(.truncated, "the file ends inside its header")
        }
        guard length >= 2 else {
            throw Defect(
                .unreadable,
                "the segment \(Marker.name(marker)) at byte \(start) has a length of \(length); minimum 2")
        }
        let (place, count) = (offset, Int64(length))
        offset += count
        guard offset <= source.byteCount else {
            throw Defect(
                .truncated,
                "the segment \(Marker.name(marker)) at byte \(start) runs \(offset - source.byteCount) bytes "
                    + "past the end of the file")
        }
        try read(marker, at: place, count)
    }

    private mutating func read(_ marker: UInt8, at place: Int64, _ count: Int64) throws(Defect) {
        var makesSense = true
        switch marker {
        case Marker.applications: readApplication(marker, at: place, count)
        case Marker.comment, Marker.arithmeticConditioning: break
        case Marker.huffmanTables: makesSense = tables.readHuffman(source, at: place, count: count)
        case Marker.quantizationTables: makesSense = tables.readQuantization(source, at: place, count: count)
        case Marker.restartInterval:
            makesSense = count == 4
            restartInterval = Int(source.integer(at: place + 2, as: UInt16.self) ?? 0)
        case Marker.numberOfLines:
            makesSense = count == 4
            if frame?.height == 0 { frame?.height = Int(source.integer(at: place + 2, as: UInt16.self) ?? 0) }
        case Marker.frameJPEGLS where frame == nil: frameOfJPEGLS = place
        case Marker.reservedFrame: makesSense = false
        case Marker.frames, Marker.hierarchicalProgression: try readFrame(marker, at: place, count)
        case Marker.startOfScan: nextScan = try scan(at: place, count)
        default: makesSense = false
        }
        guard makesSense else {
            throw Defect(
                .unreadable,
                "the segment \(Marker.name(marker)) at byte \(place - 2) is none that JPEG has, or damaged")
        }
        guard isInHeader || marker == Marker.startOfScan || isMarker(at: offset) else {
            throw strayMarker(marker, at: place - 2)
        }
    }

    private mutating func readFrame(_ marker: UInt8, at place: Int64, _ count: Int64) throws(Defect) {
        guard frame == nil else {
            throw Defect(.unreadable, "a second frame header stands at byte \(place - 2)")
        }
        let frame = try JPEGFrame(source, at: place, count: count, marker: marker)
        self.frame = frame
        if let defect = frame.defect { throw defect }
        // A hierarchical JPEG has many frames, each with scans of its own.
        if frame.coding.isHierarchical { uncheckedByteCount = source.byteCount - offset }
    }

    /// Whether a marker that may follow a segment stands at an offset.
    private func isMarker(at offset: Int64) -> Bool {
        guard source.byte(at: offset) == 0xFF, let next = source.byte(at: offset + 1) else { return false }
        return next != 0 && !Marker.restarts.contains(next)
    }

    private func strayMarker(_ marker: UInt8, at place: Int64) -> Defect {
        Defect(
            .unreadable,
            "the marker \(Marker.name(marker)) at byte \(place) stands inside the pixels' data: they are damaged"
        )
    }

    private mutating func readApplication(_ marker: UInt8, at place: Int64, _ count: Int64) {
        let data = source.bytes(at: place + 2, count: Int(min(count - 2, 12)))
        switch marker {
        case Marker.applications.lowerBound: hasJFIF = hasJFIF || data.starts(with: "JFIF\0".utf8)
        case Marker.exif where exif == nil && count > 8 && data.starts(with: "Exif\0".utf8):
            exif = (place + 8)..<(place + count)
        case Marker.multiPicture where multiPicture == nil && data.starts(with: "MPF\0".utf8):
            multiPicture = (place + 6)..<(place + count)
        case Marker.adobe where data.count == 12 && data.starts(with: "Adobe".utf8):
            adobeTransform = data[11]
        default: break
        }
    }

    // MARK: - Scans

    private func scan(at place: Int64, _ count: Int64) throws(Defect) -> JPEGScan {
        guard let frame else {
            throw Defect(.unreadable, "a scan begins at byte \(place - 2), before the frame header")
        }
        guard let scan = JPEGScan(source, at: place, count: count, in: frame) else {
            throw Defect(.unreadable, "the header of the scan at byte \(place - 2) makes no sense")
        }
        try checkTables(scan, frame)
        return scan
    }

    private mutating func readData(_ scan: JPEGScan) throws(Defect) {
        guard let frame else { return }
        if isInHeader { findLimit() }
        codedComponents.formUnion(scan.components)
        let available = source.byteCount - offset
        let least = Int64(scan.leastBitCount(in: frame, tables) / 8)
        // Before anything is searched: a header that claims more than the file can hold is false.
        guard available > 0, least <= available else { throw tooShort(frame, least, available) }
        let start = offset
        let found = try skipData(scan, frame)
        if uncheckedByteCount == 0, source.stop == nil, found < max(least, 1) {
            throw tooShort(frame, least, found)
        }
        if frame.coding.isProgressive { try follow(scan, frame, from: start) }
    }

    /// Follows what a progressive JPEG's scans send. Of a file that lies elsewhere, or in a coding whose codes are not
    /// known, only their headers are looked at.
    private mutating func follow(_ scan: JPEGScan, _ frame: JPEGFrame, from start: Int64) throws(Defect) {
        let isWalkable = !source.isRemote && !frame.coding.isArithmetic && frame.height > 0
        let bits = isWalkable && uncheckedByteCount == 0 ? JPEGBits(source, start..<offset) : nil
        let damage = progress.add(scan, in: frame, tables, restartInterval: restartInterval, bits)
        guard let damage, source.stop == nil else { return }
        throw Defect(.truncated, "the scan whose data begin at byte \(start) \(damage)")
    }

    private func checkTables(_ scan: JPEGScan, _ frame: JPEGFrame) throws(Defect) {
        guard !frame.coding.isLossless,
            let missing = scan.components.first(where: {
                !tables.quantization.contains(frame.components[$0].quantization)
            })
        else { return }
        throw Defect(
            .unreadable,
            "quantization table \(frame.components[missing].quantization) is missing, which the scan needs")
    }

    /// Of a file that lies elsewhere, only what is at hand is walked through, unless its end tells that it is cut off.
    private mutating func findLimit() {
        guard source.isRemote,
            source.integer(at: source.byteCount - 2, as: UInt16.self) == 0xFF00 | UInt16(Marker.endOfImage)
        else { return }
        limit = source.end(atHandFrom: offset)
    }

    private func tooShort(_ frame: JPEGFrame, _ least: Int64, _ found: Int64) -> Defect {
        Defect(
            .truncated,
            "an image of \(PixelSize(width: frame.width, height: frame.height)) takes at least \(least) bytes "
                + "with the code tables of this file; there are \(found)")
    }

    /// Moves to the marker that ends the scan's data. Data hold no marker but restarts: a 0xFF in them is followed by
    /// 0x00.
    /// - Returns: Number of bytes of data, stuffing included.
    private mutating func skipData(_ scan: JPEGScan, _ frame: JPEGFrame) throws(Defect) -> Int64 {
        let start = offset
        var restarts = 0
        while let place = source.firstIndex(of: 0xFF, in: offset..<limit) {
            guard place + 1 < limit, let next = source.byte(at: place + 1) else { break }
            offset = place + 2
            switch next {
            case 0x00: break
            case 0xFF: offset = place + 1
            case Marker.restarts:
                try checkRestart(next, number: restarts, at: place)
                restarts += 1
            default:
                offset = place
                try checkRestartCount(restarts, scan, frame, at: place)
                return place - start - 2 * Int64(restarts)
            }
        }
        guard source.stop == nil else { return 0 }
        guard limit == source.byteCount else {
            uncheckedByteCount = source.byteCount - limit
            return 0
        }
        throw Defect(.truncated, Self.missingEnd)
    }

    private func checkRestart(_ marker: UInt8, number: Int, at place: Int64) throws(Defect) {
        guard restartInterval > 0 else { throw strayMarker(marker, at: place) }
        let expected = Marker.restarts.lowerBound + UInt8(number & 7)
        guard marker == expected else {
            throw Defect(
                .unreadable,
                "the restart marker \(Marker.name(marker)) stands at byte \(place), where "
                    + "\(Marker.name(expected)) belongs: data between them are missing or damaged")
        }
    }

    /// Some encoders write a restart marker behind the last interval, too.
    private func checkRestartCount(
        _ count: Int, _ scan: JPEGScan, _ frame: JPEGFrame, at place: Int64
    ) throws(Defect) {
        guard restartInterval > 0, frame.height > 0, !frame.coding.isLossless else { return }
        let intervals = (scan.unitCount(in: frame) + restartInterval - 1) / restartInterval
        guard count < intervals - 1 || count > intervals else { return }
        throw Defect(
            count < intervals ? .truncated : .unreadable,
            "the scan that ends at byte \(place) has \(count + 1) parts between restart markers, "
                + "where its size takes \(intervals)")
    }

    private mutating func finish() throws(Defect) {
        end = offset
        guard let frame, !isInHeader else {
            throw Defect(.truncated, "the file ends before the pixels' data")
        }
        guard codedComponents.count == frame.components.count else {
            throw Defect(
                .truncated,
                "the data of \(frame.components.count - codedComponents.count) of "
                    + "\(frame.components.count) components are missing")
        }
        if let missing = progress.missing { throw Defect(.truncated, missing) }
        if frame.height == 0 {
            throw Defect(
                .unreadable, "the frame header states a height of 0, and no segment behind the scan another")
        }
    }
}
