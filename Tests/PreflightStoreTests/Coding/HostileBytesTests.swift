import PreflightModel
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.slow, .readsStrangersBytes)) struct HostileBytesTests {
    @Test(arguments: 0..<20)
    func `bytes that nobody stored are refused when they are only the beginning of a message`(seed: Int) {
        var source = RandomSource(seed: UInt64(seed))
        let bytes = StoredMessage.bytes(of: source.value() as Report)
        for count in 0..<bytes.count {
            #expect(throws: MalformedBytes.self) {
                try StoredMessage.read(Report.self, from: bytes[..<count])
            }
        }
    }

    @Test func `bytes that nobody stored are refused when more follows, and when of another version`() {
        let bytes = StoredMessage.bytes(of: "text")
        #expect(throws: MalformedBytes.self) { try StoredMessage.read(String.self, from: (bytes + [0])[...]) }
        for version in 0...UInt8.max where version != StoredMessage.version {
            #expect(throws: MalformedBytes.self) {
                try StoredMessage.read(String.self, from: [version] + bytes.dropFirst())
            }
        }
    }

    @Test(arguments: 0..<10)
    func `bytes that nobody stored never trap, wherever a hundred thousand mutations hit`(batch: Int) throws {
        var source = RandomSource(seed: UInt64(batch), fullness: 40)
        for _ in 0..<100 {
            let bytes = StoredMessage.bytes(of: source.value() as Report)
            for _ in 0..<100 {
                let mutated = mutate(bytes, &source)
                // What is read must be fit to be used: storing it again looks at all of it.
                guard let report = try? StoredMessage.read(Report.self, from: mutated[...]) else { continue }
                _ = StoredMessage.bytes(of: report)
            }
        }
    }

    private func mutate(_ bytes: [UInt8], _ source: inout RandomSource) -> [UInt8] {
        var bytes = bytes
        for _ in 0...source.below(3) {
            // The version stays, else nothing behind it would be read.
            let place = 1 + source.below(bytes.count - 1)
            switch source.below(5) {
            case 0: bytes[place] ^= 1 << source.below(8)
            case 1: bytes[place] = [0, 0x7F, 0x80, 0xFF][source.below(4)]
            case 2: bytes.insert(UInt8(source.below(256)), at: place)
            case 3: if bytes.count > 2 { bytes.remove(at: place) }
            // A number of ten bytes: a length or count beyond all bounds.
            default: bytes.replaceSubrange(place...place, with: repeatElement(0xFF, count: 9) + [1])
            }
        }
        return bytes
    }

    @Test(arguments: [
        // A length and a count of 2^64 − 1, and one more than what is left; a number of more than 64 bits, and of too many
        // bytes; text that is not UTF-8.
        Array(repeating: UInt8(0xFF), count: 9) + [1], [3, 0x61, 0x61],
        Array(repeating: UInt8(0xFF), count: 9) + [2], Array(repeating: UInt8(0x80), count: 10) + [0],
        [1, 0xFF], [2, 0xC0, 0x80], [3, 0xED, 0xA0, 0x80],
    ])
    func `bytes that nobody stored are no text and no list`(content: [UInt8]) {
        let message = [StoredMessage.version] + content
        #expect(throws: MalformedBytes.self) { try StoredMessage.read(String.self, from: message[...]) }
        #expect(throws: MalformedBytes.self) { try StoredMessage.read([String].self, from: message[...]) }
    }
}
