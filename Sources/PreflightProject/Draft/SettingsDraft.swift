/// The text that `preflight init` writes: every key explained, those that fit what is in the folder active, the others
/// commented out.
///
/// A `#` and a space begin a sentence; a `#` alone hides a line that can be taken into use.
package struct SettingsDraft {
    /// What is in the folder.
    let survey: FolderSurvey
    /// The profile in use.
    private let profile: String
    /// Where editors find the schema: a URL or a path; nil to leave the line out.
    private let schema: String?

    /// Drafts settings for a folder.
    package init(for survey: FolderSurvey, profile: String, schema: String?) {
        self.survey = survey
        self.profile = profile
        self.schema = schema
    }

    /// The file's text.
    package var text: String {
        let sections = [
            head, chosenProfile, Self.orientation, Self.selection, requests, assets, pairs, Self.findings,
            Self.reports,
        ]
        return sections.joined(separator: "\n")
    }

    private var head: String {
        (schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? "") + """
            # What `preflight check` judges here, and how. Every key may be left out.
            # Paths and globs start at this file's folder. In a glob `*` is any text in a name, `**` any folders;
            # one that begins with `*` is put in quotes.

            """
    }

    private var chosenProfile: String {
        """
        # Whose limits are checked: an id that `preflight profiles` lists, or the path of a YAML file.
        profile: \(YAMLQuoting.quoted(profile) ?? profile)

        """
    }

    private static let orientation = """
        # Which input the character's orientation follows, image or video. Without it both are tried.
        #orientation: image

        """

    private static let selection = """
        # What is judged when `preflight check` is given nothing. Without it: this folder.
        #paths: [assets]

        # Judge only these files.
        #include: ["**/*.png", "**/*.mp4"]

        # Leave these files and folders out.
        #exclude: ["drafts/**"]

        """

    private static let findings = """
        # What a rule's findings count as: error, warning or note. `preflight explain --list` shows the rules.
        #severity:
        #  IMG012: warning

        # Findings that do not count, and why. Without `paths` they count nowhere.
        #ignore:
        #  - code: VID012
        #    paths: ["dances/old/**"]
        #    reason: agreed with the studio

        # Findings that are known today and do not fail; `preflight baseline` writes the file.
        #baseline: .preflight-baseline.json

        # From what on the run fails: error, unknown (what could not be measured too), warning, or never.
        #failOn: error

        """

    private static let reports = """
        # Reports to write in one run, as `--format` takes them.
        #outputs: [text, sarif=reports/preflight.sarif]

        """
}
