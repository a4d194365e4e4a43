/// Reads the codes of one scan of a progressive JPEG (ITU-T T.81, annex G), as far as they tell where it must end.
struct JPEGScanWalk {
    /// For a scan of first coefficients: each component's code, nil when it refines, and its blocks in each unit.
    var first: [(code: JPEGHuffmanCode?, count: Int)] = []
    /// For a scan of other coefficients: the code.
    var code: JPEGHuffmanCode?
    /// For such a scan: which coefficients of each block are other than 0.
    var set: [UInt64] = []

    private let band: ClosedRange<Int>
    private let isRefinement: Bool
    private var bits: JPEGBits
    /// How many blocks from here on have nothing more in the band.
    private var emptyCount = 0

    init(_ scan: JPEGScan, _ bits: JPEGBits) {
        band = scan.band
        isRefinement = scan.isRefinement
        self.bits = bits
    }

    /// What is wrong with the scan's data; nil when nothing is.
    mutating func damage(unitCount: Int, restartInterval: Int, spareByteCount: Int) -> String? {
        var start = 0
        while start < unitCount {
            let end = restartInterval > 0 ? min(unitCount, start + restartInterval) : unitCount
            emptyCount = 0
            for unit in start..<end {
                guard read(unit) else {
                    return "has a code that means nothing: part of the pixels' data is damaged"
                }
                guard bits.missingCount <= spareByteCount * 8 else {
                    return
                        "ends \(unitCount - unit) of \(unitCount) blocks too early: part of the pixels' data is "
                        + "missing or damaged"
                }
            }
            let spare = bits.skipMarker()
            guard spare <= spareByteCount else {
                return "holds \(spare) bytes more than its blocks take: part of the pixels' data is damaged"
            }
            start = end
        }
        return nil
    }

    private mutating func read(_ unit: Int) -> Bool {
        if let code { return isRefinement ? refine(unit, code) : readBand(unit, code) }
        for (code, count) in first {
            for _ in 0..<count {
                guard let code else {
                    bits.skip(1)
                    continue
                }
                guard let length = bits.value(code), length <= 16 else { return false }
                bits.skip(length)
            }
        }
        return true
    }

    /// Reads the first bits of a band of coefficients.
    private mutating func readBand(_ block: Int, _ code: JPEGHuffmanCode) -> Bool {
        guard emptyCount == 0 else {
            emptyCount -= 1
            return true
        }
        var place = band.lowerBound
        while place <= band.upperBound {
            guard let value = bits.value(code) else { return false }
            let (run, length) = (value >> 4, value & 15)
            if length > 0 {
                place += run
                guard place <= band.upperBound else { return false }
                bits.skip(length)
                set[block] |= 1 << UInt64(place)
                place += 1
            } else if run == 15 {
                place += 16
            } else {
                emptyCount = (1 << run) + bits.bits(run) - 1
                break
            }
        }
        return true
    }

    /// Reads one more bit of a band of coefficients: of those that are other than 0 already, and of those that become so.
    private mutating func refine(_ block: Int, _ code: JPEGHuffmanCode) -> Bool {
        var place = band.lowerBound
        var known = set[block]
        if emptyCount == 0 {
            while place <= band.upperBound {
                guard let value = bits.value(code) else { return false }
                var run = value >> 4
                let isNew = value & 15 != 0
                if isNew {
                    bits.skip(1)
                } else if run < 15 {
                    emptyCount = (1 << run) + bits.bits(run)
                    break
                }
                while place <= band.upperBound {
                    if known >> UInt64(place) & 1 == 1 {
                        bits.skip(1)
                    } else if run == 0 {
                        break
                    } else {
                        run -= 1
                    }
                    place += 1
                }
                if isNew {
                    guard place <= band.upperBound else { return false }
                    known |= 1 << UInt64(place)
                }
                place += 1
            }
            set[block] = known
        }
        guard emptyCount > 0 else { return true }
        emptyCount -= 1
        guard place <= band.upperBound else { return true }
        // One bit for each that is other than 0 in the rest of the band.
        let inBand = (UInt64.max << UInt64(place)) & (UInt64.max >> UInt64(63 - band.upperBound))
        for _ in 0..<(known & inBand).nonzeroBitCount { bits.skip(1) }
        return true
    }
}
