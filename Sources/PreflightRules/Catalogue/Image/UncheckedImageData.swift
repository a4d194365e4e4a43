import PreflightModel

/// `IMG013`: bytes of the image that were not checked for damage.
enum UncheckedImageData: Rule {
    static let page = RulePage(
        code: "IMG013", name: "unchecked-image-data", severity: .note,
        summary: "A part of the image's data was not checked for damage.",
        rationale: """
            The checksums of a PNG and the markers of a JPEG show damage without decoding a pixel, but every byte has to \
            be read. Of a file at a URL, only the bytes that are read anyway are checked.
            """,
        reading: """
            A note that decides nothing. It says how many bytes were not checked: the rest of a file at a URL, the pixels \
            of a PNG beyond 32 MiB, or a hierarchical JPEG. Of formats other than PNG and JPEG, only the header is \
            checked, and there is no note.
            """,
        remedy: "Download the file and check the copy.",
        sources: ["the bytes that were read"],
        examples: [
            RulePage.Example(
                "a PNG at a URL, of which the beginning was read",
                facts: ExampleFacts.image { $0.uncheckedByteCount = 1_134_464 }, subject: .image,
                expected: RulePage.Expectation(.note, .notChecked)),
            RulePage.Example(
                "a PNG that was read to its end", facts: ExampleFacts.image { $0.uncheckedByteCount = 0 },
                subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image, let count = image.uncheckedByteCount, count > 0 else { return [] }
        let all = context.facts.byteCount.map { " of \(Decimals.grouped($0))" } ?? ""
        let isRemote = context.facts.web?.fetch != nil
        return [
            finding(
                .note,
                "\(Decimals.grouped(count))\(all) bytes were not checked for damage"
                    + (isRemote ? ": they were not fetched" : ""),
                outcome: .notChecked, in: context,
                compared: Comparison(actual: .integer(count), unit: "bytes"),
                fix: isRemote ? Fix("download the file and check the copy") : nil)
        ]
    }
}
