internal import PreflightModel

/// A file's outermost boxes: what brand it is, where its index and its samples lie, and whether it is whole.
struct FileStructure {
    /// The major brand and the compatible brands, when there is an `ftyp`.
    var majorBrand: FourCC?
    var compatibleBrands: [FourCC] = []
    /// The movie index.
    var movie: Box?
    /// The fragments' indices, in file order.
    var fragments: [Box] = []
    /// The first box that holds samples.
    var firstSamples: Box?
    /// The metadata box that describes HEIF pictures.
    var metadata: Box?
    /// Whether the file holds a segment of a stream (`styp`, `sidx`) rather than a whole file.
    var isSegment = false
    /// Set when a box runs past the end of the file.
    var truncation: Defect?
    /// Set when bytes that are no box stand where one is due.
    var damage: Defect?

    init(_ scanner: inout BoxScanner) throws(SourceProblem) {
        let source = scanner.source
        var offset: Int64 = 0
        while let box = try scanner.box(at: offset, limit: source.byteCount) {
            // The index will be read whole, and after it the header of the next box.
            if Self.indices.contains(box.type) { source.willRead(box.start..<max(box.end, box.end &+ 32)) }
            note(box, source)
            offset = box.end
            guard box.end <= source.byteCount else {
                truncation = Defect(
                    .truncated,
                    "the '\(box.type)' box should end at byte \(box.end), but the file ends at \(source.byteCount)"
                )
                return
            }
        }
        // A few stray bytes at the end hurt nobody; elsewhere something has been overwritten or lost.
        if offset <= source.byteCount - 8, source.stop == nil {
            damage = damage ?? Defect(.unreadable, "at byte \(offset) stands something that is not a box")
        }
    }

    private static let indices: Set<FourCC> = [.moov, .moof, FourCC("meta")]

    private static let partsOfMovie: Set<FourCC> = [
        FourCC("cmov"), FourCC("mvhd"), FourCC("trak"), FourCC("mdia"), FourCC("minf"), FourCC("stbl"),
        FourCC("mvex"),
        FourCC("traf"), FourCC("trun"),
    ]

    private mutating func note(_ box: Box, _ source: ByteSource) {
        switch box.type {
        case .ftyp where majorBrand == nil: readBrands(box, source)
        case .styp, FourCC("sidx"): isSegment = true
        case .moov where movie == nil: movie = box
        // Some readers take a second index, or parts of one that lie outside, and see another movie than we do.
        case .moov, FourCC("hoov"): damage = damage ?? Defect(.unreadable, "the file holds two indexes")
        case _ where Self.partsOfMovie.contains(box.type):
            damage = damage ?? Defect(.unreadable, "a part of an index ('\(box.type)') lies outside it")
        case .moof: fragments.append(box)
        case .mdat where firstSamples == nil: firstSamples = box
        case FourCC("meta") where metadata == nil: metadata = box
        default: break
        }
    }

    private mutating func readBrands(_ box: Box, _ source: ByteSource) {
        majorBrand = source.integer(at: box.payload, as: UInt32.self).map(FourCC.init(rawValue:))
        let brandCount = min(max(0, (box.end - box.payload - 8) / 4), 64)
        compatibleBrands = (0..<brandCount).compactMap { index in
            source.integer(at: box.payload + 8 + index * 4, as: UInt32.self).map(FourCC.init(rawValue:))
        }
    }
}

extension FileStructure {
    /// The HEIF format, when the brands say that the file holds pictures.
    var pictureFormat: ImageFormat? {
        let brands = [majorBrand].compactMap { $0 } + compatibleBrands
        switch majorBrand {
        case FourCC("avif"), FourCC("avis"): return .avif
        case FourCC("heic"), FourCC("heix"), FourCC("heim"), FourCC("heis"), FourCC("hevc"), FourCC("hevx"):
            return .heic
        case FourCC("mif1"), FourCC("msf1"), FourCC("mif2"):
            if brands.contains(FourCC("avif")) { return .avif }
            return brands.contains(FourCC("heic")) || brands.contains(FourCC("heix")) ? .heic : .heif
        default: return nil
        }
    }

    /// The container format, by the major brand. A file without brands is QuickTime's.
    var containerFormat: ContainerFormat {
        guard let majorBrand else { return isSegment || !fragments.isEmpty ? .mp4 : .mov }
        switch majorBrand.description {
        case "qt  ": return .mov
        case let brand where brand.hasPrefix("M4V"): return .m4v
        case let brand where brand.hasPrefix("3g2"): return .threeG2
        case let brand where brand.hasPrefix("3g"): return .threeGP
        default: return .mp4
        }
    }

    /// Whether the index comes before the samples.
    var indexPosition: ContainerFacts.IndexPosition? {
        guard let movie, let firstSamples else { return nil }
        return movie.start < firstSamples.start ? .front : .end
    }
}
