package import PreflightModel
package import PreflightReports
private import PreflightSystem

/// Thumbnails of a run's assets, made by the system's `ffmpeg` where there is one.
///
/// Only files that were measured as pictures or videos are shown to it, with the demuxer and the decoders named
/// beforehand, no protocol but files, and bounds on memory, output and time. Where it fails there is no thumbnail, and no
/// harm done.
package struct Thumbnails: ThumbnailSource {
    private let byAsset: [Int: Thumbnail]
    /// Why assets have no thumbnail; nil when there is nothing to say.
    package let remark: String?

    private init(_ byAsset: [Int: Thumbnail], remark: String? = nil) {
        self.byAsset = byAsset
        self.remark = remark
    }

    /// The thumbnail of an asset; nil when there is none.
    package func thumbnail(of asset: Int) -> Thumbnail? { byAsset[asset] }

    /// How many thumbnails there are.
    package var count: Int { byAsset.count }

    /// How much is done for thumbnails.
    package struct Limits: Sendable, Hashable {
        /// Greatest number of thumbnails. Assets that do not pass come first.
        package var count: Int
        /// How long a thumbnail may take.
        package var timeForEach: Duration
        /// How long all may take: when it is over, the rest have none.
        package var timeForAll: Duration

        /// Creates limits.
        package init(
            count: Int = 300, timeForEach: Duration = .seconds(10), timeForAll: Duration = .seconds(60)
        ) {
            self.count = count
            self.timeForEach = timeForEach
            self.timeForAll = timeForAll
        }
    }

    /// Makes thumbnails, as many at once as there are processors. Ends early when the task is cancelled.
    /// - Parameters:
    ///   - run: What was judged. Paths that it names are read anew, from the working directory that they were judged in.
    ///   - limits: How much is done.
    /// - Returns: The thumbnails that could be made.
    /// - Throws: `PreflightError` when the run cannot be read.
    package static func make(
        for run: any Run, limits: Limits = Limits()
    ) async throws(PreflightError) -> Thumbnails {
        try await make(for: run, limits: limits, by: "ffmpeg")
    }

    /// Makes thumbnails with a program of another name.
    package static func make(
        for run: any Run, limits: Limits, by program: String
    ) async throws(PreflightError) -> Thumbnails {
        let choice = try ThumbnailChoice(from: run, limit: limits.count)
        guard !choice.orders.isEmpty else { return Thumbnails([:]) }
        guard Program.path(of: program) != nil else {
            return Thumbnails([:], remark: "Thumbnails need ffmpeg, which is not installed.")
        }
        return Thumbnails(await made(choice.orders, limits, program), remark: choice.remark)
    }

    private static func made(
        _ orders: [ThumbnailOrder], _ limits: Limits, _ program: String
    ) async -> [Int: Thumbnail] {
        let end = ContinuousClock.now + limits.timeForAll
        var made: [Int: Thumbnail] = [:]
        await OrderedWork(count: orders.count, batchSize: 1).run({ orders[$0] }) { orders in
            var thumbnails: [(Int, Thumbnail?)] = []
            for order in orders {
                let patience = min(limits.timeForEach, end - .now)
                thumbnails.append(
                    (
                        order.asset,
                        patience > .zero ? await order.thumbnail(by: program, within: patience) : nil
                    ))
            }
            return thumbnails
        } receive: { (ready: [(Int, Thumbnail?)]) in
            for (asset, thumbnail) in ready { made[asset] = thumbnail }
        }
        return made
    }
}
