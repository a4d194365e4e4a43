public import PreflightModel

extension Preflight {
    /// Measures an image and a motion video, once, and tells what each of many providers would do with them.
    ///
    /// ```swift
    /// let matrix = try await Preflight.matrix(
    ///     of: Submission(image: .file("hero.png"), video: .file("dance.mp4")))
    /// for row in matrix.rows where row.cells.contains(where: { $0.answer == .accepted }) {
    ///     print(row.profile.name, row.price?.amounts.first?.least ?? "price not documented")
    /// }
    /// ```
    /// - Parameters:
    ///   - submission: The image, the video, or both; and the orientation, when only one is of interest.
    ///   - profiles: Ids of built-in profiles, and paths of YAML files.
    ///   - fetching: How URLs are fetched; nil to fetch none.
    /// - Returns: A row for each profile, the most useful first.
    /// - Throws: `PreflightError` when the submission has neither image nor video, there is no such profile, or a profile
    ///   has a mistake.
    public static func matrix(
        of submission: Submission, profiles: [String] = builtInProfiles,
        fetching: FetchPolicy? = FetchPolicy()
    ) async throws(PreflightError) -> Matrix {
        let sources = [submission.image, submission.video].compactMap(\.self)
        guard !sources.isEmpty else {
            throw PreflightError(
                .emptySubmission, "there is nothing to compare: give an image, a video, or both")
        }
        let loaded = try self.profiles(profiles)
        let facts = await probe(sources, fetching: fetching)
        return matrix(
            image: submission.image == nil ? nil : facts.first,
            video: submission.video == nil ? nil : facts.last,
            orientation: submission.orientation, against: loaded)
    }

    /// Tells what each of many providers would do with files that were measured before. Pure: no file is read, and the
    /// same facts give the same matrix.
    /// - Parameters:
    ///   - image: What was measured of the image; nil when there is none.
    ///   - video: What was measured of the motion video; nil when there is none.
    ///   - orientation: The only orientation of interest; nil for both.
    ///   - profiles: The profiles, with the limits that only their upstreams document: see ``profile(_:)``.
    /// - Returns: A row for each profile, the most useful first.
    public static func matrix(
        image: MediaFacts?, video: MediaFacts?, orientation: CharacterOrientation? = nil,
        against profiles: [Profile]
    ) -> Matrix {
        let orientations = CharacterOrientation.considered(orientation)
        let judge = MatrixJudge(image: image, video: video, orientations: orientations)
        return Matrix(
            tool: tool, image: image, video: video, orientations: orientations, faults: judge.faults,
            rows: profiles.map(judge.row))
    }

    /// Loads several profiles, each once.
    package static func profiles(_ names: [String]) throws(PreflightError) -> [Profile] {
        var loaded: [Profile] = []
        for (index, name) in names.enumerated() where names.firstIndex(of: name) == index {
            loaded.append(try profile(name))
        }
        return loaded
    }
}
