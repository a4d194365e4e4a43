import PreflightModel
import PreflightText
import TestSupport
import Testing

/// What is told from a value, and what is not.
@Suite(.tags(.readsStrangersBytes)) struct PlaceholderTests {
    @Test(
        arguments: [
            ("${IMAGE_URL}", .variable), ("$IMAGE_URL", .variable), ("$(cat url)", .variable),
            ("%IMAGE_URL%", .variable),
            ("$env:IMAGE", .variable), ("https://${HOST}/a.png", .variable), ("{{image_url}}", .template),
            ("={{ $json.url }}", .template), ("<%= url %>", .template), ("{% url %}", .template),
            ("#{url}", .template),
            ("%s", .template), ("{image_url}", .template), ("%(url)s", .template),
            ("https://x.com/{{id}}.png", .template),
            ("process.env.URL", .template), ("<your video url>", .instruction), ("<IMAGE>", .instruction),
            ("[IMAGE_URL]", .instruction), ("YOUR_IMAGE_URL", .instruction), ("your-image-url", .instruction),
            ("Your Image URL", .instruction), ("path/to/image.png", .instruction),
            ("/path/to/video.mp4", .instruction),
            ("C:\\path\\to\\a.png", .instruction), ("string", .instruction), ("image_url", .instruction),
            ("__IMAGE_URL__", .instruction), ("insert url here", .instruction), ("...", .instruction),
            ("TODO", .instruction),
            ("undefined", .nothing), ("null", .nothing), ("None", .nothing), ("NaN", .nothing),
            (" undefined ", .nothing),
            ("[object Object]", .object), ("<_io.BufferedReader name='a.png'>", .object),
            ("<PIL.Image.Image image mode=RGB at 0x7F>", .object),
        ] as [(String, Placeholder.Kind)])
    func `a placeholder is told by its kind`(text: String, kind: Placeholder.Kind) {
        #expect(Placeholder(text)?.kind == kind)
    }

    @Test(arguments: [
        "hero.png", "./hero.png", "my hero.png", "clips/None/dance.mp4", "undefined.png", "a$b.png",
        "100%.png",
        "null.mp4", "photos [2024]/a.png", "<<<image_1>>>", "image.png", "$5 coat.png", "nan.png",
        "C:\\clips\\a.mp4",
        "", " ", "{\"a\": 1}", "path-to-image.png", "50%", "here.png", "~/a.png",
    ])
    func `a value is none`(text: String) {
        #expect(Placeholder(text) == nil)
    }

    @Test(arguments: [
        ("{{prompt}}", true), ("${PROMPT}", true), ("undefined", true), ("[object Object]", true),
        ("The girl <<<image_1>>> dances", false), ("null", false), ("{{char}} and {{user}} dance", false),
        ("[dramatic] She dances", false), ("She earns $100", false), ("string", false), ("None", false),
    ])
    func `a text that may say anything is one only as a whole`(text: String, isPlaceholder: Bool) {
        #expect((Placeholder(whole: text) != nil) == isPlaceholder)
    }

    @Test(arguments: [
        ("https://your-domain.com/a.png", true), ("https://yourbucket.s3.amazonaws.com/a.png", true),
        ("https://cdn.example.com/YOUR_IMAGE.png", true),
        ("https://cdn.example.com/%7B%7Bid%7D%7D.png", true),
        ("https://cdn.example.com/hero.png", false), ("https://example.com/character.png", false),
        ("https://yourstory.com/a.png", false), ("https://cdn.example.com/your-photo.png", false),
    ])
    func `an address that was yet to be written is told`(text: String, isPlaceholder: Bool) throws {
        let address = try WebAddress(text)
        #expect((Placeholder(in: address) != nil) == isPlaceholder)
    }
}
