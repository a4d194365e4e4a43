internal import PreflightModel

/// A JPEG's frame header (ITU-T T.81, B.2.2): size, depth, components, and how they are coded.
///
/// Read here and not by a library, so that the facts do not depend on what a library's version can decode.
struct JPEGFrame {
    let coding: Coding
    let precision: Int
    let width: Int
    /// 0 until the segment behind the first scan states it (DNL).
    var height: Int
    /// Whether the header leaves the height to that segment.
    let isHeightLate: Bool
    let components: [Component]

    /// One component, such as brightness.
    struct Component {
        let id: UInt8
        /// Samples across and down in each unit that the components share.
        let horizontal: Int
        let vertical: Int
        /// Number of its quantization table.
        let quantization: Int
    }

    /// What a start-of-frame marker says of the coding.
    struct Coding {
        let marker: UInt8

        var isLossless: Bool { marker & 3 == 3 }
        var isProgressive: Bool { marker & 3 == 2 && !isHierarchical }
        var isArithmetic: Bool { 0xC9...0xCF ~= marker }
        /// One of several frames that refine each other; what leads them states the size of the last.
        var isHierarchical: Bool { marker == Marker.hierarchicalProgression || marker & 4 != 0 }

        /// Whether the coding has a depth (table B.2).
        func allows(_ precision: Int) -> Bool {
            if isLossless || isHierarchical { return 2...16 ~= precision }
            return precision == 8 || precision == 12 && marker != Marker.frames.lowerBound
        }
    }

    /// Reads a frame header whose length field stands at an offset.
    /// - Throws: What is wrong with it.
    init(_ source: ByteSource, at offset: Int64, count: Int64, marker: UInt8) throws(Defect) {
        coding = Coding(marker: marker)
        guard count >= 8, let precision = source.byte(at: offset + 2),
            let height: UInt16 = source.integer(at: offset + 3),
            let width: UInt16 = source.integer(at: offset + 5),
            let number = source.byte(at: offset + 7), Int64(number) * 3 + 8 == count
        else { throw Defect(.unreadable, "the frame header does not have the length that its fields take") }
        self.precision = Int(precision)
        self.width = Int(width)
        self.height = Int(height)
        isHeightLate = height == 0
        components = (0..<Int64(number)).compactMap { index in
            let place = offset + 8 + index * 3
            guard let id = source.byte(at: place), let sampling = source.byte(at: place + 1),
                let quantization = source.byte(at: place + 2)
            else { return nil }
            return Component(
                id: id, horizontal: Int(sampling >> 4), vertical: Int(sampling & 15),
                quantization: Int(quantization))
        }
    }

    /// What keeps the frame from being decoded by any decoder; nil when nothing does.
    var defect: Defect? {
        if width == 0 { return Defect(.unreadable, "the frame header states a width of 0") }
        guard coding.allows(precision) else {
            return Defect(
                .unreadable, "the frame header states \(precision) bits a sample, which JPEG does not have")
        }
        guard !components.isEmpty, components.count <= 10 else {
            return Defect(.unreadable, "the frame header states \(components.count) components")
        }
        guard components.allSatisfy({ 1...4 ~= $0.horizontal && 1...4 ~= $0.vertical }) else {
            return Defect(.unreadable, "the frame header states sampling factors that JPEG does not have")
        }
        return nil
    }

    /// The coding in words, when common decoders refuse it; nil when they do not.
    var uncommonCoding: String? {
        var words: [String] = []
        if precision != 8 { words.append("\(precision)-bit samples") }
        if coding.isArithmetic { words.append("arithmetic coding") }
        if coding.isHierarchical { words.append("hierarchical coding") }
        if coding.isLossless { words.append("lossless coding") }
        if isHeightLate, height > 0 { words.append("a height that follows the data (DNL)") }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
