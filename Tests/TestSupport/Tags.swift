public import Testing

/// What `make` chooses tests by, for which `Scripts/tagged` finds the suites.
extension Tag {
    /// Runs programs, waits, or tries very much: left out by `make check`.
    @Tag public static var slow: Tag

    /// Asks for the day, or compares what does: run on another day by `make test-later`.
    @Tag public static var asksForTheDay: Tag

    /// Reads what strangers may have written: run under AddressSanitizer by `make sanitize`.
    @Tag public static var readsStrangersBytes: Tag
}
