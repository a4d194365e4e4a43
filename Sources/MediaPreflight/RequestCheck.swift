package import PreflightFetch
import PreflightJSON
public import PreflightModel
import PreflightProfiles
import PreflightRequests
package import PreflightRules
import PreflightText

/// Judges requests as they will be sent: every field, the media they name, and the two against each other.
///
/// ```swift
/// let check = try RequestCheck()
/// let body = RequestBody(json, media: ["https://cdn.example.com/hero.png": .file("hero.png")])
/// let report = await check.report(on: body)
/// ```
///
/// A request that is no JSON, or that names media which cannot be read, is never an error: it is reported. A URL is
/// judged as the provider would meet it, and what is there is measured, unless the request comes with what will be.
public struct RequestCheck: Sendable {
    private let profiles: [Profile]
    /// Which of the profiles a dialect is of, by its id.
    private let owners: [String: Int]
    private let reader: RequestReader
    private let endpoints: EndpointIndex
    private let isProfileGiven: Bool
    private let dialect: String?
    private let policy: Policy
    private let isLenient: Bool
    /// Whether files that a request names by their path are read.
    let readsLocalPaths: Bool
    let fetcher: Fetcher?

    /// Creates a check.
    /// - Parameters:
    ///   - profile: A built-in profile's id, or the path of a YAML file; nil to take the one whose request it is.
    ///   - dialect: The id of the dialect that requests are in; nil to tell by their fields.
    ///   - policy: How strictly verdicts are drawn.
    ///   - isLenient: Whether comments and trailing commas are warnings instead of errors.
    ///   - readsLocalPaths: Whether files that a request names by their path are read. Say no to strangers' requests:
    ///     a report tells whether a file is there, and what kind it is.
    ///   - fetching: How URLs for which no medium is given are fetched; nil to fetch none.
    /// - Throws: `PreflightError` when there is no such profile or dialect, or the profile has a mistake.
    public init(
        profile: String? = nil, dialect: String? = nil, policy: Policy = Policy(), isLenient: Bool = false,
        readsLocalPaths: Bool = true, fetching: FetchPolicy? = FetchPolicy()
    ) throws(PreflightError) {
        let builtIn =
            [Preflight.defaultProfile] + Preflight.builtInProfiles.filter { $0 != Preflight.defaultProfile }
        let first = try profile.map { name throws(PreflightError) in try Preflight.profile(name) }
        var profiles = first.map { [$0] } ?? []
        // A combination brings the dialects of its profiles along.
        let known = Set(first?.dialects.map(\.id) ?? [])
        for id in builtIn where id != first?.id {
            var profile = try Preflight.profile(id)
            profile.dialects.removeAll { known.contains($0.id) }
            profiles.append(profile)
        }

        // A profile that says nothing of requests leaves all forms open.
        let own = first.flatMap { $0.dialects.isEmpty ? nil : $0.dialects.count }
        let dialects = profiles.flatMap(\.dialects)
        if let dialect, !dialects.contains(where: { $0.id == dialect }) {
            throw Self.unknown(dialect, among: dialects.map(\.id))
        }
        if let dialect, let first, own != nil, !first.dialects.contains(where: { $0.id == dialect }) {
            throw PreflightError(
                .unknownDialect,
                "profile '\(first.id)' has no dialect '\(dialect)'; expected "
                    + first.dialects.map(\.id).joined(separator: " or "))
        }
        endpoints = EndpointIndex(dialects)
        reader = RequestReader(
            dialects, candidateCount: dialect == nil ? own : nil,
            preferred: try Preflight.profile(Preflight.defaultProfile).dialects.first?.id)
        self.profiles = profiles
        owners = Dictionary(
            profiles.enumerated().flatMap { index, profile in profile.dialects.map { ($0.id, index) } },
            uniquingKeysWith: { first, _ in first })
        isProfileGiven = first != nil
        self.dialect = dialect
        self.policy = policy
        self.isLenient = isLenient
        self.readsLocalPaths = readsLocalPaths
        fetcher = fetching.map { Fetcher($0) }
    }

    /// The URLs of a request's media, letter for letter as it has them; nil when none can be read in it. Those in
    /// fields of another name or type are among them: what is wrong with these is for the report to say.
    public func urls(in body: RequestBody) -> Set<String>? {
        let facts = read(body)
        guard let root = facts.root, !facts.media.isEmpty else { return nil }
        let callbacks = facts.slots(.callback).compactMap { $0.value?.string }
        return Set(root.urls).subtracting(callbacks)
    }

