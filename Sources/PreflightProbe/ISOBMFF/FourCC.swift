/// A four-character code: the type of a box, a brand, a sample format.
struct FourCC: Hashable, RawRepresentable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A code written in the program; characters beyond the fourth are ignored.
    ///
    /// A static string, so that the code is computed by the compiler.
    init(_ text: StaticString) {
        rawValue = unsafe UnsafeBufferPointer(start: text.utf8Start, count: min(4, text.utf8CodeUnitCount))
            .reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension FourCC {
    /// Whether all four characters are printable ASCII.
    var isPrintable: Bool {
        [24, 16, 8, 0].allSatisfy { (0x20..<0x7F).contains(UInt8(truncatingIfNeeded: rawValue >> $0)) }
    }
}

extension FourCC: CustomStringConvertible {
    /// Four characters; those that are not printable ASCII become `?`.
    var description: String {
        let bytes = [rawValue >> 24, rawValue >> 16, rawValue >> 8, rawValue].map {
            UInt8(truncatingIfNeeded: $0)
        }
        return String(
            decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
