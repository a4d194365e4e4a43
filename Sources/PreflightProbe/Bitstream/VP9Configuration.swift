internal import PreflightModel

/// Reads the VP codec configuration record (VP Codec ISO Media File Format Binding, 1.0).
enum VP9Configuration {
    static func parameters(_ record: [UInt8]) -> BitstreamParameters? {
        guard record.count >= 6 else { return nil }
        let chroma: SampleFormat.Chroma
        switch record[2] >> 1 & 7 {
        case 0, 1: chroma = .halfBoth
        case 2: chroma = .halfWidth
        case 3: chroma = .full
        default: return nil
        }
        let format = SampleFormat(chroma: chroma, bitDepth: Int(record[2] >> 4))
        return BitstreamParameters(pixelFormat: format.pixelFormat, transferFunction: Int(record[4]))
    }
}
