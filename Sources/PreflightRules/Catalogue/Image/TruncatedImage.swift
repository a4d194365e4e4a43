import PreflightModel

/// `IMG006`: the picture's file ends before the picture does.
enum TruncatedImage: Rule {
    static let page = RulePage(
        code: "IMG006", name: "truncated-image", severity: .error,
        summary: "The picture's file ends before the picture does.",
        rationale:
            "A download that was cut off. The header looks fine, but decoding fails or leaves the lower part grey.",
        reading: """
            The end is missing, a chunk or segment runs past it, or there are fewer bytes than the pixels take with the \
            file's own code tables. Of a progressive JPEG, the codes of every scan are read: each component needs all 64 \
            coefficients down to their last bit, and each scan as many bytes as its codes say. In WebP, HEIC and AVIF, \
            a long run of zeros among the image's data was never written. No pixel is decoded, so other gaps are not \
            seen.
            """,
        remedy: "Download or export the picture again.",
        sources: ["ITU-T T.81, B.1.1.3: EOI", "ISO/IEC 15948, 11.2.5: IEND"],
        examples: [
            RulePage.Example(
                "a PNG without its last chunk",
                facts: ExampleFacts.image(defect: Defect(.truncated, "the PNG has no IEND chunk")),
                subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a whole PNG", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.image != nil else { return [] }
        return defects([.truncated], .error, in: context, fix: Fix("download or export it again"))
    }
}
