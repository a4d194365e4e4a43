internal import PreflightModel

/// One track of a movie's index (`trak`).
struct TrackIndex {
    var id: UInt32 = 0
    /// Whether a player shows the track unasked.
    var isEnabled = false
    /// What the track holds: `vide`, `soun`, or another.
    var handler = FourCC("    ")
    /// Ticks a second of the track's media.
    var timescale: UInt32 = 0
    /// The duration that the media header states, in ticks.
    var statedDuration: UInt64?
    /// Whether the media header states a duration of zero.
    var mediaStatesZero = false
    /// Whether the track header states a duration of zero.
    var headerStatesZero = false
    /// Why the track could not be read, when it could not. Each track's failure is its own.
    var problem: SourceProblem?
    var edits: [Edit] = []
    var description: SampleDescription?
    var samples = SampleTable()
    /// Where the samples lie when that is another file, as the file names it.
    var externalReference: String?
    /// Whether another track uses this one as its chapter pictures.
    var chapterTracks: [UInt32] = []
    /// Payloads of the boxes that FFmpeg is shown: `tkhd`, `mdhd`, `hdlr` and `stsd`.
    var header: [UInt8] = []
    var mediaHeader: [UInt8] = []
    var handlerPayload: [UInt8] = []
    var descriptionPayload: [UInt8] = []

    /// Real sample descriptions have hundreds of bytes, thousands with a colour profile in them.
    private static let descriptionByteLimit = 65536

    /// A track of which nothing is known yet.
    init() {}

    init(_ track: Box, _ scanner: inout BoxScanner) throws(SourceProblem) {
        let source = scanner.source
        for box in try scanner.children(of: track) {
            switch box.type {
            case FourCC("tkhd"):
                header = box.excerpt(source, byteLimit: 256)
                isEnabled = (source.byte(at: box.payload + 3) ?? 0) & 1 == 1
                let isLong = source.byte(at: box.payload) == 1
                id = source.integer(at: box.fullPayload + (isLong ? 16 : 8)) ?? 0
                headerStatesZero =
                    isLong
                    ? source.integer(at: box.fullPayload + 24, as: UInt64.self) == 0
                    : source.integer(at: box.fullPayload + 16, as: UInt32.self) == 0
            case FourCC("edts"):
                for child in try scanner.children(of: box) where child.type == FourCC("elst") {
                    do throws(SourceProblem) { edits = try Edit.list(child, source) } catch {
                        problem = error
                    }
                }
            case FourCC("mdia"): try readMedia(box, &scanner)
            case FourCC("tref"):
                for child in try scanner.children(of: box) where child.type == FourCC("chap") {
                    chapterTracks = (0..<max(0, min(16, (child.end - child.payload) / 4))).compactMap {
                        source.integer(at: child.payload + $0 * 4)
                    }
                }
            default: break
            }
        }
    }

    private mutating func readMedia(_ media: Box, _ scanner: inout BoxScanner) throws(SourceProblem) {
        let boxes = try scanner.children(of: media)
        if let box = boxes.first(FourCC("mdhd")), let header = TimeHeader(box, scanner.source) {
            timescale = header.timescale
            statedDuration = header.duration
            mediaStatesZero = header.statesZero
            mediaHeader = box.excerpt(scanner.source, byteLimit: 64)
        }
        if let box = boxes.first(FourCC("hdlr")) {
            handlerPayload = box.excerpt(scanner.source, byteLimit: 64)
            handler = scanner.source.integer(at: box.fullPayload + 4).map(FourCC.init(rawValue:)) ?? handler
        }
        guard let information = boxes.first(FourCC("minf")) else { return }
        for box in try scanner.children(of: information) {
            switch box.type {
            case FourCC("stbl"): try readSampleTable(box, &scanner)
            case FourCC("dinf"):
                for child in try scanner.children(of: box) where child.type == FourCC("dref") {
                    externalReference = try DataReference.external(child, &scanner)
                }
            default: break
            }
        }
    }

    private mutating func readSampleTable(_ table: Box, _ scanner: inout BoxScanner) throws(SourceProblem) {
        var chunks = ChunkTables()
        for box in try scanner.children(of: table) {
            switch box.type {
            case FourCC("stsc"): chunks.samplesPerChunk = box
            case FourCC("stco"), FourCC("co64"): chunks.offsets = box
            case FourCC("stsd"):
                guard box.end - box.payload <= Self.descriptionByteLimit else {
                    problem = SourceProblem(
                        .limitReached, "a sample description has more than \(Self.descriptionByteLimit) bytes"
                    )
                    continue
                }
                descriptionPayload = box.excerpt(scanner.source, byteLimit: Self.descriptionByteLimit)
                description = try SampleDescription(
                    box, hasSides: handler == FourCC("vide") || handler == FourCC("pict"), &scanner)
            case FourCC("stsz"), FourCC("stz2"): chunks.sizes = box
            default: samples.read(box, scanner.source)
            }
        }
        samples.layout = chunks.layout(scanner.source, isPicking: handler == FourCC("vide"))
    }
}

/// Where a track's samples lie (`dref`).
enum DataReference {
    /// The first reference to another file, as the file names it; nil when all samples lie in this file.
    static func external(_ box: Box, _ scanner: inout BoxScanner) throws(SourceProblem) -> String? {
        let source = scanner.source
        for entry in try scanner.boxes(from: box.fullPayload + 4, to: box.end) {
            let isSelfContained = (source.byte(at: entry.payload + 3) ?? 1) & 1 == 1
            guard !isSelfContained else { continue }
            let text = source.bytes(
                at: entry.fullPayload, count: Int(min(200, max(0, entry.end - entry.fullPayload))))
            let printable = text.prefix { $0 != 0 }.map {
                (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?")
            }
            return printable.isEmpty ? entry.type.description : String(decoding: printable, as: UTF8.self)
        }
        return nil
    }
}
