import PreflightModel
import PreflightProbe
import TestSupport
import Testing

/// What a PNG's chunks tell without decoding a pixel.
@Suite(.tags(.readsStrangersBytes)) struct PNGStructureTests {
    private let chunks: [Chunk]

    /// A chunk with the checksum of its bytes, unless another is asked for.
    private struct Chunk {
        var type: String
        var data: [UInt8]
        var length: UInt32?
        var isChecksumWrong = false

        var bytes: [UInt8] {
            let body = Array(type.utf8) + data
            let sum = Self.crc32(body) ^ (isChecksumWrong ? 1 : 0)
            return Self.number(length ?? UInt32(data.count)) + body + Self.number(sum)
        }

        private static func number(_ value: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
        }

        /// Bit by bit, as the specification has it: not the code under test.
        private static func crc32(_ bytes: [UInt8]) -> UInt32 {
            ~bytes.reduce(UInt32.max) { sum, byte in
                (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
                    value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
                }
            }
        }
    }

    init() throws {
        let bytes = try Fixture.bytes("image/plain.png")
        var chunks: [Chunk] = []
        var offset = 8
        while offset < bytes.count {
            let length = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
            let type = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
            chunks.append(Chunk(type: type, data: Array(bytes[(offset + 8)..<(offset + 8 + length)])))
            offset += 12 + length
        }
        self.chunks = chunks
    }

    private func facts(_ chunks: [Chunk], behind: [UInt8] = [], budget: Int = 32 << 20) -> MediaFacts {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        return MediaProbe.facts(
            of: .bytes(signature + chunks.flatMap(\.bytes) + behind, label: "x.png"),
            limits: ProbeLimits(checksumByteCount: budget))
    }

    private func changed(_ change: (inout [Chunk]) -> Void) -> [Chunk] {
        var chunks = chunks
        change(&chunks)
        return chunks
    }

    private func index(_ type: String) -> Int { chunks.firstIndex { $0.type == type } ?? 0 }

    @Test func `a PNG's structure has no size where another chunk stands ahead of the header`() {
        let text = Chunk(type: "tEXt", data: Array("Comment\0 words enough to be taken for a header".utf8))
        let facts = facts(changed { $0.insert(text, at: 0) })
        #expect(facts.defects.map(\.kind) == [.unreadable])
        #expect(facts.image?.size == nil)
    }

    @Test func `a PNG's structure is sound as its encoder wrote it`() {
        #expect(facts(chunks).defects == [])
        #expect(facts(chunks).image?.uncheckedByteCount == 0)
    }

    @Test(arguments: ["IHDR", "IDAT", "IEND"])
    func `a PNG's structure fails with a wrong checksum of a chunk that decoders need`(type: String) {
        let facts = facts(changed { $0[index(type)].isChecksumWrong = true })
        #expect(facts.defects.map(\.kind) == [.checksumMismatch])
        #expect(facts.image?.size?.value == PixelSize(width: 400, height: 300))
    }

    @Test(arguments: ["tEXt", "iCCP", "gAMA"], [true, false])
    func `a PNG's structure is doubtful with a wrong checksum of a chunk that decoders can skip`(
        type: String, isAhead: Bool
    ) {
        let chunk = Chunk(type: type, data: Array("comment".utf8), isChecksumWrong: true)
        let facts = facts(changed { $0.insert(chunk, at: index(isAhead ? "IDAT" : "IEND")) })
        #expect(facts.defects.map(\.kind) == [.unreadableMetadata])
        #expect(facts.image?.size != nil)
    }

    @Test func `a PNG's structure fails when one bit among the pixels is another`() {
        let sound = chunks[index("IDAT")].bytes
        for bit in stride(from: 64, to: sound.count * 8, by: 411) {
            var bytes = sound
            bytes[bit / 8] ^= 1 << (bit % 8)
            let head = chunks.prefix(index("IDAT")).flatMap(\.bytes)
            let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            let facts = MediaProbe.facts(
                of: .bytes(signature + head + bytes + chunks[index("IEND")].bytes, label: "x.png"))
            #expect(facts.defects.map(\.kind) == [.checksumMismatch], "bit \(bit)")
        }
    }

    @Test func `a PNG's structure fails when a chunk runs past the end, whatever the last bytes say`() {
        let long = changed { $0[index("IDAT")].length = 2_000_000 }
        #expect(facts(long).defects.map(\.kind) == [.truncated])
    }

    @Test func `a PNG's structure fails when bytes are missing between its chunks`() {
        let missing = changed { $0[index("IDAT")].length = UInt32($0[index("IDAT")].data.count) - 16 }
        #expect(!facts(missing).defects.isEmpty)
    }

    @Test func `a PNG's structure fails when a chunk has no name`() {
        let damaged = changed { $0.insert(Chunk(type: "\0\u{1}2!", data: []), at: index("IEND")) }
        #expect(facts(damaged).defects.map(\.kind) == [.unreadable])
    }

    @Test func `a PNG's structure fails when chunks stand where they may not`() {
        let two = changed { chunks in
            let half = chunks[index("IDAT")].data.count / 2
            let second = Chunk(type: "IDAT", data: Array(chunks[index("IDAT")].data[half...]))
            chunks[index("IDAT")].data = Array(chunks[index("IDAT")].data[..<half])
            chunks.insert(second, at: index("IDAT") + 1)
        }
        #expect(facts(two).defects == [])
        var split = two
        split.insert(Chunk(type: "tEXt", data: [0x61, 0, 0x62]), at: index("IDAT") + 1)
        #expect(facts(split).defects.map(\.kind) == [.unreadable])
        #expect(facts(changed { $0.insert($0[0], at: 1) }).defects.map(\.kind) == [.unreadable])
        #expect(facts(changed { $0.swapAt(0, 1) }).defects.map(\.kind) == [.unreadable])
        #expect(facts(changed { $0[0].data[9] = 3 }).defects.map(\.kind) == [.unreadable])
        #expect(
            facts(changed { $0.insert(Chunk(type: "ABCD", data: []), at: 1) }).defects.map(\.kind)
                == [.unreadable])
    }

    @Test func `a PNG's structure says what follows its last chunk`() {
        #expect(facts(chunks, behind: [1, 2, 3]).defects.map(\.kind) == [.trailingData])
        #expect(facts(chunks, behind: chunks[0].bytes).defects.map(\.kind) == [.trailingData])
    }

    @Test(arguments: [-1, 0, 1])
    func `a PNG's structure is checked as far as the budget goes`(difference: Int) {
        let damaged = changed { $0[index("IDAT")].isChecksumWrong = true }
        let count = chunks[index("IDAT")].data.count
        let facts = facts(damaged, budget: count + 12 + difference)
        #expect(facts.defects.map(\.kind) == (difference < 0 ? [] : [.checksumMismatch]))
        #expect(facts.image?.uncheckedByteCount == (difference < 0 ? Int64(count) : 0))
        // What stands ahead of the pixels is always checked.
        let text = Chunk(type: "tEXt", data: Array(repeating: 0x61, count: 5000), isChecksumWrong: true)
        let ahead = self.facts(changed { $0.insert(text, at: 1) }, budget: 0)
        #expect(ahead.defects.map(\.kind) == [.unreadableMetadata])
    }
}
