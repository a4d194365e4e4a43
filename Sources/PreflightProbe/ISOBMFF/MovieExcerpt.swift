internal import PreflightModel

/// What FFmpeg is shown of a movie: a file of a few hundred bytes made of the tracks' headers and sample
/// descriptions, and of no sample.
///
/// FFmpeg tells codecs, pixel aspects, transfer functions and display matrices from it as from the whole file. Tables
/// that make it allocate by their claims, edit lists that make it copy its index, fragments, chapters, and boxes in
/// odd places never reach it: our own reader walks those, and keeps nothing by their claims.
enum MovieExcerpt {
    /// The excerpt's bytes, of all tracks or of `only` one, by its position. Track ids are the tracks' positions, from 1,
    /// whatever the file calls them.
    static func bytes(_ movie: MovieIndex, majorBrand: FourCC?, only: UInt32? = nil) -> [UInt8] {
        var file: [UInt8] = []
        if let majorBrand {
            file += box("ftyp", number(majorBrand.rawValue) + number(0) + number(majorBrand.rawValue))
        }
        let tracks = movie.tracks.enumerated().flatMap { position, track in
            let id = UInt32(position) + 1
            return only == nil || only == id ? self.track(track, id: id) : []
        }
        return file + box("moov", box("mvhd", movie.header) + tracks)
    }

    private static func track(_ track: TrackIndex, id: UInt32) -> [UInt8] {
        var header = track.header
        let offset = header.first == 1 ? 20 : 12
        if header.count >= offset + 4 { header.replaceSubrange(offset..<(offset + 4), with: number(id)) }
        // Empty tables say that there is no sample; without them FFmpeg takes the index for damaged.
        let empty = [UInt8](repeating: 0, count: 8)
        // A track without descriptions is one of an unknown codec; FFmpeg refuses a file with an empty box for them.
        let descriptions =
            track.descriptionPayload.isEmpty ? [] : box("stsd", disarmed(track.descriptionPayload))
        let table =
            descriptions + box("stts", empty) + box("stsc", empty) + box("stco", empty)
            + box("stsz", empty + number(0))
        let media =
            box("mdhd", track.mediaHeader) + box("hdlr", track.handlerPayload)
            + box("minf", box("stbl", table))
        return box("trak", box("tkhd", header) + box("mdia", media))
    }

    /// A sample description in which boxes that have no place there are made free space. FFmpeg takes them anywhere,
    /// and some make it allocate by a count that a few bytes claim.
    static func disarmed(_ description: [UInt8]) -> [UInt8] {
        var bytes = description
        guard bytes.count >= 4 else { return bytes }
        for index in 0...(bytes.count - 4) where (0x63...0x75).contains(bytes[index]) {
            let type = bytes[index..<(index + 4)].reduce(0) { $0 << 8 | UInt32($1) }
            if misplaced.contains(FourCC(rawValue: type)) {
                bytes.replaceSubrange(index..<(index + 4), with: "free".utf8)
            }
        }
        return bytes
    }

    private static let misplaced: Set<FourCC> = [
        FourCC("senc"), FourCC("saiz"), FourCC("saio"), FourCC("uuid"), FourCC("trun"), FourCC("traf"),
        FourCC("tfhd"),
        FourCC("moof"), FourCC("moov"), FourCC("trak"), FourCC("hoov"), FourCC("cmov"), FourCC("covr"),
        FourCC("elst"),
        FourCC("stts"), FourCC("stsc"), FourCC("stsz"), FourCC("stz2"), FourCC("stco"), FourCC("co64"),
        FourCC("ctts"),
        FourCC("stss"), FourCC("stps"), FourCC("sdtp"), FourCC("sbgp"), FourCC("sgpd"), FourCC("sidx"),
        FourCC("pssh"),
        FourCC("stsd"), FourCC("keys"), FourCC("ilst"), FourCC("meta"), FourCC("udta"), FourCC("mfra"),
        FourCC("tfra"),
        FourCC("trex"), FourCC("cslg"), FourCC("chpl"),
    ]

    private static func box(_ type: FourCC, _ payload: [UInt8]) -> [UInt8] {
        number(UInt32(clamping: payload.count + 8)) + number(type.rawValue) + payload
    }

    private static func box(_ type: StaticString, _ payload: [UInt8]) -> [UInt8] {
        box(FourCC(type), payload)
    }

    private static func number(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}

extension Box {
    /// A copy of the payload for the excerpt, bounded.
    func excerpt(_ source: ByteSource, byteLimit: Int) -> [UInt8] {
        source.bytes(at: payload, count: Int(max(0, min(Int64(byteLimit), end - payload))))
    }
}
