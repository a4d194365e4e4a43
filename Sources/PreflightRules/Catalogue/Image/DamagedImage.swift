import PreflightModel

/// `IMG007`: the picture cannot be decoded as it should.
enum DamagedImage: FixableRule {
    static let page = RulePage(
        code: "IMG007", name: "damaged-image", severity: .error,
        summary:
            "The image's structure or a checksum is broken, or it is a variant that standard decoders refuse.",
        rationale: """
            Most decoders refuse an image whose checksum does not match, whose header makes no sense, or that only one \
            vendor's programs read (Apple's CgBI PNG). Others show it with grey or garbled areas. Where only the \
            metadata is broken, the image may be shown turned the wrong way.
            """,
        reading: """
            No pixel is decoded. Of a PNG, every chunk is checked: its length, its place, and its checksum. The \
            checksums of the pixels' chunks are compared up to 32 MiB, three times the largest image that most \
            services accept. Of a JPEG, every segment and every marker among the pixels' data is checked, the order \
            and number of restart markers, and whether there are as many bytes as the code tables take at the least. \
            Of an image at a URL, only the bytes that are read anyway are checked; IMG013 says how many were not. \
            Damage that keeps all of this intact is not seen. Broken metadata, and a wrong checksum of a chunk that \
            decoders need not understand, is a warning: the image itself decodes. An EXIF orientation of 0, or of 1 \
            stored as an integer of any type, is upright.
            """,
        remedy: "Export the picture again from the program it was made with.",
        sources: ["ISO/IEC 15948, 5.3: CRC", "ITU-T T.81, B.1: markers", "Exif 3.0, 4.6.5: Orientation"],
        examples: [
            RulePage.Example(
                "a wrong checksum",
                facts: ExampleFacts.image(
                    defect: Defect(
                        .checksumMismatch, "the CRC of IHDR is 0x12345678, but its bytes give 0x9abcdef0")),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a marker that has come up in damaged data",
                facts: ExampleFacts.image(
                    .jpeg,
                    defect: Defect(
                        .unreadable, "the marker 0xFFC4 at byte 62768 stands inside the pixels' data")),
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

    static func depth(_ context: RuleContext) -> FixPlan.Depth? {
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
