import ArgumentParser
import MediaPreflight
import PreflightSystem

struct Stream: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge requests as they come: one a line in, one report a line out.",
        usage: "preflight stream [<options>]",
        discussion: """
            Reads requests from standard input, each one line of JSON, alone or as {"id": …, "request": {…}, \
            "map": {"URL": "path"}}, and writes for each a report as one line of \
            JSON (schema preflight-report/1, with the request's `id` and its `line`) to standard output. Lines are \
            judged in parallel and reported in order, each as soon as its turn has come; memory does not grow with \
            their number. Blank lines are skipped.

            SIGTERM and SIGINT end the stream like the end of input: what was read completely is still reported.

            Exit status 0 means that the stream was judged to its end, whatever the verdicts: those are in the \
            reports. Status 2 means wrong usage, or input or output that failed.

            EXAMPLES:
              preflight stream < requests.jsonl > reports.jsonl
              preflight stream --strict < requests.jsonl | jq -c 'select(.verdict != "pass")'
              parallel --pipe --keep-order --block 1M preflight stream < requests.jsonl
            """
    )

    @Option(
        help: ArgumentHelp(
            "A built-in profile, or the path of a YAML file. Told by the requests' fields when left out.",
            valueName: "id"),
        completion: .profiles)
    var profile: String?

    @OptionGroup var reading: RequestReadingOptions

    @OptionGroup var judging: PolicyOptions

    @OptionGroup var fetching: FetchOptions

    @Option(
        help: ArgumentHelp(
            "Most lines judged at once. (default: 32 for lines that wait for URLs; with --offline one for each processor)",
            valueName: "n"))
    var jobs: Int?

    func validate() throws {
        guard jobs.map({ (1...1024).contains($0) }) ?? true else {
            throw ValidationError("--jobs takes a number from 1 to 1024.")
        }
    }

    func run() async throws {
        let policy = judging.policy
        let requests = try reading.check(profile: profile, policy: policy, fetching: fetching)
        let gate = Gate(
            try Preflight(
                profile: profile ?? Preflight.defaultProfile, policy: policy, fetching: fetching.policy),
            requests: requests, source: fetching.factsSource(jobs: jobs))
        var limits = LineStream.Limits()
        // Lines whose URLs are fetched wait for the network, and many can wait at once.
        if let policy = fetching.policy { limits.width = policy.connectionCount }
        if let jobs { limits.width = jobs }
        do {
            let stop = try StopPipe()
            Signals.onTermination(writeTo: stop)
            // The stop pipe stays open until no signal can write to it any more.
            defer { withExtendedLifetime(stop) { Signals.endOnTermination() } }
            try await LineStream(gate, reading: requests, limits: limits).run(
                from: Descriptor.standardInput.number,
                to: Descriptor.standardOutput.number, stop: stop)
        } catch let failure as LineStream.Failure {
            throw Self.error(failure)
        } catch let failure as SystemFailure {
            throw Self.error(.starting(failure.code))
        }
    }

    private static func error(_ failure: LineStream.Failure) -> any Error {
        switch failure {
        case .writing(let code):
            OutputError(message: "cannot write the output: \(SystemFailure(code: code))")
        case .reading(let code):
            PreflightError(.brokenStream, "cannot read standard input: \(SystemFailure(code: code))")
        case .starting(let code):
            PreflightError(.brokenStream, "cannot start the stream: \(SystemFailure(code: code))")
        }
    }
}

extension PreflightError.Code {
    fileprivate static let brokenStream = Self(rawValue: "brokenStream")
}
