import ArgumentParser
import MediaPreflight

/// The root of the command line: names the subcommands, does nothing itself.
struct PreflightCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preflight",
        abstract: "Tells whether an image and a motion video will be accepted, before any credits are spent.",
        discussion: """
            preflight measures files and compares them with the limits that a provider of Kling Motion Control \
            documents. It says which limit is broken, quotes the document that states it, and gives the command \
            that fixes the file. Nothing is sent anywhere.

            EXAMPLES:
              preflight check hero.png dance.mp4
              preflight check --image hero.png --video dance.mp4 --orientation image
              preflight check assets --format text --format sarif=preflight.sarif
              preflight matrix hero.png dance.mp4
              preflight fix hero.png dance.mp4
              preflight probe dance.mp4 --format json
              preflight stream < requests.jsonl > reports.jsonl
              preflight explain --list

            EXIT STATUS:
              0  everything passes
              1  at least one asset fails
              2  wrong usage, a wrong profile, or output that cannot be written
              3  nothing fails, but something could not be measured
              130  Ctrl-C (143: SIGTERM) ended the run; what was known is reported
            """,
        version: "\(Preflight.tool.name) \(Preflight.tool.version)",
        subcommands: [
            Check.self, MatrixCommand.self, Probe.self, Stream.self, Fix.self, Initialize.self,
            WriteBaseline.self, Explain.self, Profiles.self, Doctor.self, Manual.self, Worker.self,
        ]
    )
}
