extension String {
    /// The beginning of a stranger's text, to be shown in a sentence. Counted in scalars: one character can have
    /// millions of them.
    package var shortened: String {
        let shown = unicodeScalars.prefix(64)
        return shown.endIndex == unicodeScalars.endIndex ? self : String(shown) + "…"
    }

    /// A name or value in a request as it may be shown: short, and without what may be secret in a URL.
    package var shownName: String {
        guard unicodeScalars.prefix(64).contains(":") || utf8.count > 64 else { return self }
        // A URL is read no further than it could be one; what is cut off is not shown.
        let beginning = String(unicodeScalars.prefix(WebAddress.longestText))
        return String(WebReference.redactingURLs(in: beginning).prefix { $0 != "?" && $0 != "#" }).shortened
    }
}
