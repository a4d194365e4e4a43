import Foundation
import MediaPreflight
import PreflightSystem
import TestSupport
import Testing

/// What `preflight fix` does about files whose data are damaged inside.
@Suite(.tags(.slow), .ownThread) struct DamagedOriginalTests {
    enum Damage: CaseIterable {
        case zeros
        case noise
        case cut

        /// The bytes with what lies behind their middle damaged, the end excepted.
        func apply(to bytes: [UInt8]) -> [UInt8] {
            let middle = bytes.count / 2
            let end = bytes.count - bytes.count / 10
            var damaged = bytes
            switch self {
            case .zeros: for index in middle..<end { damaged[index] = 0 }
            case .noise:
                var state: UInt32 = 1
                for index in middle..<(middle + bytes.count / 10) {
                    state = state &* 1_664_525 &+ 1_013_904_223
                    damaged[index] = UInt8(state >> 24)
                }
            case .cut: damaged.removeSubrange(middle...)
            }
            return damaged
        }
    }

    private static let picture = "ffmpeg -v error -f lavfi -i mandelbrot=size=280x400 -frames:v 1 -update 1"
    private static let clip =
        "ffmpeg -v error -f lavfi -i mandelbrot=size=400x400:rate=10 -f lavfi -i sine -t 4 -pix_fmt yuv420p"
    /// Files that are refused for their size or format alone, and how they are made.
    private static let originals = [
        "a.jpg": picture, "a.png": picture, "a.tiff": "\(picture) -compression_algo lzw",
        "a.gif": picture, "a.mkv": "\(clip) -c:v libx264 -c:a aac", "a.ts": "\(clip) -c:v libx264 -c:a aac",
        "a.flv": "\(clip) -c:v libx264 -c:a aac",
        "small.mp4": "\(clip) -vf scale=320:320 -c:v libx264 -c:a aac",
        "progressive.jpg": "\(picture) from.png && convert from.png -interlace JPEG -quality 90",
        "a.heic": "\(picture) -vf scale=400:400 from.png && heif-enc -q 60 from.png -o",
        "a.avif": "\(picture) -vf scale=400:400 from.png && heif-enc -A -q 60 from.png -o",
        "a.webp": picture,
    ]

    /// The damage that can be told. What reads HEIC, AVIF and WebP takes whatever bits there are.
    private static func damages(_ name: String) -> [Damage] {
        ["heic", "avif", "webp"].contains { name.hasSuffix($0) } ? [.zeros, .cut] : Damage.allCases
    }

    @Test(arguments: originals.keys.sorted())
    func `a damaged original gets no copy, and a sound one gets one`(name: String) async throws {
        let folder = try TemporaryFolder()
        let made = try await Program.run(
            "sh", ["-c", "\(Self.originals[name] ?? "") \(name)"], in: folder.url.path, outputLimit: 1 << 20,
            deadline: .seconds(120))
        #expect(made.hasSucceeded, "\(String(decoding: made.standardError, as: UTF8.self))")
        let sound = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path(name))))
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        for damage in Self.damages(name) {
            try folder.write(name, damage.apply(to: sound))
            let proposal = await preflight.proposal(toFix: folder.path(name))
            switch proposal.answer {
            case .accepted: Issue.record("\(name) with \(damage) is accepted")
            case .impossible: break
            case .copy:
                let error = await #expect(throws: PreflightError.self) { try await preflight.fix(proposal) }
                #expect(error?.code == .damagedOriginal, "\(damage): \(error?.message ?? "")")
            }
            #expect(try folder.names().filter { $0 != "from.png" } == [name])
        }
        try folder.write(name, sound)
        let copy = try await preflight.fix(await preflight.proposal(toFix: folder.path(name)))
        #expect(copy?.path != nil)
    }

    /// Compresses rows of an image anew: all of them, or fewer than the header states.
    private static func png(rows: Int, of height: Int) throws -> [UInt8] {
        let row = [UInt8](repeating: 0, count: 1 + 280 * 3)
        let pixels = Array(repeating: row, count: rows).flatMap(\.self)
        // Stored blocks: no compressor is needed.
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: pixels.count, by: 65_535) {
            let piece = pixels[start..<min(pixels.count, start + 65_535)]
            let count = UInt16(piece.count)
            stream.append(start + piece.count == pixels.count ? 1 : 0)
            stream +=
                [UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)] + piece
        }
        // Adler-32 of zeros.
        let sum = UInt32(pixels.count % 65_521) << 16 | 1
        stream += (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - $0 * 8)) }
        func big(_ number: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - $0 * 8)) }
        }
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            let content = Array(name.utf8) + data
            var crc: UInt32 = ~0
            for byte in content {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
            }
            return big(UInt32(data.count)) + content + big(~crc)
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(280) + big(UInt32(height)) + [8, 2, 0, 0, 0]) + chunk("IDAT", stream)
            + chunk("IEND", [])
    }

    @Test(arguments: [(399, false), (200, false), (400, true)])
    func `a PNG with fewer rows than its header states gets no copy`(rows: Int, isSound: Bool) async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.png", Self.png(rows: rows, of: 400))
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        let proposal = await preflight.proposal(toFix: folder.path("a.png"))
        guard isSound else {
            let error = await #expect(throws: PreflightError.self) { try await preflight.fix(proposal) }
            #expect(error?.code == .damagedOriginal)
            #expect(try folder.names() == ["a.png"])
            return
        }
        #expect(try await preflight.fix(proposal)?.path != nil)
    }

    @Test func `damage that is accepted leaves what can still be decoded`() async throws {
        let folder = try TemporaryFolder()
        let made = try await Program.run(
            "sh", ["-c", "\(Self.picture) a.jpg"], in: folder.url.path, outputLimit: 1 << 20,
            deadline: .seconds(120))
        #expect(made.hasSucceeded)
        let sound = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.jpg"))))
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        for damage in [Damage.zeros, .cut] {
            try folder.write("a.jpg", damage.apply(to: sound))
            let options = FixOptions(replacesFiles: true, acceptsDamage: true)
            let proposal = await preflight.proposal(toFix: folder.path("a.jpg"), options)
            guard case .copy(let plan) = proposal.answer else {
                Issue.record("there is no plan for \(damage)")
                continue
            }
            #expect(plan.command?.contains("explode") == false)
            #expect(try await preflight.fix(proposal)?.path != nil)
        }
    }

    @Test func `damage of which nothing can be decoded is said to be so when it is accepted`() async throws {
        let folder = try TemporaryFolder()
        var bytes = try Self.png(rows: 400, of: 400)
        // No block of compressed data begins so.
        bytes.replaceSubrange(43..<200, with: repeatElement(0xFF, count: 157))
        try folder.write("a.png", bytes)
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        let proposal = await preflight.proposal(
            toFix: folder.path("a.png"), FixOptions(acceptsDamage: true))
        let error = await #expect(throws: PreflightError.self) { try await preflight.fix(proposal) }
        #expect(error?.code == .failedProgram)
        #expect(error?.message.contains("may still hold nothing that can be decoded") == true)
        #expect(try folder.names() == ["a.png"])
    }
}
