/// How a player turns and mirrors the picture: the upper left of a display matrix (ISO 14496-12, 6.2.2).
struct DisplayMatrix: Hashable {
    /// Degrees clockwise: 0, 90, 180 or 270; nil when the matrix is neither a turn by quarters nor a flip.
    /// Players ignore a matrix of zeros.
    var rotation: Int?
    /// Whether the matrix is neither a turn by quarters nor a flip.
    var isDegenerate = false
    /// Whether the picture is mirrored left to right before it is turned.
    var isMirrored = false

    /// - Parameter numbers: The matrix's nine numbers, 16.16 and 2.30 fixed point.
    init(_ numbers: UnsafePointer<Int32>) {
        self.init(a: unsafe numbers[0], b: unsafe numbers[1], c: unsafe numbers[3], d: unsafe numbers[4])
    }

    /// A point (x, y) is shown at (a·x + c·y, b·x + d·y).
    init(a: Int32, b: Int32, c: Int32, d: Int32) {
        switch (a.signum(), b.signum(), c.signum(), d.signum()) {
        case (1, 0, 0, 1): rotation = 0
        case (0, 1, -1, 0): rotation = 90
        case (-1, 0, 0, -1): rotation = 180
        case (0, -1, 1, 0): rotation = 270
        case (-1, 0, 0, 1): (rotation, isMirrored) = (0, true)
        case (0, -1, -1, 0): (rotation, isMirrored) = (90, true)
        case (1, 0, 0, -1): (rotation, isMirrored) = (180, true)
        case (0, 1, 1, 0): (rotation, isMirrored) = (270, true)
        case (0, 0, 0, 0): (rotation, isDegenerate) = (0, true)
        default: (rotation, isDegenerate) = (nil, true)
        }
    }
}
