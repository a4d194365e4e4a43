internal import PreflightModel

/// A file's outermost boxes: what brand it is, where its index and its samples lie, and whether it is whole.
struct FileStructure {
    /// The major brand and the compatible brands, when there is an `ftyp`.
    var majorBrand: FourCC?
    var compatibleBrands: [FourCC] = []
    /// The minor version, which small HEIF files use for the brand that tells their codec.
    private var minorVersion: FourCC?
    /// The movie index.
    var movie: Box?
    /// The fragments' indices, in file order.
    var fragments: [Box] = []
    /// The first box that holds samples.
    var firstSamples: Box?
    /// The metadata box that describes HEIF pictures.
    var metadata: Box?
    /// The box that holds a small HEIF picture whole.
    var miniature: Box?
    /// Whether the file holds a segment of a stream (`styp`, `sidx`) rather than a whole file.
    var isSegment = false
    /// The box that runs past the end of the file, when one does.
    var overlongBox: Box?
    /// Set when a box runs past the end of the file.
    var truncation: Defect? {
        overlongBox.map {
            Defect(
                .truncated,
                "the '\($0.type)' box should end at byte \($0.end), but the file ends at \(byteCount)")
        }
    }
    private let byteCount: Int64
    /// Set when bytes that are no box stand where one is due.
    var damage: Defect?

    init(_ scanner: inout BoxScanner) throws(SourceProblem) {
        let source = scanner.source
        byteCount = source.byteCount
        var offset: Int64 = 0
        while let box = try scanner.box(at: offset, limit: source.byteCount) {
            // The index will be read whole, and after it the header of the next box.
            if Self.indices.contains(box.type) { source.willRead(box.start..<max(box.end, box.end &+ 32)) }
            note(box, source)
            offset = box.end
            guard box.end <= source.byteCount else {
                overlongBox = box
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
        case FourCC("mini") where miniature == nil: miniature = box
        default: break
        }
    }

    private mutating func readBrands(_ box: Box, _ source: ByteSource) {
        majorBrand = source.integer(at: box.payload, as: UInt32.self).map(FourCC.init(rawValue:))
        minorVersion = source.integer(at: box.payload + 4, as: UInt32.self).map(FourCC.init(rawValue:))
        let brandCount = min(max(0, (box.end - box.payload - 8) / 4), 64)
        compatibleBrands = (0..<brandCount).compactMap { index in
            source.integer(at: box.payload + 8 + index * 4, as: UInt32.self).map(FourCC.init(rawValue:))
        }
    }
}

extension FileStructure {
    /// The image's format, when the brands say that the file holds images; nil when it is a video, or its brands do not
    /// tell.
    var imageFormat: ImageFormat? {
        guard let majorBrand else { return nil }
        if let format = Self.imageBrands[majorBrand] {
            // The general brands leave it to the others which codec it is.
            return format == .heif ? compatibleImageFormat ?? format : format
        }
        // An image under a general brand has the metadata of one, and no movie.
        guard movie == nil, fragments.isEmpty, metadata != nil else { return nil }
        return compatibleImageFormat
    }

    /// The image's format by the brands beside the major one; one that tells the codec before one that does not.
    private var compatibleImageFormat: ImageFormat? {
        let brands = (minorVersion.map { [$0] } ?? []) + compatibleBrands
        let formats = brands.compactMap { Self.imageBrands[$0] }
        return formats.first { $0 != .heif } ?? formats.first
    }

    /// The image's format, when only the movie tells that the file holds images: a camera raw, or a sequence of images
    /// under a general brand.
    func imageFormat(of movie: MovieIndex) -> ImageFormat? {
        if majorBrand == FourCC("crx ") {
            // Canon's raw video has the same brand.
            let isStill = movie.tracks.allSatisfy { $0.samples.timing.sampleCount <= 1 }
            return isStill ? .cr3 : nil
        }
        let handlers = Set(movie.tracks.map(\.handler))
        guard handlers.contains(FourCC("pict")), !handlers.contains(FourCC("vide")) else { return nil }
        return compatibleImageFormat ?? .heif
    }

    /// Brands of images and of sequences of images (ISO/IEC 23008-12, annexes B to N; AVIF).
    private static let imageBrands: [FourCC: ImageFormat] = [
        FourCC("heic"): .heic, FourCC("heix"): .heic, FourCC("heim"): .heic, FourCC("heis"): .heic,
        FourCC("hevc"): .heic, FourCC("hevx"): .heic, FourCC("hevm"): .heic, FourCC("hevs"): .heic,
        FourCC("avif"): .avif, FourCC("avis"): .avif, FourCC("avio"): .avif,
        FourCC("mif1"): .heif, FourCC("mif2"): .heif, FourCC("mif3"): .heif, FourCC("msf1"): .heif,
        FourCC("miaf"): .heif, FourCC("avci"): .heif, FourCC("avcs"): .heif, FourCC("jpeg"): .heif,
        FourCC("jpgs"): .heif, FourCC("j2ki"): .heif, FourCC("j2is"): .heif, FourCC("vvic"): .heif,
        FourCC("vvis"): .heif, FourCC("evbi"): .heif, FourCC("evbs"): .heif, FourCC("unif"): .heif,
    ]

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

    /// Whether the box that runs past the end of the file, if one does, is none that says where samples lie.
    var lacksNoIndex: Bool { overlongBox.map { $0.type != .moov && $0.type != .moof } ?? true }

    /// Whether the index comes before the samples.
    var indexPosition: ContainerFacts.IndexPosition? {
        guard let movie, let firstSamples else { return nil }
        return movie.start < firstSamples.start ? .front : .end
    }
}
