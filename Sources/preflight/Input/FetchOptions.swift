import ArgumentParser
import MediaPreflight
import PreflightSystem
import PreflightText

/// How URLs are fetched.
struct FetchOptions: ParsableArguments {
    @Flag(help: "Fetch no URL; what is only there stays unknown.")
    var offline = false

    @Flag(help: "Fetch files at URLs whole, instead of as much as their facts need.")
    var download = false

    @Option(
        help: ArgumentHelp(
            "Contact this host wherever it leads, private networks included. May be given several times.",
            valueName: "host"))
    var allowHost: [String] = []

    @Flag(help: "Contact hosts of private networks and of this machine.")
    var allowPrivate = false

    func validate() throws {
        guard !offline || (!download && allowHost.isEmpty && !allowPrivate) else {
            throw ValidationError(
                "--offline fetches nothing: leave out --download, --allow-host and --allow-private.")
        }
        for host in allowHost where !Self.isHost(host) {
            throw ValidationError(
                "--allow-host takes one host as in a URL, without scheme, port and path, not '\(host)'.")
        }
    }

    /// Whether a text can be the host of a URL. An address of IPv6 may be in brackets, as it is there.
    private static func isHost(_ text: String) -> Bool {
        let isBracketed = text.contains(":") && !text.hasPrefix("[")
        return WebReference.isHost(isBracketed ? "[\(text)]" : text)
    }

    /// What may be fetched; nil for nothing.
    var policy: FetchPolicy? {
        offline
            ? nil
            : FetchPolicy(
                allowedHosts: Set(allowHost), allowsPrivateHosts: allowPrivate, isWhole: download,
                // A large file on a slow line takes its time.
                deadline: download ? .seconds(600) : .seconds(60))
    }
}

extension FetchOptions {
    /// Where a command's facts come from.
    /// - Parameters:
    ///   - bar: Shows how far downloads have come.
    ///   - jobs: Most processes that measure at once; nil for one a processor.
    /// - Returns: The chain that all commands use.
    func factsSource(_ bar: ProgressBar? = nil, jobs: Int? = nil) -> any FactsSource {
        FactsChain.make(
            fetching: policy, program: ThisProcess.executable, jobs: jobs, progress: bar?.show)
    }
}
