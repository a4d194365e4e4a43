/// POSIX's classes of characters in sets, `[[:digit:]]`: of ASCII only, as git has them.
enum CharacterClass {
    static func named(_ name: String) -> [ClosedRange<UInt32>]? {
        switch name {
        case "alnum": digits + letters
        case "alpha": letters
        case "blank": [0x09...0x09, 0x20...0x20]
        case "cntrl": [0x00...0x1F, 0x7F...0x7F]
        case "digit": digits
        case "graph": [0x21...0x7E]
        case "lower": [lower]
        case "print": [0x20...0x7E]
        case "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
        case "space": [0x09...0x0D, 0x20...0x20]
        case "upper": [upper]
        case "xdigit": digits + [0x41...0x46, 0x61...0x66]
        default: nil
        }
    }

    private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    private static let upper: ClosedRange<UInt32> = 0x41...0x5A
    private static let lower: ClosedRange<UInt32> = 0x61...0x7A
    private static let letters = [upper, lower]
}
