import ArgumentParser
import MediaPreflight
import PreflightSystem
import PreflightText

/// How requests are read: for commands that judge them.
struct RequestReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The dialect that requests are in (see `preflight profiles ID`). Told by their fields when left out.",
            valueName: "id"),
        completion: .dialects)
    var dialect: String?

    @Flag(help: "Read over comments and trailing commas in requests: warnings instead of errors.")
    var lenient = false

    @Flag(help: "Read no local file that a request, or its line's map, names: for requests of strangers.")
    var noLocalPaths = false

    func check(profile: String?, policy: Policy, fetching: FetchOptions) throws -> RequestCheck {
        try RequestCheck(
            profile: profile, dialect: dialect, policy: policy, isLenient: lenient,
            readsLocalPaths: !noLocalPaths, fetching: fetching.policy)
    }
}

/// The request that `check` judges, and where its media are.
struct RequestOptions: ParsableArguments {
    /// The request, when there is one.
    var request: String? { requests.first }

    @Option(
        name: .customLong("request"),
        help: ArgumentHelp(
            "Judge a request, as JSON or as a cURL command, and the media in it; - is standard input.",
            valueName: "file"),
        completion: .file())
    var requests: [String] = []

    @Option(
        help: ArgumentHelp(
            "The local file (or other URL) that will be at a URL of the request, instead of what is there now. The URL's query may be left out. May be given several times.",
            valueName: "url=path"))
    var map: [Mapping] = []

    @OptionGroup var reading: RequestReadingOptions

    /// Names of files that are read, and must not be written to.
    var inputs: [String] {
        [request].compactMap(\.self) + map.flatMap(\.paths).filter { MediaSource($0).url == nil }
    }

    func validate() throws {
        // The parser would take the last and drop the others unjudged.
        guard requests.count <= 1 else {
            throw ValidationError("One request at a time: `preflight stream` judges many.")
        }
        guard request != nil || map.isEmpty else {
            throw ValidationError("--map says where the media of --request are: add it.")
        }
    }

    /// What will be at the request's URLs, each as the request has it.
    ///
    /// Reports show no queries, so a mapping may leave out the query as long as it means one URL.
    /// - Parameter urls: The URLs of the request's media; nil when none can be read in it.
    /// - Returns: What will be at each URL that a mapping means.
    /// - Throws: A usage error for a mapping that means no URL of the request, as a slip of the keys makes, or several;
    ///   and for two of one URL.
    func media(at urls: Set<String>?) throws -> [String: MediaSource] {
        guard let urls else { return [:] }
        var media: [String: MediaSource] = [:]
        for mapping in map {
            let (url, path) = try mapping.resolved(among: urls)
            guard media.updateValue(MediaSource(path), forKey: url) == nil else {
                throw ValidationError("--map: '\(Mapping.shown(url))' is given twice.")
            }
        }
        return media
    }

    /// The request, read whole. Relative paths in it start at its folder.
    func body(_ path: String) throws -> RequestBody {
        do throws(SystemFailure) {
            // One byte more than is judged, so that what is too large is seen to be.
            let bytes = try Descriptor.readAll(of: path, atMost: RequestCheck.byteLimit + 1)
            return RequestBody(
                bytes, name: path == "-" ? "standard input" : path, folder: path.folderPrefix)
        } catch {
            throw PreflightError(
                PreflightError.Code(rawValue: "unreadableRequest"), "the request '\(path)' cannot be read",
                cause: error.description)
        }
    }
}

/// One `--map URL=PATH`.
struct Mapping: ExpressibleByArgument {
    /// Both URLs and paths may have `=` in them: every way to read the argument. The request's own URL tells which one
    /// is meant.
    let readings: [(url: String, path: String)]

    var paths: [String] { readings.map(\.path) }

    init?(argument: String) {
        readings = argument.indices.filter { argument[$0] == "=" }.reversed().map { index in
            (String(argument[..<index]), String(argument[argument.index(after: index)...]))
        }.filter { !$0.url.isEmpty && !$0.path.isEmpty }
        if readings.isEmpty { return nil }
    }

    /// The URL of a request that is meant, and what will be there.
    func resolved(among urls: Set<String>) throws -> (url: String, path: String) {
        if let exact = readings.first(where: { urls.contains($0.url) }) { return exact }
        let byShownName = Dictionary(grouping: urls.sorted(), by: Self.shown)
        for (url, path) in readings {
            let meant = byShownName[url] ?? byShownName[url + "?…"] ?? []
            if meant.count == 1 { return (meant[0], path) }
            guard meant.isEmpty else {
                throw ValidationError(
                    "--map: \(meant.count) URLs of the request differ from '\(Self.shown(url))' in their query only; "
                        + "give the whole URL.")
            }
        }
        let known = byShownName.keys.sorted().prefix(8).map { "'\($0)'" }.joined(separator: ", ")
        throw ValidationError(
            "--map: no image or video of the request is at '\(Self.shown(readings[0].url))'; "
                + (known.isEmpty ? "it has no URLs." : "it has \(known)."))
    }

    /// A URL as reports show it.
    static func shown(_ url: String) -> String { Console.visible(WebReference(url).shown) }
}
