import PreflightModel
import PreflightProbe
import PreflightStore
import PreflightSystem

/// What a worker does: reads jobs from its standard input, and writes facts to its standard output, until there are no
/// more.
package enum WorkerLoop {
    /// Bytes of the longest message: a request's media in Base64 are sent along.
    private static let messageLimit = 256 << 20

    /// Seconds of computing after which nobody waits for an answer any more.
    private static let longestWork = 60

    /// Answers messages until the end of input, or until one makes no sense.
    package static func run() {
        guard let channel = WorkerChannel(messageLimit: messageLimit) else { return }
        FaultPoint.start(channel)
        while let message = channel.next(),
            let job = try? StoredMessage.read(MeasuringJob.self, from: message[...])
        {
            guard answer(job, channel) else { return }
            Signals.endAfterComputing(seconds: 0)
        }
    }

    /// Answers a job: with a message for each source, led by a mark where there may be questions before it.
    /// - Returns: Whether it could be written.
    private static func answer(_ job: MeasuringJob, _ channel: WorkerChannel) -> Bool {
        switch job {
        case .sources(let sources):
            for (index, source) in sources.enumerated() {
                begin(source.name, channel)
                let facts = StoredMessage.bytes(of: facts(of: source))
                guard channel.answer(facts, isLast: index == sources.count - 1) else { return false }
            }
            return true
        case .remote(let name, let byteCount, let servesParts):
            begin(name, channel)
            let bytes = RemoteBytes(byteCount: byteCount, servesParts: servesParts) { question in
                let message = [MeasuringJob.Mark.question] + StoredMessage.bytes(of: question)
                return channel.answer(message) ? channel.next() : nil
            }
            let facts = MediaProbe.facts(of: bytes, named: name)
            return channel.answer([MeasuringJob.Mark.answer] + StoredMessage.bytes(of: facts))
        }
    }

    private static func begin(_ name: String, _ channel: WorkerChannel) {
        // Whoever asked ends a process that takes too long; if they are gone, it ends itself.
        Signals.endAfterComputing(seconds: longestWork)
        FaultPoint.asset(name, channel)
    }

    /// Measures a source. A descriptor's name, such as `/dev/stdin`, means that of whoever asked.
    private static func facts(of source: MediaSource) -> MediaFacts {
        guard case .file(let path) = source, let place = ThisProcess.placeAtParent(path) else {
            return MediaProbe.facts(of: source)
        }
        var facts = MediaProbe.facts(of: .file(place))
        facts.path = path
        return facts
    }
}
