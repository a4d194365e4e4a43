/// Takes the names off a path one after the other, for comparing paths. Those that lead nowhere are left out: `.`, and
/// the empty one between two slashes.
struct PathNames {
    /// What is left of the folder's path, which ends in a slash unless it is empty.
    private var folder: Range<Int>
    private var last: Range<Int>?
    private var isFirst = true
    /// Of a URL every name counts.
    private var isURL = false

    /// The names of a path in two parts: its folder and its last name.
    init(_ folder: Range<Int>, _ last: Range<Int>) { (self.folder, self.last) = (folder, last) }

    /// The next name; nil at the end.
    mutating func next(_ bytes: borrowing Span<UInt8>) -> Range<Int>? {
        while !folder.isEmpty {
            let name = bytes.name(at: folder.lowerBound, in: folder)
            folder = min(name.upperBound + 1, folder.upperBound)..<folder.upperBound
            let counts =
                isURL || (name.isEmpty ? isFirst : !(name.count == 1 && bytes[name.lowerBound] == .dot))
            if isFirst, let end = name.last { isURL = bytes[end] == UInt8(ascii: ":") }
            isFirst = false
            if counts { return name }
        }
        defer { last = nil }
        return last
    }

    /// Compares two names byte by byte: negative when the left one stands first, 0 when they are the same.
    static func compare(_ bytes: borrowing Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Int {
        for offset in 0..<min(left.count, right.count) {
            let difference = Int(bytes[left.lowerBound + offset]) - Int(bytes[right.lowerBound + offset])
            if difference != 0 { return difference }
        }
        return left.count - right.count
    }
}
