import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

@Suite(.tags(.readsStrangersBytes)) struct StatedDurationTests {
    private static let zero: [UInt8] = [0, 0, 0, 0]
    private static let ones: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]

    /// `no-edit-list.mp4` lasts 3 s; nothing but its headers and its samples say so.
    private func facts(_ headers: [String: [UInt8]], in file: String = "video/no-edit-list.mp4") throws
        -> MediaFacts
    {
        var movie = try MovieBytes(file)
        for (header, value) in headers { movie.patch(header, at: header == "tkhd" ? 20 : 16, value) }
        return MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
    }

    @Test(
        arguments: [
            (["mvhd"], "the movie header states 0 s"), (["tkhd"], "the track header states 0 s"),
            (["mdhd"], "the media header states 0 s"),
            (["mvhd", "mdhd"], "the movie header and the media header state 0 s"),
            (["mvhd", "tkhd", "mdhd"], "the movie header, the track header and the media header state 0 s"),
        ] as [([String], String)])
    func `a duration in a header of zero contradicts samples`(_ headers: [String], _ beginning: String) throws
    {
        let facts = try facts(Dictionary(uniqueKeysWithValues: headers.map { ($0, Self.zero) }))
        #expect(facts.defects.map(\.detail) == ["\(beginning), but the samples add up to 3 s"])
        #expect(facts.video?.video?.contradictingDuration?.value == 0)
        #expect(facts.video?.container.duration?.value == 3)
    }

    @Test(arguments: ["mvhd", "tkhd", "mdhd"])
    func `a duration in a header of all ones is not known, and contradicts nothing`(_ header: String) throws {
        #expect(try facts([header: Self.ones]).defects == [])
    }

    @Test(arguments: ["mvhd", "tkhd", "mdhd"])
    func `a duration in a header of zero is how fragmented files begin`(_ header: String) throws {
        #expect(try facts([header: Self.zero], in: "video/fragmented.mp4").defects == [])
    }

    @Test func `a duration in a header is written as people write it`() throws {
        var movie = try MovieBytes("video/no-edit-list.mp4")
        let scale = movie.payloads(of: "mvhd")[0].lowerBound + 12
        let clock = movie.bytes[scale..<(scale + 4)].reduce(0) { $0 << 8 | Int($1) }
        let ticks = clock * 276_667 / 1_000_000
        movie.patch("mvhd", at: 16, [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: ticks >> $0) })
        let defect = MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4")).defects.first
        #expect(defect?.detail == "the movie header states 0.28 s, but the samples add up to 3 s")
    }

    @Test(
        arguments: [
            (10.0, false), (10.4, false), (12.4, false), (10.6, false), (12.6, true), (9.4, true),
            (9.6, false),
        ])
    func `a duration in a header counts telemetry in or leaves it out`(
        _ seconds: Double, _ isContradicted: Bool
    ) {
        var movie = MovieIndex()
        movie.timescale = 1000
        movie.statedDuration = UInt64(seconds * 1000)
        // The video lasts 10 s, the telemetry 12 s.
        let stated = StatedDurations(movie, nil, longest: 10, longestOfAll: 12)
        #expect(stated.defects.isEmpty != isContradicted)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct SecondsTests {
    @Test(arguments: [
        (0.052000000000000005, 0.052), (10, 10), (1.0 / 3, 0.333333), (30000.0 / 1001, 29.97003),
        (-0.1234567, -0.123457),
        (1e300, 1e300), (.infinity, .infinity),
    ])
    func `numbers of seconds are rounded to the millionth`(_ value: Double, _ rounded: Double) {
        #expect(Decimals.rounded(value) == rounded)
    }

    @Test func `numbers of seconds that are none stay so`() { #expect(Decimals.rounded(.nan).isNaN) }
}

@Suite(.tags(.readsStrangersBytes)) struct ConstantRateTests {
    private func isVariable(_ durations: [UInt32]) -> Bool {
        var timing = SampleTiming()
        for duration in durations { timing.add(1, each: duration) }
        return timing.isVariable
    }

    /// The lengths of frames that begin at the nearest tick.
    private func rounded(_ rate: Double, ticks: Double, count: Int = 900) -> [UInt32] {
        let times = (0...count).map { (Double($0) * ticks / rate).rounded() }
        return zip(times, times.dropFirst()).map { UInt32($1 - $0) }
    }

    @Test(arguments: [24, 23.976, 25, 29.97, 30, 50, 59.94, 60, 120, 240], [1000.0, 600, 16_000, 90_000])
    func `a constant rate is told through the rounding of any clock`(_ rate: Double, _ ticks: Double) {
        #expect(!isVariable(rounded(rate, ticks: ticks)))
        // Matroska's milliseconds on the finer clock that a remux gives them.
        #expect(!isVariable(rounded(rate, ticks: 1000).map { $0 * 16 }))
    }

    @Test func `a constant rate is told through the measured frames of a phone`() {
        let steps: [UInt32] = [20, 19, 21, 20, 20, 21, 19, 20]
        #expect(!isVariable((0..<900).map { steps[$0 % steps.count] }))
    }

    @Test(arguments: [
        "a frame left out", "a pause", "two rates", "twice the rate", "long and short frames", "a drift",
    ])
    func `a constant rate is none with these samples`(_ kind: String) {
        let steps = (UInt32(0)..<300).map { (index: UInt32) -> UInt32 in
            switch kind {
            case "a frame left out": index == 150 ? 40 : 20
            case "a pause": index == 10 ? 600 : 20
            case "two rates": index < 150 ? 20 : 24
            case "twice the rate": index < 150 ? 40 : 20
            case "long and short frames": index % 2 == 0 ? 10 : 30
            default: 20 + index / 40
            }
        }
        #expect(isVariable(steps))
    }

    @Test(arguments: [(24, false), (25, false), (26, true)] as [(UInt32, Bool)])
    func `a constant rate allows one frame a quarter more`(_ length: UInt32, _ expected: Bool) {
        var steps = [UInt32](repeating: 2000, count: 2000)
        steps[1000] = length * 100
        #expect(isVariable(steps) == expected)
    }

    @Test func `a constant rate is the same whether frames are counted one by one or in runs`() {
        var (single, runs) = (SampleTiming(), SampleTiming())
        for (count, duration) in [(100, 33), (50, 34), (150, 33)] as [(UInt64, UInt32)] {
            runs.add(count, each: duration)
            for _ in 0..<count { single.add(1, each: duration) }
        }
        #expect(single.isVariable == runs.isVariable)
        #expect(single.ticks == runs.ticks)
    }
}
