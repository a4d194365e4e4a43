internal import PreflightModel

/// Asks FFmpeg how a movie's tracks are coded.
enum TrackDescriptions {
    /// What FFmpeg makes of each track, by the track's number.
    ///
    /// One track that it refuses makes it refuse the file. Then each is shown to it on its own, so that a broken sound
    /// track does not leave the video unknown.
    static func read(
        _ movie: MovieIndex, majorBrand: FourCC?, _ tracks: [TrackSummary], shown: TrackSummary?,
        _ source: ByteSource, _ defects: inout [Defect]
    ) -> [UInt32: StreamFacts] {
        do throws(FFmpegError) {
            let excerpt = MovieExcerpt.bytes(movie, majorBrand: majorBrand)
            return try read(excerpt, shown, source)
        } catch {
            var streams: [UInt32: StreamFacts] = [:]
            var problem = error
            for track in tracks where track.isVideo || track.isAudio {
                let excerpt = MovieExcerpt.bytes(movie, majorBrand: majorBrand, only: track.number)
                do throws(FFmpegError) {
                    streams.merge(try read(excerpt, shown, source)) { first, _ in first }
                } catch {
                    if track.number == shown?.number { problem = error }
                }
            }
            if shown.map({ streams[$0.number] == nil }) ?? streams.isEmpty {
                defects.append(
                    Defect(.unreadable, "FFmpeg cannot read the sample descriptions: \(problem.message)"))
            }
            return streams
        }
    }

    private static func read(
        _ excerpt: [UInt8], _ shown: TrackSummary?, _ source: ByteSource
    ) throws(FFmpegError) -> [UInt32: StreamFacts] {
        let context = try FormatContext.open(source.deriving(excerpt), demuxer: "mov")
        var streams: [UInt32: StreamFacts] = [:]
        for index in 0..<context.streamCount {
            guard var stream = context.stream(index) else { continue }
            if let shown, shown.number == stream.trackID, shown.needsParsing, let first = shown.firstSample {
                let sample = source.bytes(at: first.lowerBound, count: min(first.count, parsedByteLimit))
                if let parameters = context.parse(sample, stream: index) {
                    stream.complete(with: parameters)
                }
            }
            streams[stream.trackID] = streams[stream.trackID] ?? stream
        }
        return streams
    }

    /// Parameter sets stand at the beginning of a sample.
    private static let parsedByteLimit = 1 << 20
}
