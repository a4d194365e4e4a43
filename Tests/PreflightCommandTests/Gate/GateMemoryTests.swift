#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// How much memory a run takes.
    @Suite struct GateMemoryTests {
        /// The greatest size in memory of a run over so many files, in bytes.
        private func peak(of count: Int) throws -> Int {
            let (folder, reports) = (try TemporaryFolder(), try TemporaryFolder())
            let samples = ["hero.png", "hero-too-small.jpg", "dance.mp4", "dance-too-long.mp4"].map {
                Repository.demo.appendingPathComponent($0)
            }
            let first = samples.map { folder.url.appendingPathComponent("first-\($0.lastPathComponent)") }
            for (sample, first) in zip(samples, first) { try AssetSource.link(sample, to: first) }
            for number in 0..<(count - samples.count) {
                let sample = first[number % first.count]
                let place = folder.url.appendingPathComponent("asset-\(number).\(sample.pathExtension)")
                try FileManager.default.linkItem(at: sample, to: place)
            }
            let program = try RunningProgram(
                Program("preflight"),
                [
                    "check", ".", "--no-cache", "--format", "ndjson=/dev/null",
                    "--format", "text=\(reports.path("text"))", "--format", "junit=\(reports.path("junit"))",
                ], in: folder.url)
            var peak = 0
            while program.isRunning {
                peak = max(peak, RunningProcess(program.identifier)?.peakByteCount ?? 0)
                usleep(5000)
            }
            #expect(program.end() == (1, false))
            return peak
        }

        @Test func `memory is the same for 1 000 files as for 10 000`() throws {
            let few = try peak(of: 1000)
            let many = try peak(of: 10_000)
            #expect(few > 1 << 20)
            #expect(Double(many) < 1.3 * Double(few), "\(few) and \(many) bytes")
        }
    }
#endif
