#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How many processors there are to work with.
enum ProcessorCount {
    /// Processors online; 1 when the system does not say.
    static let available = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
