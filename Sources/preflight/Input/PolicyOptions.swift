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

    var policy: Policy { Policy(isStrict: strict, allowsUnknown: allowUnknown, isVerbose: verbose) }
}
