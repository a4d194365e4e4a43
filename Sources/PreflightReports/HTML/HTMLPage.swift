extension HTMLWriter {
    /// Everything up to the first word that is seen.
    /// - Parameters:
    ///   - title: The page's title.
    ///   - target: The name of the element that the keyboard can go to at once.
    ///   - invitation: The words that say so.
    mutating func beginPage(
        title: String, skippingTo target: String = "assets", _ invitation: String = "Skip to the assets"
    ) {
        literal("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        begin("meta", ["http-equiv": "Content-Security-Policy", "content": HTMLPage.policy])
        literal("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        literal(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        )
        element("title", title)
        literal("\n<style>")
        embedded(HTMLPage.style)
        literal("</style>\n</head>\n<body>\n")
        element("a", ["class": "skip", "href": "#\(target)"], invitation)
        line()
    }

    /// The script, where there is one, and the end.
    mutating func endPage(isScripted: Bool = true) {
        if isScripted {
            literal("<script>")
            embedded(HTMLPage.script)
            literal("</script>\n")
        }
        literal("</body>\n</html>\n")
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
    static let styleDigest = "raXXI373nSxy/tdxkwIecBOy64xnKfzTf/MvY/weJkI="
    static let scriptDigest = "RJzH+cYueHTegoLhDQbI2WWeS8V/gdJv9YWRVyTChvE="
}
