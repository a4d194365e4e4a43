/// A documented file size. "MB" is defined by no provider, so both readings are kept.
package struct FileSize: Sendable, Hashable {
    /// The number before the unit.
    package var count: Int64
    /// The unit the document prints.
    package var unit: Unit

    /// Creates a file size.
    package init(_ count: Int64, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Units of file size as documents print them.
    package enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Bytes: nothing to interpret.
        case bytes = "B"
        /// 10^3 or 2^10 bytes.
        case kilobytes = "KB"
        /// 10^6 or 2^20 bytes.
        case megabytes = "MB"
        /// 10^9 or 2^30 bytes.
        case gigabytes = "GB"
    }

    /// Bytes when the unit is a power of ten: up to here every reading allows the file.
    package var decimalByteCount: Int64 { saturating(power(1000)) }
    /// Bytes when the unit is a power of two: above this every reading refuses the file.
    package var binaryByteCount: Int64 { saturating(power(1024)) }

    private func power(_ base: Int64) -> Int64 {
        switch unit {
        case .bytes: 1
        case .kilobytes: base
        case .megabytes: base * base
        case .gigabytes: base * base * base
        }
    }

    private func saturating(_ factor: Int64) -> Int64 {
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}

extension FileSize: CustomStringConvertible {
    /// As a document prints it: `10 MB`.
    package var description: String { "\(count) \(unit.rawValue)" }
}
