/// One line of a stream, without its line end.
package enum RequestLine: Sendable, Equatable {
    /// The line's bytes.
    case text([UInt8])
    /// A line that is longer than is kept, and was read over.
    case tooLong(byteCount: Int)
}

/// Judges one line of a stream. Blocking, thread-safe.
package protocol LineJudge: Sendable {
    /// - Returns: One line of JSON with its line end.
    func report(onLine line: RequestLine, number: Int) -> String

    /// Ends soon what is waited for, now and from now on. Lines under way are still reported.
    func giveUp()
}
