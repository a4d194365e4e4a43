/// Values that are the same for the same seed (SplitMix64).
struct RandomSource: RandomNumberGenerator {
    private var state: UInt64
    /// How many in a hundred of what may be missing is there.
    let fullness: Int

    init(seed: UInt64, fullness: Int = 60) {
        state = seed
        self.fullness = fullness
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Whether something that may be missing is there.
    mutating func isPresent() -> Bool { below(100) < fullness }

    /// A value of the type that is wanted.
    mutating func value<Value: Arbitrary>() -> Value { Value.arbitrary(&self) }
}

/// A type of which any value can be made up.
protocol Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Self
}

extension Arbitrary where Self: CaseIterable {
    static func arbitrary(_ source: inout RandomSource) -> Self {
        Array(allCases)[source.below(allCases.count)]
    }
}

extension Bool: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Bool { source.below(2) == 1 }
}

extension Int64: Arbitrary {
    /// Numbers of every length, above and below zero, and the extremes.
    static func arbitrary(_ source: inout RandomSource) -> Int64 {
        switch source.below(20) {
        case 0: .min
        case 1: .max
        default: Int64(bitPattern: source.next()) >> Int64(source.below(64))
        }
    }
}

extension Int: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Int { Int(Int64.arbitrary(&source)) }
}

extension Double: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Double {
        switch source.below(10) {
        case 0: .infinity
        case 1: -.greatestFiniteMagnitude
        case 2: .leastNonzeroMagnitude
        default: Double(Int64.arbitrary(&source)) / 1024
        }
    }
}

extension String: Arbitrary {
    /// Never empty: of every script, of every length of UTF-8, short and long, with control characters.
    static func arbitrary(_ source: inout RandomSource) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "0", "/", ".", " ", "\0", "\n", "\u{1B}", "é", "ß", "Ж", "中", "ﷺ", "\u{301}", "🙂",
            "\u{10FFFF}",
        ]
        let count = source.below(30) == 0 ? 300 : 1 + source.below(20)
        return String(
            String.UnicodeScalarView((0..<count).map { _ in scalars[source.below(scalars.count)] }))
    }
}

extension Optional: Arbitrary where Wrapped: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Wrapped? {
        source.isPresent() ? Wrapped.arbitrary(&source) : nil
    }
}

extension Array: Arbitrary where Element: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> [Element] {
        let count = source.isPresent() ? 1 + source.below(4) : 0
        return (0..<count).map { _ in source.value() }
    }
}
