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
            // Whoever asked ends a process that takes too long; if they are gone, it ends itself.
            Signals.endAfterComputing(seconds: longestWork)
            let answer = facts(of: job, channel)
            Signals.endAfterComputing(seconds: 0)
            guard channel.answer(answer) else { return }
        }
    }

    /// The answer to a job.
    private static func facts(of job: MeasuringJob, _ channel: WorkerChannel) -> [UInt8] {
        switch job {
        case .sources(let sources):
            let facts = sources.map { source in
                FaultPoint.asset(source.name, channel)
                return MediaProbe.facts(of: source)
            }
            return StoredMessage.bytes(of: facts)
        case .remote(let name, let byteCount, let servesParts):
            FaultPoint.asset(name, channel)
            let bytes = RemoteBytes(byteCount: byteCount, servesParts: servesParts) { question in
                let message = [MeasuringJob.Mark.question] + StoredMessage.bytes(of: question)
                return channel.answer(message) ? channel.next() : nil
            }
            let facts = MediaProbe.facts(of: bytes, named: name)
            return [MeasuringJob.Mark.answer] + StoredMessage.bytes(of: [facts])
        }
    }
}
