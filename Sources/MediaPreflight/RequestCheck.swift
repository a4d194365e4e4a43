import PreflightFetch
import PreflightJSON
public import PreflightModel
import PreflightProfiles
import PreflightRequests
import PreflightRules
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
    private let dialects: KnownDialects
    private let dialect: String?
    private let policy: Policy
    private let isLenient: Bool
    /// Whether files that a request names by their path are read.
    let readsLocalPaths: Bool
    /// How URLs are fetched; nil when they are not.
    let fetching: FetchPolicy?
    private(set) var source: any FactsSource

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
        dialects = try KnownDialects(profile: profile, dialect: dialect)
        self.dialect = dialect
        self.policy = policy
        self.isLenient = isLenient
        self.readsLocalPaths = readsLocalPaths
        self.fetching = fetching?.bounded
        source = MeasuredFacts(fetching.map { Fetcher($0) })
    }

    /// Creates a check by a profile at hand.
    init(by profile: Profile, policy: Policy, fetching: FetchPolicy?, source: any FactsSource) {
        dialects = KnownDialects(by: profile)
        dialect = nil
        self.policy = policy
        isLenient = false
        readsLocalPaths = true
        self.fetching = fetching?.bounded
        self.source = source
    }

    /// The same check, with facts from elsewhere.
    package func measuring(by source: any FactsSource) -> RequestCheck {
        var check = self
        check.source = source
        return check
    }

    /// The URLs of a request's media, letter for letter as it has them; nil when none can be read in it. Those in
    /// fields of another name or type are among them: what is wrong with these is for the report to say.
    package func urls(in body: RequestBody) -> Set<String>? {
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
        let request = OpenRequest(read(body), in: body, by: self)
        return request.judgement(await source.facts(of: request.assets)[...]).report(by: Preflight.tool)
    }

    /// A request that was read, and whose media are yet to be measured.
    struct OpenRequest {
        private let check: RequestCheck
        private let facts: RequestFacts
        private let profile: Profile
        private let media: [RequestMedium]

        init(_ facts: RequestFacts, in body: RequestBody, by check: RequestCheck) {
            (self.check, self.facts) = (check, facts)
            let profile = check.profile(of: facts.dialect)
            media = facts.media.map { check.medium($0, in: body, for: profile) }
            self.profile = profile
        }

        /// What is to be measured.
        var assets: [Asset] { media.compactMap(\.asset) }

        /// Asks the rules about all of it.
        /// - Parameter measured: The facts of ``assets``.
        /// - Returns: What the rules say.
        func judgement(_ measured: ArraySlice<MediaFacts>) -> Judgement {
            var measured = measured
            return RuleEngine.judgement(
                of: facts, media: media.map { $0.facts(measuredIn: &measured, check.fetching) },
                against: profile, policy: check.policy)
        }
    }

    /// Reads a request's text.
    package func read(_ body: RequestBody) -> RequestFacts {
        let text = RequestText(body.bytes, endpoints: dialects.known.endpoints)
        return read(text.root, defects: text.defects, of: body, sentBy: text.command)
    }

    /// Reads a request out of JSON that was read before.
    package func read(
        _ root: JSONValue?, defects: [RequestDefect], of body: RequestBody,
        sentBy command: CommandFacts? = nil
    ) -> RequestFacts {
        let known = dialects.known
        func facts(readAs dialect: String?) -> RequestFacts {
            known.reader.facts(
                of: root, defects: defects, byteCount: body.bytes.count, path: body.name, dialect: dialect,
                isLenient: isLenient, sentBy: command)
        }
        var result = facts(readAs: dialect)
        // Where a command goes tells whose request it is, unless somebody says it.
        if let endpoints = command?.endpoints, dialect == nil, !endpoints.contains(result.dialect.id),
            let first = endpoints.first(where: { !known.isProfileGiven || known.owners[$0] == 0 })
        {
            result = facts(readAs: first)
        }
        result.command = command
        if command?.endpoints.contains(result.dialect.id) == true { result.rivals = [] }
        result.readsLocalPaths = readsLocalPaths
        result.isDialectBorrowed =
            known.isProfileGiven && dialect == nil && known.profiles[0].dialects.isEmpty
        return result
    }

    /// The profile asked for, else the one whose dialect the request is in.
    private func profile(of dialect: RequestDialect) -> Profile {
        let known = dialects.known
        return known.isProfileGiven ? known.profiles[0] : known.profiles[known.owners[dialect.id] ?? 0]
    }

    /// The dialect that requests are built in: the one named, else the profile's preferred one.
    var builtDialect: RequestDialect {
        let dialects = dialects.known.profiles.flatMap(\.dialects)
        return dialects.first { $0.id == dialect } ?? dialects[0]
    }
}
