#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension Platform {
    /// Has the first SIGINT or SIGTERM write its number to a descriptor instead of ending the program. The second ends it
    /// at once.
    ///
    /// A signal that was ignored from the start, as `nohup` and a shell's `&` arrange it, stays ignored.
    static func onTermination(writeTo descriptor: Descriptor) {
        unsafe terminationDescriptor = descriptor.number
        for number in [SIGINT, SIGTERM] {
            let previous = signal(number, writeTermination)
            let ignored = SIG_IGN
            if unsafe unsafeBitCast(previous, to: Int.self) == unsafeBitCast(ignored, to: Int.self) {
                _ = signal(number, SIG_IGN)
            }
        }
    }

    /// Lets SIGINT and SIGTERM end the program again.
    static func endOnTermination() {
        _ = signal(SIGINT, SIG_DFL)
        _ = signal(SIGTERM, SIG_DFL)
    }
}

/// Where the handler writes. Set once, before there is a handler that could read it.
nonisolated(unsafe) private var terminationDescriptor: Int32 = -1

/// Does only what POSIX allows in a signal handler.
private func writeTermination(_ number: Int32) {
    let interrupted = errno
    Platform.endOnTermination()
    var byte = UInt8(truncatingIfNeeded: number)
    unsafe _ = write(terminationDescriptor, &byte, 1)
    errno = interrupted
}
