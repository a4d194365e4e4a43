internal import PreflightModel

/// Asks FFmpeg how a movie's tracks are coded.
enum TrackDescriptions {
    /// What FFmpeg makes of each track, by the track's number.
    static func read(
        _ movie: MovieIndex, majorBrand: FourCC?, _ shown: TrackSummary?, _ source: ByteSource,
        _ defects: inout [Defect]
    ) -> [UInt32: StreamFacts] {
        do throws(FFmpegError) {
            let excerpt = MovieExcerpt.bytes(movie, majorBrand: majorBrand)
            let context = try FormatContext.open(source.deriving(excerpt), demuxer: "mov")
            var streams: [UInt32: StreamFacts] = [:]
            for index in 0..<context.streamCount {
                guard var stream = context.stream(index) else { continue }
                if let shown, shown.number == stream.trackID, shown.needsParsing,
                    let first = shown.firstSample
                {
                    let sample = source.bytes(at: first.lowerBound, count: min(first.count, parsedByteLimit))
                    if let parameters = context.parse(sample, stream: index) {
                        stream.complete(with: parameters)
                    }
                }
                streams[stream.trackID] = streams[stream.trackID] ?? stream
            }
            return streams
        } catch {
            defects.append(
                Defect(.unreadable, "FFmpeg cannot read the sample descriptions: \(error.message)"))
            return [:]
        }
    }

    /// Parameter sets stand at the beginning of a sample.
    private static let parsedByteLimit = 1 << 20
}
