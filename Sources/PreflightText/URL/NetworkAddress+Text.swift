extension NetworkAddress {
    /// The address of a text: `192.0.2.1`, `2001:db8::1`, without brackets; and the shorter, octal and hexadecimal
    /// forms of IPv4 that browsers and `inet_aton` take. Nil for anything else.
    package init?(_ text: String) {
        if let address = Self.ipv6(Array(text.utf8.prefix(Self.longestIPv6 + 1))[...]) {
            self = .ipv6(address)
        } else if let address = Self.ipv4(text.utf8) {
            self = .ipv4(address)
        } else {
            return nil
        }
    }

    /// `1.2.3.4` and what means the same: `0x1020304`, `1.131844`, `01.02.03.04`.
    ///
    /// One to four numbers in decimal, octal (`0`) or hexadecimal (`0x`) digits. Each is a byte but the last, which is
    /// all bytes that remain. A dot may follow, as after a name.
    static func ipv4(_ text: some BidirectionalCollection<UInt8>) -> UInt32? {
        var parts = text.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        guard (1...4).contains(parts.count) else { return nil }
        var address: UInt64 = 0
        for (index, part) in parts.enumerated() {
            guard let number = number(part) else { return nil }
            let isLast = index == parts.count - 1
            let width: UInt64 = isLast ? UInt64(8 * (4 - index)) : 8
            guard number < 1 << width else { return nil }
            address = address << width | number
        }
        return UInt32(exactly: address)
    }

    /// A number in the notation of C; no more than 2³² of it is told apart.
    private static func number(_ text: some Collection<UInt8>) -> UInt64? {
        var digits = text[...]
        var radix: UInt64 = 10
        guard !digits.isEmpty else { return nil }
        if digits.first == UInt8(ascii: "0"), digits.count > 1 {
            digits = digits.dropFirst()
            radix = 8
            if digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") {
                // Browsers take `0x` alone for 0.
                digits = digits.dropFirst()
                radix = 16
            }
        }
        var number: UInt64 = 0
        for digit in digits {
            guard let value = digit.hexadecimalValue, value < radix else { return nil }
            number = min(number * radix + UInt64(value), 1 << 32)
        }
        return number
    }

    /// The length of `0000:0000:0000:0000:0000:0000:255.255.255.255`.
    private static let longestIPv6 = 45

    /// The forms of RFC 4291, section 2.2.
    static func ipv6(_ text: ArraySlice<UInt8>) -> UInt128? {
        guard text.count <= longestIPv6 else { return nil }
        let colon = UInt8(ascii: ":")
        let groups: [UInt16]
        if let gap = text.indices.first(where: { text[$0...].starts(with: [colon, colon]) }) {
            guard let head = Self.groups(text[..<gap], mayEndInIPv4: false),
                let tail = Self.groups(text[(gap + 2)...], mayEndInIPv4: true),
                head.count + tail.count <= 7
            else { return nil }
            groups = head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
        } else {
            guard let all = Self.groups(text, mayEndInIPv4: true), all.count == 8 else { return nil }
            groups = all
        }
        return groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    /// Groups between single colons; none in an empty text.
    private static func groups(_ text: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if mayEndInIPv4, index == parts.count - 1, let quad = dottedQuad(part) {
                groups += [UInt16(quad >> 16), UInt16(truncatingIfNeeded: quad)]
            } else {
                guard (1...4).contains(part.count) else { return nil }
                var group: UInt16 = 0
                for digit in part {
                    guard let value = digit.hexadecimalValue else { return nil }
                    group = group << 4 | UInt16(value)
                }
                groups.append(group)
            }
        }
        return groups
    }

    /// `1.2.3.4` in decimal digits without leading zeros: inside IPv6 nothing else is taken.
    private static func dottedQuad(_ text: ArraySlice<UInt8>) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isDigit),
                part.count == 1 || part.first != UInt8(ascii: "0")
            else { return nil }
        }
        return ipv4(text)
    }
}
