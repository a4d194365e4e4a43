extension HTMLWriter {
    /// Everything up to the first word that is seen.
    mutating func beginPage(title: String) {
        literal("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        begin("meta", ["http-equiv": "Content-Security-Policy", "content": HTMLPage.policy])
        literal("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        literal(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        )
        element("title", title)
        literal("\n<style>")
        embedded(HTMLPage.style)
        literal("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#assets\">Skip to the assets</a>\n")
    }

    /// The script, and the end.
    mutating func endPage() {
        literal("<script>")
        embedded(HTMLPage.script)
        literal("</script>\n</body>\n</html>\n")
    }
}

/// What every page carries.
enum HTMLPage {
    static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

    /// What the page may do: show pictures that it has itself, and run the one script and the one style that we wrote. A
    /// script that comes in by a file's name has another digest.
    static let policy = [
        "default-src 'none'", "img-src data:", "style-src 'sha256-\(styleDigest)'",
        "script-src 'sha256-\(scriptDigest)'", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")

    // SHA-256 of the two files in Page, in Base64. A test holds them to the files, and says what they must be.
    static let styleDigest = "0NWqNObfvsCUI9p6Yn2ZouIWo2zt40i2p2wvahSFpf0="
    static let scriptDigest = "RJzH+cYueHTegoLhDQbI2WWeS8V/gdJv9YWRVyTChvE="
}
