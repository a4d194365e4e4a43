extension WebAddress {
    /// The host, in lower case and without brackets.
    static func host(_ bytes: [UInt8], _ place: Range<Int>) throws(Mistake) -> String {
        let text = bytes[place]
        guard let first = text.first else { throw Mistake("it has no host") }
        if first == UInt8(ascii: "[") {
            try checkLiteral(text)
            return lowerCased(text.dropFirst().dropLast())
        }
        try checkName(text)
        return lowerCased(text)
    }

    /// Refuses what is in brackets and is not an address of IPv6.
    private static func checkLiteral(_ text: ArraySlice<UInt8>) throws(Mistake) {
        guard text.last == UInt8(ascii: "]") else { throw Mistake("the bracket of its host is not closed") }
        let address = text.dropFirst().dropLast()
        // A zone names a network interface of one machine: it means nothing to another.
        guard !address.contains(UInt8(ascii: "%")) else {
            throw Mistake("its IPv6 address has a zone, which means nothing on another machine")
        }
        guard NetworkAddress.ipv6(address) != nil else {
            throw Mistake("what its host has in brackets is not an IPv6 address")
        }
    }

    /// Refuses what is not a name of DNS or an address of IPv4.
    private static func checkName(_ text: ArraySlice<UInt8>) throws(Mistake) {
        if let wrong = text.firstIndex(where: { !$0.isHostCharacter }) {
            let place = "character \(wrong + 1)"
            // Some readers decode the escapes of a host and some do not, so it would be two hosts in one.
            guard text[wrong] != UInt8(ascii: "%") else {
                throw Mistake("\(place), in the host, is the '%' of an escape; a host has none")
            }
            throw Mistake("\(place), in the host, is a character that no host name has")
        }
        // A dot at the end says that the name is complete.
        let name = text.last == UInt8(ascii: ".") ? text.dropLast() : text
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !$0.isEmpty }) else {
            throw Mistake("its host has an empty label: a dot at its start, or two in a row")
        }
        guard labels.allSatisfy({ $0.count <= 63 }) else {
            throw Mistake("its host has a label of more than 63 characters")
        }
        guard name.count <= 253 else { throw Mistake("its host has more than 253 characters") }
    }

    private static func lowerCased(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text.lazy.map(\.lowerCased), as: UTF8.self)
    }
}