    /// Most bytes of a request that are read: 128 MiB. The largest image that any profile accepts, in Base64, is half of
    /// that.
    public static let byteLimit = JSONLimits.standard.byteCount

    /// Ids of the built-in profiles' dialects, sorted.
    public static var dialects: [String] {
        Preflight.builtInProfiles.flatMap { (try? Preflight.profile($0).dialects.map(\.id)) ?? [] }.sorted()
    }

    /// Judges a request.
    /// - Returns: The verdict with every finding, each with the field's JSON pointer, line and column.
    @concurrent
    public func report(on body: RequestBody) async -> Report {
        report(on: await measured(body))
    }

    /// A request that was read, with the facts of its media.
    package struct Measured: Sendable {
        let facts: RequestFacts
        let media: [MediaFacts]
        let profile: Profile
    }

    /// Reads a request and has its media measured.
    /// - Parameters:
    ///   - body: The request.
    ///   - source: Measures what is at hand; nil to do it here.
    /// - Returns: All that judging needs.
    package func measured(_ body: RequestBody, by source: (any FactsSource)? = nil) async -> Measured {
        let facts = read(body)
        let profile = profile(of: facts.dialect)
        let measurement = Measurement(fetcher, for: profile)
        let media = await measure(
            facts.media.map { medium($0, in: body) }, measurement, by: source ?? measurement)
        return Measured(facts: facts, media: media, profile: profile)
    }

    /// Judges a request whose media were measured.
    /// - Parameters:
    ///   - measured: The request.
    ///   - amend: Changes what rules say before the verdict is drawn.
    /// - Returns: The verdict with every finding.
    package func report(on measured: Measured, amending amend: Amendment? = nil) -> Report {
        judge(measured.facts, measured.media, measured.profile, amending: amend)
    }

    /// The report on a request that was read before, made on this thread: for callers that work on many at once.
    package func reportNow(
        on facts: RequestFacts, of body: RequestBody, until cancellation: FetchCancellation
    ) -> Report {
        let profile = profile(of: facts.dialect)
        let measurement = Measurement(fetcher, for: profile)
        return judge(
            facts, facts.media.map { measurement.facts(of: medium($0, in: body), until: cancellation) },
            profile)
    }

    /// Reads a request's text.
    package func read(_ body: RequestBody) -> RequestFacts {
        let text = RequestText(body.bytes, endpoints: endpoints)
        return read(text.root, defects: text.defects, of: body, sentBy: text.command)
    }

    /// Reads a request out of JSON that was read before.
    package func read(
        _ root: JSONValue?, defects: [RequestDefect], of body: RequestBody,
        sentBy command: CommandFacts? = nil
    ) -> RequestFacts {
        func facts(readAs dialect: String?) -> RequestFacts {
            reader.facts(
                of: root, defects: defects, byteCount: body.bytes.count, path: body.name, dialect: dialect,
                isLenient: isLenient, sentBy: command)
        }
        var result = facts(readAs: dialect)
        // Where a command goes tells whose request it is, unless somebody says it.
        if let endpoints = command?.endpoints, dialect == nil, !endpoints.contains(result.dialect.id),
            let first = endpoints.first(where: { !isProfileGiven || owners[$0] == 0 })
        {
            result = facts(readAs: first)
        }
        result.command = command
        if command?.endpoints.contains(result.dialect.id) == true { result.rivals = [] }
        result.readsLocalPaths = readsLocalPaths
        result.isDialectBorrowed = isProfileGiven && dialect == nil && profiles[0].dialects.isEmpty
        return result
    }

    private func judge(
        _ facts: RequestFacts, _ media: [MediaFacts], _ profile: Profile, amending amend: Amendment? = nil
    ) -> Report {
        RuleEngine.report(
            on: facts, media: media, against: profile, policy: policy, tool: Preflight.tool, amending: amend)
    }

    /// The profile asked for, else the one whose dialect the request is in.
    private func profile(of dialect: RequestDialect) -> Profile {
        isProfileGiven ? profiles[0] : profiles[owners[dialect.id] ?? 0]
    }

    /// The dialect that requests are built in: the one named, else the profile's preferred one.
    var builtDialect: RequestDialect {
        let dialects = profiles.flatMap(\.dialects)
        return dialects.first { $0.id == dialect } ?? dialects[0]
    }

    private static func unknown(_ dialect: String, among ids: [String]) -> PreflightError {
        let hint = Suggestion.nearest(to: dialect, in: ids).map { "; did you mean '\($0)'?" } ?? ";"
        return PreflightError(
            .unknownDialect,
            "there is no dialect '\(dialect)'\(hint) expected one of \(ids.joined(separator: ", "))")
    }
}
