internal import PreflightModel
import PreflightText

/// A file on the web, fetched as it is read: what was fetched once is kept.
///
/// Its first request tells how large it is. Then a read fetches what is missing: it reads on in the response at hand,
/// or asks for a part of the file, and for more than it needs when the reader jumps often.
final class RemoteFile {
    private(set) var byteCount: Int64 = 0
    /// Size of the file, as far as the server told.
    private(set) var knownByteCount: Int64?

    private let exchange: Exchange
    private let byteLimit: Int64
    private let meter: ProgressMeter?
    private var plan: ReadingPlan
    private var retries: Retries

    private var spool: Spool?
    private var failure: FetchFailure?
    /// The response that is being read, and what it said.
    private var response: (transfer: Transfer, reply: Reply)?
    private var servesRanges: Bool?
    private var version: FileVersion?
    private var hint: Range<Int64>?
    private var contentByteCount: Int64 = 0
    private var seconds = 0.0

    init(
        _ exchange: Exchange, plan: ReadingPlan, byteLimit: Int64, retries: Retries, meter: ProgressMeter?
    ) {
        self.exchange = exchange
        self.plan = plan
        self.byteLimit = byteLimit
        self.retries = retries
        self.meter = meter
    }

    /// What came of it so far.
    var facts: FetchFacts {
        var facts = exchange.facts
        facts.acceptsRanges = servesRanges
        facts.seconds = seconds
        facts.failure = failure
        return facts
    }

    /// Asks for the file's beginning.
    /// - Returns: Whether it can be read.
    func open() -> Bool {
        meter?.update { $0.fileCount += 1 }
        let isBegun = attempt { () throws(FetchFailure) in
            try begin(plan.first)
            guard let total = knownByteCount else { return try readUntilEnd() }
            byteCount = total
        }
        guard isBegun, plan.isWhole, byteCount <= byteLimit else { return isBegun }
        meter?.update { $0.expectedByteCount += byteCount }
        // Apart from the beginning, so that what has come is not asked for again when the rest fails.
        return attempt { () throws(FetchFailure) in try fill(0..<byteCount) }
    }

    /// Ends what is under way.
    func close() {
        meter?.update { $0.finishedFileCount += 1 }
        response = nil
        spool = nil
        exchange.release()
    }
}

extension RemoteFile: RandomAccessBytes {
    var servesParts: Bool { servesRanges == true }

    func willRead(_ range: Range<Int64>) {
        hint = range.count <= ReadingPlan.hintByteCount ? range : nil
    }

    func endAtHand(from offset: Int64) -> Int64 { min(present.firstMissing(from: offset), byteCount) }

    func read(at offset: Int64, atLeast count: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard failure == nil,
            attempt({ () throws(FetchFailure) in try fill(offset..<min(offset + Int64(count), byteCount)) })
        else { return nil }
        return unsafe spool?.read(at: offset, into: buffer)
    }
}

// MARK: - Fetching

extension RemoteFile {
    /// Does something again as long as it fails and may yet succeed.
    /// - Returns: Whether it succeeded; why not is kept.
    private func attempt(_ work: () throws(FetchFailure) -> Void) -> Bool {
        let start = ContinuousClock.now
        let uncounted = exchange.deadline.uncounted
        defer {
            let waited = start.duration(to: .now) - (exchange.deadline.uncounted - uncounted)
            seconds += waited / .seconds(1)
        }
        do throws(FetchFailure) {
            while true {
                do throws(FetchFailure) {
                    try work()
                    return true
                } catch {
                    response = nil
                    // Others may use the connection during the pause.
                    exchange.release()
                    try retries.pause(after: error, askedFor: exchange.retryAfter, exchange.deadline)
                }
            }
        } catch {
            failure = error
            return false
        }
    }

    private var present: ByteRanges { spool?.present ?? ByteRanges() }

