extension String {
    /// The beginning of a stranger's text, to be shown in a sentence. Counted in scalars: one character can have
    /// millions of them.
    package var shortened: String {
        let shown = unicodeScalars.prefix(64)
        return shown.endIndex == unicodeScalars.endIndex ? self : String(shown) + "…"
    }

    /// A name in a request as it may be shown: short, and without what follows a question mark in a URL.
    package var shownName: String {
        guard unicodeScalars.prefix(64).contains(":") || utf8.count > 64 else { return self }
        let isURL = unicodeScalars.prefix(64).contains(":")
        return String(isURL ? prefix { $0 != "?" && $0 != "#" && $0 != "@" } : self[...]).shortened
    }
}
