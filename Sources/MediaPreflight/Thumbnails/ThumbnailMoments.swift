import PreflightModel

extension ThumbnailCommand {
    /// Which frames of a video are shown.
    enum Moments: Sendable, Hashable {
        /// The first one: all there is to a picture, or to a video that says too little of itself.
        case first
        /// Frames by their numbers, each reached by decoding everything before it: exact, for what is decoded soon.
        case frames([Int])
        /// The key frames nearest before these seconds: rough, but the same work for any length.
        case seconds([Double])

        /// Pixels that are decoded in about half a second.
        private static let exactLimit = 400_000_000

        /// Moments in equal distances.
        /// - Parameters:
        ///   - track: The video.
        ///   - count: How many moments are wanted.
        init(of track: VideoTrackFacts, count: Int) {
            let frames = track.frameCount?.value ?? 0
            let size = track.size?.value ?? PixelSize(width: 0, height: 0)
            let (pixels, overflow) = (size.width * size.height).multipliedReportingOverflow(
                by: max(frames, 0))
            if frames >= count, !overflow, pixels <= Self.exactLimit {
                self = .frames((0..<count).map { (2 * $0 + 1) * frames / (2 * count) })
            } else if let duration = track.duration?.value, duration.isFinite, duration > 0, duration < 1e6 {
                self = .seconds((0..<count).map { (Double($0) + 0.5) / Double(count) * duration })
            } else {
                self = .first
            }
        }

        /// For each input, where in the file it is begun.
        var positions: [[String]] {
            guard case .seconds(let seconds) = self else { return [[]] }
            return seconds.map { second in
                ["-skip_frame", "nokey", "-noaccurate_seek", "-ss", "\(Int(second * 1000))ms"]
            }
        }
    }
}

/// How a stored picture becomes the one that is shown: mirrored left to right, then turned clockwise.
struct DisplayedImage: Sendable, Hashable {
    private let turn: Int
    private let isMirrored: Bool

    init(turn: Int, isMirrored: Bool) {
        self.turn = turn
        self.isMirrored = isMirrored
    }

    init(exifOrientation: Int) {
        switch exifOrientation {
        case 2: self.init(turn: 0, isMirrored: true)
        case 3: self.init(turn: 180, isMirrored: false)
        case 4: self.init(turn: 180, isMirrored: true)
        case 5: self.init(turn: 270, isMirrored: true)
        case 6: self.init(turn: 90, isMirrored: false)
        case 7: self.init(turn: 90, isMirrored: true)
        case 8: self.init(turn: 270, isMirrored: false)
        default: self.init(turn: 0, isMirrored: false)
        }
    }

    var isQuarterTurn: Bool { turn == 90 || turn == 270 }

    /// ffmpeg's filters that do it.
    var filters: [String] {
        let turning = [90: ["transpose=clock"], 180: ["hflip", "vflip"], 270: ["transpose=cclock"]]
        return (isMirrored ? ["hflip"] : []) + turning[turn, default: []]
    }
}
