import PreflightModel

/// `IMG007`: the picture cannot be decoded as it should.
enum DamagedImage: MendableRule {
    static let page = RulePage(
        code: "IMG007", name: "damaged-image", severity: .error,
        summary:
            "The picture's header or a checksum is broken, or it is a variant that standard decoders refuse.",
        rationale: """
            Most decoders refuse a picture whose checksum does not match, whose header makes no sense, or that only one \
            vendor's programs read (Apple's CgBI PNG). Where only the metadata is broken, the picture may be shown \
            turned the wrong way.
            """,
        reading: """
            Broken metadata is a warning: the picture itself decodes. Of a PNG, only the checksums of the chunks ahead \
            of the pixels are checked, since no pixel is decoded: damage among the pixels goes unseen.
            """,
        remedy: "Export the picture again from the program it was made with.",
        sources: ["ISO/IEC 15948, 5.3: CRC", "Exif 3.0, 4.6.5: Orientation"],
        examples: [
            RulePage.Example(
                "a wrong checksum",
                facts: ExampleFacts.image(
                    defect: Defect(
                        .checksumMismatch, "the CRC of IHDR is 0x12345678, but its bytes give 0x9abcdef0")),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "an orientation that is no number",
                facts: ExampleFacts.image(
                    .jpeg, defect: Defect(.unreadableMetadata, "the EXIF orientation is a text, not a number")
                ),
                subject: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example("a sound PNG", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    private static let fatal: Set<Defect.Kind> = [.checksumMismatch, .unreadable, .nonStandard]

    static func depth(_ context: RuleContext) -> MendPlan.Depth? {
        context.facts.defects.contains { fatal.contains($0.kind) } ? nil : .metadata
    }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.image != nil else { return [] }
        return defects(fatal, .error, in: context, fix: Fix("export it again"))
            + defects(
                [.unreadableMetadata], .warning, in: context,
                fix: fix(context, as: "save it afresh, without the metadata"))
    }
}
