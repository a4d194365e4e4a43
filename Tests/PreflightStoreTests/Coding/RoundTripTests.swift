import Foundation
import PreflightModel
import PreflightProbe
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct RoundTripTests {
    @Test(arguments: 0..<8)
    func `stored values come back as they were`(batch: Int) throws {
        for seed in 0..<250 {
            var source = RandomSource(
                seed: UInt64(batch * 1000 + seed), fullness: [0, 30, 60, 100][seed % 4])
            let report: Report = source.value()
            #expect(try read(StoredMessage.bytes(of: report)) == report)
            let facts: MediaFacts = source.value()
            #expect(try read(StoredMessage.bytes(of: facts)) == facts)
        }
    }

    @Test func `stored values come back when they are the facts of every fixture`() throws {
        let files = try #require(FileManager.default.enumerator(atPath: Fixture.folder.path))
            .compactMap {
                $0 as? String
            }
        #expect(files.count > 200)
        for file in files {
            let facts = MediaProbe.facts(of: .file(Fixture.path(file)))
            #expect(try read(StoredMessage.bytes(of: facts)) == facts, "\(file)")
        }
    }

    @Test(arguments: [
        0, -0.0, 1, .infinity, -.infinity, .nan, .signalingNaN, .pi, .leastNonzeroMagnitude,
        .greatestFiniteMagnitude,
    ])
    func `stored values are the same to the last bit`(number: Double) throws {
        #expect(try read(StoredMessage.bytes(of: number), as: Double.self).bitPattern == number.bitPattern)
    }

    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 8191, 8192, -8192, -8193, Int64.max, .min, .max - 1])
    func `stored values are the same at the edges of a byte`(number: Int64) throws {
        #expect(try read(StoredMessage.bytes(of: number)) == number)
    }

    @Test func `stored values cost a byte for small numbers and a bit for what is missing`() {
        #expect(StoredMessage.bytes(of: 63).count == 2)
        #expect(StoredMessage.bytes(of: 64).count == 3)
        #expect(StoredMessage.bytes(of: "abc").count == 5)
        // A format of four letters, and nine fields that are not there.
        #expect(StoredMessage.bytes(of: ImageFacts(format: .jpeg)).count == 1 + 5 + 2)
    }

    private func read<Value: Storable>(_ bytes: [UInt8], as type: Value.Type = Value.self) throws -> Value {
        try StoredMessage.read(from: bytes[...])
    }
}
