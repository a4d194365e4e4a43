#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What time it is, and how much of it the processor spent.
package enum Clock {
    /// Now, in seconds since 1970.
    package static var seconds: Int64 { Int64(time(of: CLOCK_REALTIME).tv_sec) }

    /// Now, in nanoseconds since 1970, as the times of files are.
    package static var nanoseconds: Int64 { nanoseconds(time(of: CLOCK_REALTIME)) }

    /// Processor time that this thread has used.
    package static var threadTime: Duration { duration(time(of: CLOCK_THREAD_CPUTIME_ID)) }

    /// Keeps this thread waiting.
    package static func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }

    static func time(of clock: clockid_t) -> timespec {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return time
    }

    static func duration(_ time: timespec) -> Duration {
        .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// A file system may hold any time: 292 years are kept apart, and all beyond are one.
    static func nanoseconds(_ time: timespec) -> Int64 {
        let (product, overflows) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, exceeds) = product.addingReportingOverflow(Int64(time.tv_nsec))
        return overflows || exceeds ? .max : sum
    }
}
