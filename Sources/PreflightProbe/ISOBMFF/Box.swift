internal import PreflightModel

/// A box of an ISO base media file (ISO 14496-12): where it and its payload lie.
struct Box: Hashable {
    var type: FourCC
    /// Offset of the box's first byte.
    var start: Int64
    /// Offset of the first byte after its header.
    var payload: Int64
    /// Offset after its last byte, as declared; inside the enclosing box unless the file is damaged.
    var end: Int64

    /// A box's payload, without the version and flags of a full box.
    var fullPayload: Int64 { payload + 4 }
}

/// Iterates over the boxes in a range of bytes, and refuses to visit more than its budget.
///
/// One budget is shared by all iterations over a file, so that neither long chains nor deep nesting prolong a probe.
struct BoxScanner {
    let source: ByteSource
    private(set) var remaining: Int

    init(_ source: ByteSource, budget: Int) {
        self.source = source
        remaining = budget
    }

    /// The box at an offset, inside one that ends at `limit`: nil at the end of it, and when what stands there is not
    /// a box. Throws when the budget is used up.
    mutating func box(at offset: Int64, limit: Int64) throws(SourceProblem) -> Box? {
        guard offset <= limit - 8, let size = source.integer(at: offset, as: UInt32.self),
            let type = source.integer(at: offset + 4, as: UInt32.self)
        else { return nil }
        guard remaining > 0 else { throw SourceProblem(.limitReached, "the file has too many boxes") }
        remaining -= 1
        switch size {
        case 0: return Box(type: FourCC(rawValue: type), start: offset, payload: offset + 8, end: limit)
        case 1:
            guard offset <= limit - 16, let large = source.integer(at: offset + 8, as: UInt64.self),
                large >= 16,
                large <= UInt64(Int64.max - offset)
            else { return nil }
            return Box(
                type: FourCC(rawValue: type), start: offset, payload: offset + 16, end: offset + Int64(large))
        case 2..<8: return nil
        default:
            let (end, overflows) = offset.addingReportingOverflow(Int64(size))
            guard !overflows else { return nil }
            return Box(type: FourCC(rawValue: type), start: offset, payload: offset + 8, end: end)
        }
    }

    /// The boxes inside a range, in file order. A box that runs past the range ends the list and is included.
    mutating func boxes(from start: Int64, to end: Int64) throws(SourceProblem) -> [Box] {
        var boxes: [Box] = []
        var offset = start
        while let box = try box(at: offset, limit: end) {
            boxes.append(box)
            guard box.end < end else { break }
            offset = box.end
        }
        return boxes
    }

    /// The boxes inside another, cut to it.
    mutating func children(of box: Box) throws(SourceProblem) -> [Box] {
        var boxes = try boxes(from: box.payload, to: box.end)
        if let last = boxes.indices.last, boxes[last].end > box.end { boxes[last].end = box.end }
        return boxes
    }
}

extension [Box] {
    /// The first box of a type.
    func first(_ type: FourCC) -> Box? { first { $0.type == type } }
}

extension FourCC {
    static let ftyp = FourCC("ftyp")
    static let styp = FourCC("styp")
    static let moov = FourCC("moov")
    static let moof = FourCC("moof")
    static let mdat = FourCC("mdat")
}
