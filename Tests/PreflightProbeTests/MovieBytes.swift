import TestSupport

/// A movie's bytes, for tests that change some of them.
struct MovieBytes {
    var bytes: [UInt8]

    init(_ fixture: String) throws { bytes = try Fixture.bytes(fixture) }

    /// Where the payload of each box of a type begins and ends, wherever it is.
    func payloads(of type: String) -> [Range<Int>] {
        let name = Array(type.utf8)
        return bytes.indices.dropFirst(4).dropLast(4).filter { bytes[$0...].starts(with: name) }.map {
            place in
            let size = bytes[(place - 4)..<place].reduce(0) { $0 << 8 | Int($1) }
            return (place + 4)..<max(place + 4, min(place - 4 + size, bytes.count))
        }
    }

    /// Overwrites bytes at an offset in the payload of a box.
    mutating func patch(_ type: String, _ number: Int = 0, at offset: Int, _ new: [UInt8]) {
        let start = payloads(of: type)[number].lowerBound + offset
        bytes.replaceSubrange(start..<(start + new.count), with: new)
    }

    /// Gives a box another type.
    mutating func rename(_ type: String, _ number: Int = 0, to name: String) {
        let start = payloads(of: type)[number].lowerBound - 4
        bytes.replaceSubrange(start..<(start + 4), with: name.utf8)
    }

    mutating func zero(_ range: Range<Int>) {
        bytes.replaceSubrange(range, with: repeatElement(0, count: range.count))
    }
}
