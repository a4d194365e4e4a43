import PreflightModel
import TestSupport

extension Sample {
    static let rule = RulePage(
        code: "IMG004", name: "image-side-too-short", severity: .error,
        summary: "Each side of the picture, as shown, is at least as long as the provider documents.",
        rationale: "Providers refuse smaller pictures after the upload, and some charge for the attempt.",
        reading: "\"Dimensions\" is read as each side on its own, as shown.\n\nThe bound itself is allowed.",
        remedy: "Enlarge the picture, or take a larger one.",
        sources: ["image.minSide"],
        examples: [
            .init("a portrait of 900×1200", facts: hero, subject: .image, expected: nil),
            .init("a narrow strip", facts: smallHero, subject: .image, expected: .init(.error)),
            .init(
                "a header that says nothing", facts: bareDance, subject: .video,
                expected: .init(.error, .unknown)),
        ])

    static let shortRule = RulePage(
        code: "VID020", name: "index-at-end", severity: .note, summary: "The index comes before the samples.",
        rationale: "Players can begin at once.", remedy: "Move it.", sources: [], examples: [])

    static let profile = Profile(
        id: "kkiai", name: "KKIAI Motion Control", summary: "Resells Kling Motion Control.\n",
        kind: .gateway, models: ["kling-v2-6", "kling-v3"],
        limits: [
            .imageFormats: Limit(.names(["jpg", "jpeg", "png"]), source: source),
            .imageMaxBytes: Limit(.fileSize(FileSize(10, .megabytes)), source: note),
            .imageMinSide: Limit(.pixels(300), source: source),
            .imageMinAspectRatio: Limit(.aspectRatio(Ratio(2, 5)), source: source),
            .videoMinDuration: Limit(.seconds(3), isInclusive: false, source: source),
            .videoMaxDurationImage: Limit(.seconds(10), adjustment: .trims, source: source),
            .videoMaxSide: Limit(.pixels(3850), source: source, upstream: "kling-v1"),
            .promptMaxCharacters: Limit(.characters(2500), source: source),
        ],
        dialects: [
            RequestDialect(
                id: "kkiai", title: "KKIAI's request", endpoint: "POST https://example.com/motion-control",
                fields: [
                    RequestField(
                        path: FieldPath(members: "model_name"), type: "string", role: .model,
                        isRequired: false, values: ["kling-v2-6", "kling-v3"], defaultValue: "kling-v2-6",
                        source: source),
                    RequestField(
                        path: FieldPath(members: "prompt"), type: "string", role: .prompt,
                        source: source),
                    RequestField(
                        path: FieldPath(members: "image_url"), type: "string", role: .image,
                        isRequired: true, accepts: [.url, .base64], refuses: [.data], source: source),
                    RequestField(
                        path: FieldPath(members: "seconds"), type: "integer", role: .duration, minimum: 3,
                        maximum: 30, maximumUnderImage: 10, orientation: .video, source: source),
                ])
        ],
        billing: Billing(
            basis: .output, source: source,
            prices: [
                Billing.Price(quality: "pro", amount: 1.2, unit: "units", source: source),
                Billing.Price(amount: 0.1, unit: "USD", source: source),
            ]),
        contentRequirements: [
            ContentRequirement(subject: .video, summary: "Exactly one person", source: source)
        ],
        misprints: [
            Misprint(
                topic: "video.maxBytes", printed: "10 MB", reason: "It repeats the image's figure.",
                source: source)
        ],
        remarks: [Remark(summary: "Its examples are older than its table.", source: note)],
        upstream: "kling-v1")

    /// Another, that says some of it otherwise.
    static let otherProfile = Profile(
        id: "other", name: "Other\u{1B}[2J | ::error:: *Provider*",
        limits: [
            .imageFormats: Limit(.names(["png", "jpg"]), source: source),
            .imageMaxBytes: Limit(.fileSize(FileSize(50, .megabytes)), isRecommended: true, source: source),
            .imageMaxSide: Limit(.pixels(4096), adjustment: .compresses, source: source),
            .videoMaxSide: Limit(.pixels(2160), source: source),
            .videoMaxDurationImage: Limit(.seconds(10), source: source),
        ],
        dialects: [
            RequestDialect(
                id: "other", title: "Other's request", isPartial: true,
                fields: [
                    RequestField(
                        path: FieldPath(members: "image_url"), type: "string", role: .image, accepts: [.url],
                        source: LimitSource(
                            document: source.document, quote: "image_url", read: "2026-10-01",
                            strength: .schema)),
                    RequestField(
                        path: FieldPath(members: "orientation"), type: "string", role: .orientation,
                        values: ["image", "video"], defaultValue: "video", source: source),
                ])
        ],
        billing: Billing(
            basis: .run, source: note,
            prices: [Billing.Price(amount: 20, isPerRun: true, unit: "credits", source: note)]))

    /// What was noted from a document, its words not kept.
    static let note = LimitSource(
        document: "KKIAI, notes <https://www.kkiai.com/docs>", quote: "max 10 MB, jpg/png",
        read: "2026-11-20",
        strength: .note)
}