    /// Fetches what is missing of a range inside the file.
    private func fill(_ range: Range<Int64>) throws(FetchFailure) {
        var range = range
        // What was announced beside it comes with it.
        if let hint, hint.overlaps(range) {
            range = min(hint.lowerBound, range.lowerBound)..<max(hint.upperBound, range.upperBound)
        }
        while true {
            let missing = present.firstMissing(from: range.lowerBound)
            guard missing < range.upperBound else { return }
            if let response, isWorthReadingOn(response.transfer, response.reply, to: missing) {
                try readOn(response.transfer, response.reply, to: range.upperBound)
            } else {
                drop()
                var end = min(plan.end(from: missing, atLeast: range.upperBound), byteCount)
                if let next = present.firstPresent(from: missing) { end = min(end, next) }
                try begin(HTTPRequest.Range(first: missing, last: end - 1))
            }
        }
    }

    private func isWorthReadingOn(_ transfer: Transfer, _ reply: Reply, to offset: Int64) -> Bool {
        let position = reply.start + transfer.bodyByteCount
        guard offset >= position, offset < reply.end ?? .max, !transfer.isComplete else { return false }
        return servesRanges == false
            || offset - position <= min(ReadingPlan.skipByteCount, byteLimit - contentByteCount)
    }

    /// Reads on in a response: a part to its end, which keeps the connection, and anything else not much further than
    /// needed.
    private func readOn(_ transfer: Transfer, _ reply: Reply, to offset: Int64) throws(FetchFailure) {
        guard servesRanges == true || offset <= byteLimit else { throw tooLarge }
        let end = reply.end ?? .max
        // The little that is left costs less than another connection.
        let isNearlyAll = end - offset <= ReadingPlan.blockByteCount
        try transfer.readBody(
            to: end < byteCount || isNearlyAll ? .max : offset - reply.start, exchange.deadline)
        guard transfer.isComplete else { return }
        if let end = reply.end, reply.start + transfer.bodyByteCount < end {
            throw FetchFailure(.noConnection, "the response ended before its stated length")
        }
    }

    /// Reads a file whose size nobody tells.
    private func readUntilEnd() throws(FetchFailure) {
        guard let response else { return }
        // Where it broke off before, nobody can tell what belongs together.
        spool = nil
        try response.transfer.readBody(to: .max, exchange.deadline)
        byteCount = response.transfer.bodyByteCount
        knownByteCount = byteCount
    }

    private func drop() {
        response = nil
        exchange.drop()
    }

    /// Sends a request for a part of the file.
    private func begin(_ range: HTTPRequest.Range) throws(FetchFailure) {
        var range: HTTPRequest.Range? = range
        while true {
            let transfer = try exchange.send(range, into: self)
            let reply = try Reply(transfer.head, to: range)
            // Of a file whose size is not told, parts are of no use.
            if reply.isPart, reply.total == nil {
                range = nil
                continue
            }
            try checkUnchanged(reply, transfer.head.version)
            // An empty file has no parts to show it by.
            if reply.total != 0 { servesRanges = reply.isPart }
            knownByteCount = reply.total
            response = (transfer, reply)
            return
        }
    }

    /// Bytes of two versions make no file.
    private func checkUnchanged(_ reply: Reply, _ version: FileVersion) throws(FetchFailure) {
        let isSame = knownByteCount == nil || knownByteCount == reply.total
        guard isSame, self.version?.isSame(as: version) ?? true else {
            throw FetchFailure(.badResponse, "the file changed while it was read")
        }
        self.version = version
    }
}

extension RemoteFile: BodySink {
    func take(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FetchFailure) {
        // The text that comes with a redirect is no part of the file.
        guard let reply = response?.reply else { return }
        let start = reply.start + offset
        guard Int64(bytes.count) <= (reply.end ?? .max) - start else {
            throw FetchFailure(.badResponse, "the response goes on after its stated length")
        }
        contentByteCount += Int64(bytes.count)
        guard contentByteCount <= byteLimit else { throw tooLarge }
        meter?.update { $0.receivedByteCount += Int64(bytes.count) }
        // Not before there is something to keep: a file that waits for its turn needs no descriptor.
        if spool == nil { spool = Spool() }
        try unsafe spool?.write(bytes, at: start)
    }

    private var tooLarge: FetchFailure {
        let limit = byteLimit % (1 << 20) == 0 ? "\(byteLimit >> 20) MiB" : "\(byteLimit) bytes"
        return FetchFailure(
            .tooLarge,
            knownByteCount == nil
                ? "the file goes on beyond \(limit), and its server does not say how large it is"
                : "the file is larger than the \(limit) that are fetched")
    }
}
