package import PreflightModel

/// The messages by which providers refuse requests, as far as anybody has written them down.
///
/// Codes are Kling's, the same in its legacy and current documents; gateways hand them on. A message that is in no
/// document and no report is not here.
package enum MessageCatalogue {
    /// Words first, then codes.
    package static let messages: [ProviderMessage] = words + codes

    private static let words: [ProviderMessage] = [
        ProviderMessage(
            "Image pixel is invalid",
            meaning: "A side of the image is under 300 px: 338x191 and 512x288 were refused.",
            rules: ["IMG003", "IMG005"],
            source: "public code and logs of image-to-video jobs at two gateways, none of motion control",
            strength: .strong),
        ProviderMessage(
            "File is not in a valid base64 format",
            meaning: "The Base64 has a data: prefix, or is not strict: Kling takes the bare text alone.",
            rules: ["SRC014", "SRC015"], source: "public code of image-to-video clients; Kling's legacy page",
            strength: .strong),
        ProviderMessage(
            "video duration must not exceed 10 seconds",
            meaning: "The orientation is image, and the clip is longer than 10 s.", rules: ["VID006"],
            source: "public code that reads the text beside code 1201", strength: .medium),
        ProviderMessage(
            "image orientation requires reference video <= 10s",
            meaning: "The orientation is image, and the clip is longer than 10 s.", rules: ["VID006"],
            source: "a comment in public code", strength: .paraphrase),
        ProviderMessage(
            "Image recognition failed. No complete upper body detected in the image.",
            meaning:
                "The provider found no character in the image: the upper body and the head must be visible.",
            rules: ["CNT001"], source: "public code", strength: .medium),
        ProviderMessage(
            "a clip without a complete upper body fails the task",
            meaning: "The provider found no character in the video. Such a task costs nothing.",
            rules: ["CNT001"],
            source: "public code", strength: .paraphrase),
        ProviderMessage(
            "image can not be null",
            meaning:
                "The image is missing where the provider looks for it: a wrong name, or a wrong nesting.",
            rules: ["REQ006", "REQ007", "REQ022"], source: "public code that met it beside code 1201",
            strength: .medium),
        ProviderMessage(
            "mode is not within the range of allowed options", provider: "kie.ai", status: "500",
            meaning: "`std` or `pro` was sent to kie.ai, which takes `720p` or `1080p`.", rules: ["REQ009"],
            source: "public code of a client of kie.ai", strength: .medium),
        ProviderMessage(
            "Unprocessable Entity", provider: "fal.ai", status: "422",
            meaning:
                "At fal.ai: a clip longer than 10 s with the orientation image, which a client sends when none is chosen.",
            rules: ["VID006", "REQ006", "REQ008"], source: "public code of a client of fal.ai",
            strength: .weak),
    ]

    private static let codes: [ProviderMessage] = [
        kling(
            ["1000", "1001", "1002", "1003", "1004"], "401", "authentication",
            "The key is missing, wrong or expired.",
            ["REQ027"]),
        kling(
            ["1101", "1102"], "429", "arrears, or the resource pack is empty", "There are no credits left.",
            []),
        kling(["1103"], "403", "no permission for the API or model", "The plan does not include it.", []),
        kling(
            ["1200"], "400", "invalid request parameters", "The body cannot be read.",
            ["REQ001", "REQ002", "REQ004", "REQ008", "REQ028"]),
        kling(
            ["1201"], "400", "Invalid parameters, such as incorrect key or illegal value",
            "A field or a file is refused; the `message` beside the code says which. Every refused file that was reported has this code.",
            [
                "REQ006", "REQ007", "REQ009", "SRC014", "SRC015", "IMG001", "IMG002", "IMG003", "IMG005",
                "VID001", "VID002",
                "VID003", "VID004", "VID005", "VID006",
            ]),
        kling(["1202"], "404", "wrong method", "The method or the path is not one of the API.", ["REQ030"]),
        kling(
            ["1203"], "404", "the resource does not exist", "The model's name or the path is wrong.",
            ["REQ009", "REQ030"]),
        kling(
            ["1300", "1301"], "400", "platform policy, or content security policy",
            "The content was refused, not its form.", []),
        kling(
            ["1302", "1303"], "429", "rate limit, or parallel task over resource pack limit",
            "Too many requests at a time. Send it again later.", []),
        kling(
            ["5000", "5001", "5002"], "500", "internal error", "The provider failed. Send it again later.", []
        ),
    ]

    private static func kling(
        _ codes: [String], _ status: String, _ text: String, _ meaning: String, _ rules: [String]
    ) -> ProviderMessage {
        ProviderMessage(
            text, provider: "Kling, and gateways that hand its codes on", codes: codes, status: status,
            meaning: meaning, rules: rules,
            source: "Kling's table of error codes, the same for the legacy API and API 2.0",
            strength: .documented)
    }
}
