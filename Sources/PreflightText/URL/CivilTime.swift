/// Times as cloud storage writes them into URLs, as seconds since 1970 in UTC.
package enum CivilTime {
    /// Reads `20261121T141600Z`, `2026-11-21T14:16:00Z` and its shorter forms down to `2026-11-21`.
    /// - Returns: Nil for anything else.
    package static func seconds(_ text: some StringProtocol) -> Int64? {
        var digits: [Int64] = []
        var offset: Int64 = 0
        var rest = Array(text.utf8)[...]
        // A fraction of a second changes nothing here; an offset from UTC does.
        // The hyphens of the date are none of an offset.
        let timeOfDay = rest.firstIndex(of: UInt8(ascii: "T")) ?? rest.endIndex
        if let zone = rest[timeOfDay...].lastIndex(where: { "Z+-".utf8.contains($0) }) {
            if rest[zone] != UInt8(ascii: "Z") {
                let numbers = rest[zone...].dropFirst().filter(\.isDigit).map { Int64($0 - 0x30) }
                guard numbers.count == 4 else { return nil }
                offset = (numbers[0] * 10 + numbers[1]) * 3600 + (numbers[2] * 10 + numbers[3]) * 60
                if rest[zone] == UInt8(ascii: "-") { offset = -offset }
            }
            rest = rest[..<zone]
        }
        if let dot = rest.firstIndex(of: UInt8(ascii: ".")) { rest = rest[..<dot] }
        for byte in rest {
            if byte.isDigit {
                digits.append(Int64(byte - 0x30))
            } else if !"-:T".utf8.contains(byte) {
                return nil
            }
        }
        guard [8, 12, 14].contains(digits.count) else { return nil }
        func number(_ start: Int, _ count: Int) -> Int64 {
            start < digits.count ? digits[start..<(start + count)].reduce(0) { $0 * 10 + $1 } : 0
        }
        let (month, day, hour) = (number(4, 2), number(6, 2), number(8, 2))
        guard (1...12).contains(month), (1...31).contains(day), hour < 24, number(10, 2) < 60,
            number(12, 2) < 61
        else { return nil }
        return days(number(0, 4), month, day) * 86_400 + hour * 3600 + number(10, 2) * 60 + number(12, 2)
            - offset
    }

    /// Days from 1970-01-01 in the Gregorian calendar. Years begin in March, so that the leap day is their last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
