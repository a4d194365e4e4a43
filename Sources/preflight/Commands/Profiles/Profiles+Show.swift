import ArgumentParser
import MediaPreflight
import PreflightReports
import PreflightText

extension Profiles {
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the profiles, or show one profile or one limit with the quotes.",
            discussion: """
                `show` may be left out. A value that was only noted from a document stands behind `noted:`, without \
                quotation marks. A misprint is what a document prints and evidently does not mean: it is told, and not \
                enforced.

                EXAMPLES:
                  preflight profiles
                  preflight profiles show kkiai
                  preflight profiles --limit image.maxBytes --format markdown
                """
        )

        @Argument(
            help: ArgumentHelp(
                "A built-in profile, or the path of a YAML file. Lists the built-in ones when left out.",
                valueName: "id"),
            completion: .profiles)
        var profile: String?

        @Option(
            help: ArgumentHelp(
                "Show this limit in all built-in profiles, such as image.maxBytes.", valueName: "key"),
            completion: .list(LimitKey.allCases.map(\.rawValue)))
        var limit: String?

        @OptionGroup var output: ProfileOutputOptions

        func validate() throws {
            guard profile == nil || limit == nil else {
                throw ValidationError("--limit compares all profiles: leave out '\(profile ?? "")'.")
            }
        }

        func run() throws {
            if let limit {
                let comparison = LimitComparison(of: try LimitKey(named: limit), in: try Self.stated())
                return try output.write { format, layout in
                    switch format {
                    case .text: TextLimitComparison(layout).render(comparison)
                    case .json: LimitComparisonJSON().render(comparison)
                    case .markdown: MarkdownLimitComparison().render(comparison)
                    }
                }
            }
            try output.write { format, layout in
                guard let profile else { return try Self.list(format, layout) }
                switch format {
                // For people, what stands behind it too; the others are the profile's own.
                case .text:
                    return TextProfile(layout).render(try Preflight.profile(profile), at: CurrentTime.seconds)
                case .json: return ProfileJSON().render(try Preflight.statedProfile(profile))
                case .markdown: return MarkdownProfile().render(try Preflight.statedProfile(profile))
                }
            }
        }

        private static func list(_ format: ProfileFormat, _ layout: TextLayout) throws -> String {
            let profiles = try stated()
            switch format {
            case .text: return TextProfile(layout).list(profiles)
            case .json: return ProfileJSON().list(profiles)
            case .markdown: return MarkdownProfileTable().render(profiles)
            }
        }

        /// The built-in profiles, as their own documents state them.
        static func stated() throws -> [Profile] {
            try Preflight.builtInProfiles.map { try Preflight.statedProfile($0) }
        }
    }
}

extension LimitKey {
    /// The key of a name that somebody typed.
    fileprivate init(named name: String) throws {
        if let key = LimitKey(rawValue: name) {
            self = key
            return
        }
        let names = Self.allCases.map(\.rawValue)
        let guess = Suggestion.nearest(to: name, in: names).map { "; did you mean '\($0)'?" } ?? ";"
        throw PreflightError(
            .unknownLimit,
            "there is no limit '\(name)'\(guess) expected one of \(names.joined(separator: ", "))")
    }
}

extension PreflightError.Code {
    fileprivate static let unknownLimit = Self(rawValue: "unknownLimit")
}
