extension Base64 {
    /// The bytes that a forgiving decoder gives: one that passes over white space, takes the URL-safe alphabet
    /// too, and needs neither padding nor zeros in the bits that are left over. Nil when there is more to forgive.
    static func lenientBytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var mended: [UInt8] = []
        // Room for padding that is missing.
        mended.reserveCapacity(text.count + 2)
        for character in text where !isSpace(character) {
            mended.append(standardCharacter(for: character) ?? character)
        }
        if mended.isEmpty { return [] }

        let paddingCount = mended.suffix(2).reversed().prefix { $0 == padding }.count
        mended.removeLast(paddingCount)
        let filled = mended.count % 4
        let due = filled == 0 ? 0 : 4 - filled
        // A group of one character has no byte: 3 would be due then.
        guard due < 3, paddingCount <= due else { return nil }
        if due > 0, let last = mended.last, let value = value(of: last) {
            let kept = due == 2 ? value & 0b11_0000 : value & 0b11_1100
            mended[mended.count - 1] = Array(alphabet)[Int(kept)]
        }
        mended += Array(repeating: padding, count: due)
        return strictBytes(mended[...])
    }

    /// What the standard alphabet has for a character of the URL-safe one, of RFC 4648 section 5.
    static func standardCharacter(for character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: nil
        }
    }

    /// The white space of ASCII, as HTML's forgiving decoder has it.
    static func isSpace(_ character: UInt8) -> Bool {
        switch character {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }
}
