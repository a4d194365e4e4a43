import PreflightModel
import PreflightText

/// Second bytes of the JPEG markers that are looked at (ITU-T T.81, table B.1).
enum Marker {
    static let temporary: UInt8 = 0x01
    static let frames: ClosedRange<UInt8> = 0xC0...0xCF
    static let huffmanTables: UInt8 = 0xC4
    static let reservedFrame: UInt8 = 0xC8
    static let arithmeticConditioning: UInt8 = 0xCC
    static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
    static let startOfImage: UInt8 = 0xD8
    static let endOfImage: UInt8 = 0xD9
    static let startOfScan: UInt8 = 0xDA
    static let quantizationTables: UInt8 = 0xDB
    static let numberOfLines: UInt8 = 0xDC
    static let restartInterval: UInt8 = 0xDD
    static let hierarchicalProgression: UInt8 = 0xDE
    static let applications: ClosedRange<UInt8> = 0xE0...0xEF
    static let exif: UInt8 = 0xE1
    static let multiPicture: UInt8 = 0xE2
    static let adobe: UInt8 = 0xEE
    static let frameJPEGLS: UInt8 = 0xF7
    static let comment: UInt8 = 0xFE

    /// A marker as it stands in the file, for messages.
    static func name(_ marker: UInt8) -> String { "0xFF\(marker.hexadecimal(digits: 2))" }
}
