internal import Foundation

/// The processor's time that this thread has used: what other work on the machine does not change.
public enum ThreadTime {
    /// The time up to now.
    public static var now: Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}
