import PreflightModel
import PreflightProbe
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct IndexReadingTests {
    /// One sample a chunk, so that the tables of sizes and of places are walked together.
    private func movie(sampleCount: Int) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
        }
        func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
            number(payload.count + 8) + Array(type.utf8) + payload
        }
        let zero = number(0)
        let entry = [UInt8](repeating: 0, count: 24) + [2, 0, 2, 0] + [UInt8](repeating: 0, count: 50)
        let places = (0..<sampleCount).flatMap { _ in number(32) }
        let sizes = (0..<sampleCount).flatMap { _ in number(8) }
        let tables =
            box("stsd", zero + number(1) + box("rle ", entry))
            + box("stts", zero + number(1) + number(sampleCount) + number(20))
            + box("stsc", zero + number(1) + number(1) + number(1) + number(1))
            + box("stco", zero + number(sampleCount) + places)
            + box("stsz", zero + zero + number(sampleCount) + sizes)
        let media =
            box("mdhd", zero + zero + zero + number(600) + number(sampleCount * 20) + zero)
            + box("hdlr", zero + zero + Array("vide".utf8) + [UInt8](repeating: 0, count: 13))
            + box("minf", box("stbl", tables))
        let header = [0, 0, 0, 1] + zero + zero + number(1) + [UInt8](repeating: 0, count: 68)
        let track = box("trak", box("tkhd", header) + box("mdia", media))
        let mvhd =
            zero + zero + zero + number(600) + number(sampleCount * 20) + [UInt8](repeating: 0, count: 80)
        return box("ftyp", Array("qt  ".utf8) + zero) + box("mdat", [UInt8](repeating: 7, count: 16))
            + box("moov", box("mvhd", mvhd) + track)
    }

    @Test(arguments: [1000, 16_000, 60_000])
    func `an index whose tables lie far apart costs its own size, and a few windows besides`(
        _ sampleCount: Int
    ) {
        let bytes = movie(sampleCount: sampleCount)
        let remote = CountedBytes(bytes, block: Int64(bytes.count))
        let facts = MediaProbe.facts(of: remote, named: "x.mov")
        #expect(facts.video?.video?.frameCount?.value == sampleCount)
        #expect(remote.readByteCount <= bytes.count + 6 * 65536)
    }
}
