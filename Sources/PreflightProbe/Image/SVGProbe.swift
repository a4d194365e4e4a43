internal import PreflightModel

/// Measures SVG: recognised, and sized by the root element's `width` and `height` when they are plain pixels.
///
/// The document is never parsed as XML: entities and references in it are not followed.
enum SVGProbe {
    static func measure(_ source: ByteSource, into facts: inout MediaFacts) {
        var image = ImageFacts(format: .svg)
        let start = SVGPrologue.rootOffset(source, source.bytes(at: 0, count: 512)) ?? 0
        let head = source.bytes(at: Int64(start), count: 4096).map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
        let text = String(decoding: head, as: UTF8.self)
        if let end = text.firstIndex(of: ">") {
            let root = text[..<end]
            if let width = pixels("width", in: root), let height = pixels("height", in: root) {
                image.size = Measured(PixelSize(width: width, height: height), .header)
            }
        }
        facts.content = .image(image)
    }

    private static func pixels(_ attribute: String, in root: Substring) -> Int? {
        for quote in ["\"", "'"] {
            guard let start = root.firstRange(of: " \(attribute)=\(quote)") else { continue }
            let value = root[start.upperBound...].prefix { String($0) != quote }
            return Int(value.hasSuffix("px") ? value.dropLast(2) : value)
        }
        return nil
    }
}
