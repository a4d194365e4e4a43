import PreflightModel

/// `REQ020`: image and motion video are of very different proportions.
enum MismatchedProportions: RequestRule {
    static let page = RulePage(
        code: "REQ020", name: "mismatched-proportions", severity: .note,
        summary: "The image and the motion video are of very different proportions.",
        rationale: """
            Kling's pages ask for a character whose proportions match those in the motion video. A wide picture and an \
            upright clip rarely show the same part of a body.
            """,
        reading:
            "A note from a factor of 1.5 between the two aspect ratios on: 4:3 and 16:9 are nearer, 1:1 and 9:16 are not.",
        remedy: "Crop or pad the picture to the clip's proportions.",
        sources: ["the profile's content requirements"],
        examples: [
            RulePage.Example(
                "a wide picture and an upright clip", request: ExampleRequests.kkiai(),
                image: ExampleFacts.image(.png, 1600, 900), video: ExampleFacts.video(),
                expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a picture of 2:3 and a clip of 9:16", request: ExampleRequests.kkiai(),
                image: ExampleFacts.image(), video: ExampleFacts.video(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let image = context.image?.displaySize?.value,
            let video = context.video?.video?.displaySize?.value,
            image.isPositive, video.isPositive,
            let medium = context.request.media.first(where: { $0.subject == .image })
        else { return [] }
        let left = Int128(image.width) * Int128(video.height)
        let right = Int128(image.height) * Int128(video.width)
        guard max(left, right) * 2 >= min(left, right) * 3 else { return [] }
        var place = Place(medium)
        place.subject = .request
        return [
            finding(
                .note,
                "the image is \(image) and the motion video \(video): they are far apart in proportion",
                at: place, in: context, fix: Fix("crop or pad the picture to the clip's proportions"))
        ]
    }
}
