public import PreflightModel
package import PreflightProject
import PreflightSystem

extension Preflight {
    /// Checks what is in folders, and single files and URLs, each on its own, and hands over each report as soon as its turn
    /// has come: memory does not grow with their number.
    ///
    /// A folder is searched for images, videos and requests (`*.request.json`); hidden files, and what `.gitignore` and
    /// `.preflightignore` name, are left out. What cannot be looked into is unknown, and never left out in silence. Requests
    /// are judged by this check's profile. When the surrounding task is cancelled, what was begun is finished and reported.
    /// - Parameters:
    ///   - paths: Folders, files and URLs.
    ///   - settings: The path of a `.preflight.yml`, whose roles, pairs, patterns, severities and ignored findings hold; nil
    ///     for none. Its profile and outputs are the command's.
    ///   - orientation: The `character_orientation` that will be sent; nil judges under what the settings say, else under both.
    ///   - receive: Takes the reports: of what was named in its order, then of what was found, sorted by path.
    /// - Throws: `PreflightError` when the settings cannot be read, and what `receive` throws.
    public func check(
        paths: [String], settings: String? = nil, orientation: CharacterOrientation? = nil,
        receive: (Report) throws(PreflightError) -> Void
    ) async throws(PreflightError) {
        let settings = try settings.map { path throws(PreflightError) in
            try Self.settings(at: path, from: try WorkingDirectory.path())
        }
        var plan = GatePlan(settings, orientation: orientation)
        let usualRequests = try Glob(AssetFinder.requestPattern)
        plan.add(
            paths, from: [],
            by: AssetFinder(
                include: settings?.include ?? [], exclude: settings?.exclude ?? [],
                requests: settings?.requests ?? [PlacedGlob(usualRequests)]), choosing: false)
        let gate = Gate(
            self,
            requests: RequestCheck(by: profile, policy: policy, fetching: fetching, source: source),
            source: source, amendments: settings.map(Amendments.init))
        try await gate.judge(plan, receive: receive)
    }

    /// Reads settings.
    /// - Parameters:
    ///   - path: The path of a `.preflight.yml`.
    ///   - workingDirectory: What paths in reports are relative to.
    /// - Returns: The settings.
    /// - Throws: `PreflightError` with the line of a mistake.
    package static func settings(at path: String, from workingDirectory: String) throws(PreflightError)
        -> Settings
    {
        let vocabulary = SettingsVocabulary(
            codes: rules.map(\.code), profiles: builtInProfiles + [strictestProfile],
            formats: ReportFormat.allCases.map(\.rawValue))
        return try SettingsFile.read(path, from: workingDirectory, vocabulary: vocabulary)
    }
}
