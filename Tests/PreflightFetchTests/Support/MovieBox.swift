/// A box of an MP4 file, taken apart as far as an index goes.
struct MovieBox {
    var type: String
    /// The bytes after its size and type; empty when it holds boxes.
    var payload: [UInt8] = []
    var children: [MovieBox] = []

    private static let parents: Set<String> = ["moov", "trak", "mdia", "minf", "stbl", "udta", "edts"]

    /// Takes boxes apart that follow each other.
    static func boxes(_ bytes: ArraySlice<UInt8>) -> [MovieBox] {
        var (boxes, rest) = ([MovieBox](), bytes)
        while rest.count >= 8 {
            let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            let content = rest.prefix(size).dropFirst(8)
            boxes.append(
                parents.contains(type)
                    ? MovieBox(type: type, children: Self.boxes(content))
                    : MovieBox(type: type, payload: Array(content)))
            rest = rest.dropFirst(max(8, size))
        }
        return boxes
    }

    var bytes: [UInt8] {
        let content = children.isEmpty ? payload : children.flatMap(\.bytes)
        return Self.number(content.count + 8) + Array(type.utf8) + content
    }

    /// The first box of a type inside this one.
    subscript(type: String) -> MovieBox {
        get { children.first { $0.type == type } ?? MovieBox(type: type) }
        set {
            let index = children.firstIndex { $0.type == type }
            if let index { children[index] = newValue } else { children.append(newValue) }
        }
    }

    /// A number of 32 bits.
    static func number(_ value: Int) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
            UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
        ]
    }
}
