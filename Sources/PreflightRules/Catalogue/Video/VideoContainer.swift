import PreflightModel

/// `VID001`: the video's container is not among those accepted.
enum VideoContainer: FixableRule {
    static let page = RulePage(
        code: "VID001", name: "video-container", severity: .error,
        summary: "The video's container is not among those the document accepts.",
        rationale: "The endpoint opens a few containers only; the same frames in another one are refused.",
        reading: """
            The content's bytes decide, never the name. M4V and F4V where MP4 is accepted are a warning: they are MP4 with \
            another brand, and most services do not look. So is any other relative of MP4, such as 3GPP, whose compatible \
            brands say that it can be read as MP4.
            """,
        remedy: "Move the frames into an MP4, without coding them anew where that is possible.",
        sources: [LimitKey.videoContainers.rawValue],
        examples: [
            RulePage.Example(
                "a Matroska file", facts: ExampleFacts.video(.matroska), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a 3GPP file", facts: ExampleFacts.video(.threeGP), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "an M4V file", facts: ExampleFacts.video(.m4v), subject: .video,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a 3GPP file that names isom among its compatible brands",
                facts: ExampleFacts.video(.threeGP) {
                    $0.container.majorBrand = "3gp6"
                    $0.container.compatibleBrands = ["isom", "iso2", "avc1", "3gp6"]
                }, subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "an F4V file", facts: ExampleFacts.video { $0.container.majorBrand = "f4v " },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a QuickTime movie", facts: ExampleFacts.video(.mov), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let container = context.video?.container else { return [] }
        let format = container.format
        let isFlash = container.isFlashBrand
        let accepted = AcceptedFormats(context.profile)
        return judge(.videoContainers, \.names, in: context) { names, limit in
            lazy var compared = Comparison(
                actual: .text(format.rawValue), limit: .text(names.joined(separator: ", ")), evidence: .header
            )
            let title = isFlash ? "F4V" : format.known.phrase
            lazy var message = "the container is \(title); \(alternatives(names)) is asked for"
            if accepted.accepts(format), !isFlash { return kept(message, limit, compared, in: context) }
            lazy var fix = Self.fix(context) ?? Fix("save it as \(alternatives(names))")
            guard container.differsByBrandOnly, accepted.accepts(.mp4) else {
                return broken(message, limit, compared, in: context, fix: fix)
            }
            let brand = container.majorBrand.map { " '\($0.withoutTrailingSpaces)'" } ?? ""
            return doubtful(
                message + ", and it differs from MP4 by its brand\(brand) only", limit, compared, in: context,
                fix: fix)
        }
    }
}

extension ContainerFacts {
    /// Whether the brand is that of Flash, which makes it an F4V file: MP4 under another name.
    fileprivate var isFlashBrand: Bool { majorBrand?.lowercased().hasPrefix("f4v") == true }

    /// Whether a reader of MP4 can read it: it is M4V or F4V, or its compatible brands say so.
    fileprivate var differsByBrandOnly: Bool {
        let relatives: [ContainerFormat] = [.mp4, .mov, .threeGP, .threeG2]
        return format == .m4v || isFlashBrand
            || (relatives.contains(format)
                && compatibleBrands?.contains(where: Self.brandsOfMP4.contains) == true)
    }

    /// The brands of MP4 (ISO/IEC 14496-14) and of the format under it (ISO/IEC 14496-12, annex E).
    private static let brandsOfMP4: Set<String> = [
        "mp41", "mp42", "mp71", "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9",
        "isoa", "isob", "isoc", "avc1",
    ]
}
