import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

/// Three seconds of media at 1000 ticks a second, seen through edit lists on a movie clock of 600.
@Suite(.tags(.readsStrangersBytes)) struct EditListTests {
    private func presentation(
        _ edits: [Edit], start: Int64 = 0, samples: UInt64 = 90, each: UInt32 = 100, timescale: UInt32 = 3000,
        movieTimescale: UInt32 = 600
    ) -> Presentation {
        var track = TrackIndex()
        track.timescale = timescale
        track.edits = edits
        track.samples.timing.add(samples, each: each)
        track.samples.firstCompositionOffset = start
        return Presentation(track, nil, movieTimescale: movieTimescale)
    }

    @Test func `a track without one is shown whole`() {
        let shown = presentation([])
        #expect(shown.duration == Measured(3.0, .header))
        #expect(shown.startTime == 0)
        #expect(shown.sampleCount == Measured(90, .header))
        #expect(shown.sampleRate == 30)
    }

    @Test func `a track loses a leading cut`() {
        #expect(presentation([Edit(duration: 1200, mediaTime: 3000)]).duration?.value == 2)
    }

    @Test func `a track waits through an empty edit, which is no time shown`() {
        let shown = presentation([Edit(duration: 600, mediaTime: -1), Edit(duration: 1800, mediaTime: 0)])
        #expect(shown.duration?.value == 3)
        #expect(shown.startTime == 1)
    }

    @Test func `a track shows no more than there is, whatever the edit asks`() {
        #expect(presentation([Edit(duration: .max, mediaTime: 0)]).duration?.value == 3)
        #expect(presentation([Edit(duration: 6000, mediaTime: 3000)]).duration?.value == 2)
    }

    @Test func `a track takes an edit of no duration to reach to the end`() {
        #expect(presentation([Edit(duration: 0, mediaTime: 1500)]).duration?.value == 2.5)
    }

    @Test func `a track adds up edits on their own clock`() {
        let shown = presentation([Edit(duration: 600, mediaTime: 0), Edit(duration: 300, mediaTime: 6000)])
        #expect(shown.duration?.value == 1.5)
    }

    @Test func `a track is not shortened by samples that are shown later than they are decoded`() {
        let shown = presentation([Edit(duration: 1800, mediaTime: 200)], start: 200)
        #expect(shown.duration?.value == 3)
        #expect(shown.startTime == 0)
    }

    @Test(arguments: [(0, 100), (3000, 0)] as [(UInt32, UInt32)])
    func `a track without a clock or without time is not measured`(_ timescale: UInt32, _ each: UInt32) {
        #expect(presentation([], each: each, timescale: timescale).duration == nil)
    }

    @Test(arguments: [
        Edit(duration: .max, mediaTime: .max), Edit(duration: .max, mediaTime: -1),
        Edit(duration: 1, mediaTime: .max),
        Edit(duration: 0, mediaTime: .min),
    ])
    func `a track with an extreme edit does not trap`(_ edit: Edit) {
        _ = presentation([edit, edit], start: .max, samples: .max, each: .max)
        _ = presentation([edit, edit], start: .min, samples: 1 << 40, each: 1 << 20, movieTimescale: 0)
        let shown = presentation([edit], start: .min)
        #expect(shown.duration?.value ?? 0 >= 0)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct SampleTimingTests {
    private func isVariable(_ runs: [(UInt64, UInt32)]) -> Bool {
        var timing = SampleTiming()
        for (count, duration) in runs { timing.add(count, each: duration) }
        return timing.isVariable
    }

    @Test func `samples of one length have a constant rate`() {
        #expect(!isVariable([(90, 100)]))
        #expect(!isVariable([]))
    }

    @Test func `samples rounded to the clock's ticks have a constant rate`() {
        #expect(!isVariable([(1, 33), (1, 34), (1, 33), (1, 33), (1, 34)]))
        #expect(!isVariable([(89, 100), (1, 40)]), "the last sample is cut short")
    }

    @Test func `samples of clearly different lengths have a variable rate`() {
        #expect(isVariable([(45, 100), (45, 200)]))
        #expect(isVariable([(30, 100), (1, 150), (30, 100)]))
    }

    @Test func `samples beyond all counting saturate`() {
        var timing = SampleTiming()
        timing.add(.max, each: .max)
        timing.add(.max, each: .max)
        #expect(timing.ticks == .max)
    }
}
