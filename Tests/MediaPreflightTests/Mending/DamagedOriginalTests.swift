import Foundation
import MediaPreflight
import PreflightProcess
import ReportTestSupport
import Testing

/// What `preflight fix` does about files whose data are damaged inside.
@Suite(.ownThread) struct DamagedOriginalTests {
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
    ]

    @Test(arguments: originals.keys.sorted())
    func `a damaged original gets no copy, and a sound one gets one`(name: String) async throws {
        let folder = try TemporaryFolder()
        let made = try await Program.run(
            "sh", ["-c", "\(Self.originals[name] ?? "") \(name)"], in: folder.url.path, outputLimit: 1 << 20,
            deadline: .seconds(120))
        #expect(made.hasSucceeded, "\(String(decoding: made.complaints, as: UTF8.self))")
        let sound = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path(name))))
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        for damage in Damage.allCases {
            try folder.write(name, damage.apply(to: sound))
            let proposal = await preflight.proposal(toMend: folder.path(name))
            switch proposal.answer {
            case .accepted: Issue.record("\(name) with \(damage) is accepted")
            case .impossible: break
            case .copy:
                let error = await #expect(throws: PreflightError.self) { try await preflight.mend(proposal) }
                #expect(error?.code == .damagedOriginal, "\(damage): \(error?.message ?? "")")
            }
            #expect(try folder.names() == [name])
        }
        try folder.write(name, sound)
        let copy = try await preflight.mend(await preflight.proposal(toMend: folder.path(name)))
        #expect(copy?.path != nil)
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
            let options = MendOptions(replacesFiles: true, acceptsDamage: true)
            let proposal = await preflight.proposal(toMend: folder.path("a.jpg"), options)
            guard case .copy(let plan) = proposal.answer else {
                Issue.record("there is no plan for \(damage)")
                continue
            }
            #expect(plan.command?.contains("explode") == false)
            #expect(try await preflight.mend(proposal)?.path != nil)
        }
    }
}
