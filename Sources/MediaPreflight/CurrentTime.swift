import PreflightSystem

/// The one clock that reports depend on: when a URL expires, how old a profile is, which day a manual bears.
///
/// How long something takes is not measured with it.
package enum CurrentTime {
    /// Now, in seconds since 1970. The same input must give the same output, so `SOURCE_DATE_EPOCH` sets it when it
    /// holds a number (reproducible-builds.org); at most the year 9999, which is as far as four digits go.
    package static var seconds: Int64 {
        let given = Int64(ThisProcess.environment("SOURCE_DATE_EPOCH", default: ""))
        return given.map { min(max(0, $0), 253_402_300_799) } ?? Clock.seconds
    }
}
