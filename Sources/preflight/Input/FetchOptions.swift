import ArgumentParser
import MediaPreflight

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
        for host in allowHost
        where host.isEmpty || host.contains(where: { "/[@ ".contains($0) }) || Self.hasPort(host) {
            throw ValidationError("--allow-host takes a host as in a URL, without scheme, port and path.")
        }
    }

    /// Whether a host is followed by a port; an address of IPv6 has more colons than one.
    private static func hasPort(_ host: String) -> Bool { host.count { $0 == ":" } == 1 }

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
