import ArgumentParser
import MediaPreflight

/// How strictly verdicts are drawn: for commands that judge.
struct PolicyOptions: ParsableArguments {
    @Flag(help: "Let warnings fail.")
    var strict = false

    @Flag(help: "Let what could not be measured pass.")
    var allowUnknown = false

    @Flag(help: "Report what passes, and what is not documented, too.")
    var verbose = false

    var policy: Policy { policy(failingOn: .unknown) }

    /// The policy when somebody also says what a run fails on: verdicts say what the exit status says.
    func policy(failingOn threshold: FailureThreshold) -> Policy {
        Policy(
            isStrict: strict || threshold == .warning, allowsUnknown: allowUnknown || threshold == .error,
            isVerbose: verbose)
    }
}
