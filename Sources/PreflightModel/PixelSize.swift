/// Width and height in pixels. Both come from untrusted files: zero, negative and huge values are possible,
/// and all arithmetic here is safe for them.
public struct PixelSize: Sendable, Hashable {
    /// Horizontal extent in pixels.
    public var width: Int
    /// Vertical extent in pixels.
    public var height: Int

    /// Creates a size in pixels.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// The smaller of the two sides, in pixels.
    package var shorterSide: Int { min(width, height) }
    /// The larger of the two sides, in pixels.
    package var longerSide: Int { max(width, height) }
    /// The same size turned by a quarter.
    package var transposed: PixelSize { PixelSize(width: height, height: width) }
    /// Whether both sides are at least one pixel.
    package var isPositive: Bool { width > 0 && height > 0 }
}

extension PixelSize: CustomStringConvertible {
    /// For example `640×360`.
    public var description: String { "\(width)×\(height)" }
}

/// An exact quotient of two integers, such as a sample aspect ratio (`4:3`) or a limit (`1:2.5` as `2:5`).
package struct Ratio: Sendable, Hashable {
    /// The part before the colon.
    package var numerator: Int
    /// The part after the colon.
    package var denominator: Int

    /// Creates a ratio; nothing is reduced.
    package init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The same ratio in lowest terms; one whose parts are not both positive stays as it is.
    package var reduced: Ratio {
        guard numerator > 0, denominator > 0 else { return self }
        var (divisor, rest) = (numerator, denominator)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        return Ratio(numerator / divisor, denominator / divisor)
    }

    /// Compares `size.width / size.height` with this ratio exactly, by cross multiplication in 128 bits.
    ///
    /// - Returns: −1 when the size is narrower than the ratio, 0 when equal, 1 when wider.
    ///   Both the size and the ratio must be positive for the answer to mean anything.
    package func compare(_ size: PixelSize) -> Int {
        let left = Int128(size.width) * Int128(denominator)
        let right = Int128(numerator) * Int128(size.height)
        return left < right ? -1 : (left == right ? 0 : 1)
    }
}

extension Ratio: CustomStringConvertible {
    /// For example `4:3`.
    package var description: String { "\(numerator):\(denominator)" }
}
