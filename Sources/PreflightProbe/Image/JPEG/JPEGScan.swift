internal import PreflightModel

/// The header of a scan (ITU-T T.81, B.2.3), and how much the scan must hold at the least.
struct JPEGScan {
    /// Indices of the frame's components that the scan codes.
    let components: [Int]
    /// Numbers of each component's code tables.
    let tables: [(dc: Int, ac: Int)]
    /// The band of coefficients that a progressive scan codes.
    let band: ClosedRange<Int>
    /// The lowest bit of them that it codes.
    let lowBit: Int
    /// Whether it adds a bit to what scans before it have coded.
    let isRefinement: Bool

    /// Reads a scan header whose length field stands at an offset.
    /// - Returns: nil when it makes no sense for the frame.
    init?(_ source: ByteSource, at offset: Int64, count: Int64, in frame: JPEGFrame) {
        guard let number = source.byte(at: offset + 2), 1...4 ~= number, count == 6 + 2 * Int64(number),
            let first = source.byte(at: offset + count - 3), let last = source.byte(at: offset + count - 2),
            let bits = source.byte(at: offset + count - 1)
        else { return nil }
        var components: [Int] = []
        var tables: [(Int, Int)] = []
        for index in 0..<Int64(number) {
            guard let id = source.byte(at: offset + 3 + index * 2),
                let selector = source.byte(at: offset + 4 + index * 2), selector & 0x0F < 4,
                selector >> 4 < 4,
                let component = frame.components.indices.first(where: {
                    frame.components[$0].id == id && !components.contains($0)
                })
            else { return nil }
            components.append(component)
            tables.append((Int(selector >> 4), Int(selector & 15)))
        }
        self.components = components
        self.tables = tables
        isRefinement = bits >> 4 != 0
        lowBit = Int(bits & 15)
        guard frame.coding.isProgressive else {
            // What else a sequential scan states here is not looked at by decoders.
            band = 0...63
            return
        }
        guard first <= last, last < 64, first == 0 ? last == 0 : number == 1, bits & 15 <= 13 else {
            return nil
        }
        band = Int(first)...Int(last)
    }

    /// Number of units between which restart markers may stand: blocks of one component, or of all in turn.
    func unitCount(in frame: JPEGFrame) -> Int {
        guard components.count > 1 else { return blockCounts(in: frame).reduce(0, +) }
        let (across, down) = frame.units
        return across * down
    }

    /// Fewest bits that the scan takes with the tables at hand: every block has a code for its first coefficient and
    /// one for the rest, which no encoder can leave out.
    func leastBitCount(in frame: JPEGFrame, _ tables: JPEGTables) -> Int {
        guard !frame.coding.isArithmetic else { return 0 }
        if frame.coding.isLossless {
            guard components.count == frame.components.count else { return 0 }
            return frame.width * frame.height * (self.tables.map { tables.leastDC[$0.dc] }.min() ?? 0)
        }
        // A run of empty bands of many blocks takes one code.
        if frame.coding.isProgressive, band.lowerBound > 0 { return 0 }
        return zip(blockCounts(in: frame), self.tables).reduce(0) { sum, entry in
            let (count, table) = entry
            if frame.coding.isProgressive {
                return sum + count * (isRefinement ? 1 : tables.leastDC[table.dc])
            }
            return sum + count * (tables.leastDC[table.dc] + tables.leastAC[table.ac])
        }
    }

    /// Blocks of each component. Alone in a scan, a component has no blocks beyond its own edge (A.2).
    func blockCounts(in frame: JPEGFrame) -> [Int] {
        let (across, down) = frame.units
        return components.map { index in
            let component = frame.components[index]
            guard components.count == 1 else {
                return across * down * component.horizontal * component.vertical
            }
            let width = (frame.width * component.horizontal).divided(by: frame.horizontal).divided(by: 8)
            let height = (frame.height * component.vertical).divided(by: frame.vertical).divided(by: 8)
            return width * height
        }
    }
}

extension JPEGFrame {
    var horizontal: Int { components.map(\.horizontal).max() ?? 1 }
    var vertical: Int { components.map(\.vertical).max() ?? 1 }

    /// Units of all components, across and down.
    fileprivate var units: (Int, Int) {
        (width.divided(by: 8 * horizontal), height.divided(by: 8 * vertical))
    }
}

extension Int {
    /// A quotient, rounded up.
    fileprivate func divided(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}
