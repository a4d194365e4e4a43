/// Finds the root element of an SVG document behind whatever may stand ahead of it.
enum SVGPrologue {
    /// Longest prologue that is read: drawing programs write licences and lists of entities.
    private static let byteLimit = 65536

    /// Where the `<svg` of an SVG document stands; nil when it is none. Entities are not followed.
    static func rootOffset(_ source: ByteSource, _ head: [UInt8]) -> Int? {
        guard let start = skip(head, from: byteOrderMarkCount(head)), start < head.count,
            head[start] == UInt8(ascii: "<")
        else { return nil }
        if let root = root(in: head) { return root }
        guard source.byteCount > head.count, isProlonged(head, at: start) else { return nil }
        return root(in: source.bytes(at: 0, count: byteLimit))
    }

    private static func byteOrderMarkCount(_ bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Whether a text begins as what may stand ahead of the root: a declaration, a comment, a document type.
    private static func isProlonged(_ bytes: [UInt8], at offset: Int) -> Bool {
        ["<?", "<!--", "<!doctype"].contains { has($0, bytes, at: offset) }
    }

    private static func root(in bytes: [UInt8]) -> Int? {
        var offset = byteOrderMarkCount(bytes)
        while let start = skip(bytes, from: offset) {
            let next: Int?
            if has("<?", bytes, at: start) {
                next = end(of: "?>", bytes, from: start + 2)
            } else if has("<!--", bytes, at: start) {
                next = end(of: "-->", bytes, from: start + 4)
            } else if has("<!doctype", bytes, at: start) {
                next = endOfDocumentType(bytes, from: start + 9)
            } else {
                return isRoot(bytes, at: start) ? start : nil
            }
            guard let next else { return nil }
            offset = next
        }
        return nil
    }

    /// Whether the element at an offset is `svg`, with a prefix or without.
    private static func isRoot(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard has("<", bytes, at: offset) else { return false }
        let name = bytes[(offset + 1)...].prefix(64).prefix { !isBlank($0) && $0 != 0x3E && $0 != 0x2F }
        let local = name.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).last
        return local.map { $0.count == 3 && $0.map { $0 | 0x20 } == Array("svg".utf8) } ?? false
    }

    /// Behind a document type, whose list of entities stands in brackets.
    private static func endOfDocumentType(_ bytes: [UInt8], from offset: Int) -> Int? {
        var quote: UInt8?
        var depth = 0
        for index in offset..<max(offset, bytes.count) {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "]") {
                depth -= 1
            } else if byte == UInt8(ascii: ">"), depth <= 0 {
                return index + 1
            }
        }
        return nil
    }

    private static func end(of text: StaticString, _ bytes: [UInt8], from offset: Int) -> Int? {
        (offset..<max(offset, bytes.count)).first { has(text, bytes, at: $0) }
            .map { $0 + text.utf8CodeUnitCount }
    }

    private static func skip(_ bytes: [UInt8], from offset: Int) -> Int? {
        (offset..<max(offset, bytes.count)).first { !isBlank(bytes[$0]) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Whether ASCII text in small letters stands at an offset, in letters of any case.
    private static func has(_ text: StaticString, _ bytes: [UInt8], at offset: Int) -> Bool {
        let wanted = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard offset + wanted.count <= bytes.count else { return false }
        return wanted.indices.allSatisfy { index in
            let byte = bytes[offset + index]
            let isLetter = unsafe UInt8(ascii: "a")...UInt8(ascii: "z") ~= wanted[index]
            return unsafe (isLetter ? byte | 0x20 : byte) == wanted[index]
        }
    }
}
