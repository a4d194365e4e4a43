internal import PreflightModel

/// What the scans of a progressive JPEG have sent so far (ITU-T T.81, annex G): which bits of which coefficients, and
/// whether each scan holds as much as its codes say.
///
/// Decoders show what there is, and say nothing of what is missing. The codes are read, but no pixel is decoded.
struct JPEGProgress {
    /// For each component and coefficient, the lowest bit that was sent; nil when none was.
    private var lowest: [[Int?]] = []
    /// For each component and block, which coefficients are other than 0.
    private var set: [[UInt64]] = []

    private var scanCount = 0
    /// Whether every scan so far was walked through: what it sent decides how the next one is read.
    private var isFollowed = true

    /// A file with more is taken as it is: each scan may cost a look at each block.
    private static let blockLimit = 1 << 21
    private static let scanLimit = 64
    /// Some encoders leave a few bytes too many or too few.
    private static let spareByteCount = 16

    /// Notes what a scan sends, and walks through its data.
    ///
    /// - Parameters:
    ///   - scan: The scan.
    ///   - frame: The frame, whose height is known.
    ///   - tables: The tables at the scan.
    ///   - restartInterval: Units between restart markers; 0 for none.
    ///   - bits: The scan's data.
    /// - Returns: What is wrong with the data, in words that follow "the scan that begins at byte 1000"; nil when nothing
    ///   is, or they are not walked through.
    mutating func add(
        _ scan: JPEGScan, in frame: JPEGFrame, _ tables: JPEGTables, restartInterval: Int, _ bits: JPEGBits?
    ) -> String? {
        if lowest.isEmpty {
            lowest = Array(repeating: Array(repeating: nil, count: 64), count: frame.components.count)
            set = Array(repeating: [], count: frame.components.count)
        }
        for component in scan.components {
            for coefficient in scan.band { lowest[component][coefficient] = scan.lowBit }
        }
        scanCount += 1
        guard isFollowed, let bits, scanCount <= Self.scanLimit,
            var walk = walk(scan, frame, tables, bits)
        else {
            isFollowed = false
            return nil
        }
        let damage = walk.damage(
            unitCount: scan.unitCount(in: frame), restartInterval: restartInterval,
            spareByteCount: Self.spareByteCount)
        if scan.band.lowerBound > 0 { swap(&walk.set, &set[scan.components[0]]) }
        return damage
    }

    /// What reads a scan; nil when there are too many blocks, or a code is missing.
    private mutating func walk(
        _ scan: JPEGScan, _ frame: JPEGFrame, _ tables: JPEGTables, _ bits: JPEGBits
    ) -> JPEGScanWalk? {
        let counts = scan.blockCounts(in: frame)
        guard counts.reduce(0, +) <= Self.blockLimit else { return nil }
        var walk = JPEGScanWalk(scan, bits)
        if scan.band.lowerBound == 0 {
            let codes = scan.isRefinement ? [] : scan.tables.compactMap { tables.codesDC[$0.dc] }
            guard scan.isRefinement || codes.count == scan.components.count else { return nil }
            walk.first = scan.components.enumerated().map { position, index in
                let component = frame.components[index]
                let isAlone = scan.components.count == 1
                return (
                    scan.isRefinement ? nil : codes[position],
                    isAlone ? 1 : component.horizontal * component.vertical
                )
            }
        } else {
            guard let code = tables.codesAC[scan.tables[0].ac] else { return nil }
            walk.code = code
            let component = scan.components[0]
            if set[component].count != counts[0] { set[component] = Array(repeating: 0, count: counts[0]) }
            swap(&walk.set, &set[component])
        }
        return walk
    }

    /// What was never sent, in words; nil when every coefficient was, down to its last bit.
    var missing: String? {
        for (component, lowest) in lowest.enumerated() {
            let count = lowest.count { $0 != 0 }
            guard count == 0 else {
                return
                    "scans are missing: \(count) of the 64 coefficients of component \(component + 1) are not "
                    + "there in full"
            }
        }
        return nil
    }
}
