import ArgumentParser
import MediaPreflight

/// What `check` starts to measure files in, so that a file which brings it down costs nobody else's verdict.
struct Worker: ParsableCommand {
    static let name = "worker"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Measure files for another preflight.", shouldDisplay: false)

    func run() { WorkerLoop.run() }
}
