#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What a program may ask about itself and its surroundings.
package enum ThisProcess {
    /// Ends the program at once: what threads of it are still at is of no use to anybody. Whoever starts processes for us
    /// would take back at the end what is under way, and complain of it.
    package static func end(_ status: Int32) -> Never { _exit(status) }

    /// The path of this program; nil when the system does not say.
    package static var programPath: String? {
        #if canImport(Darwin)
            var size: UInt32 = 0
            unsafe _ = _NSGetExecutablePath(nil, &size)
            var path = [CChar](repeating: 0, count: Int(size))
            guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return nil }
            return unsafe String(validatingCString: path)
        #else
            return FilePlace.resolved("/proc/self/exe")
        #endif
    }

    /// What starts this very program once more, even when another is at its path by now; nil when the system does not say.
    package static var executable: String? {
        #if canImport(Darwin)
            return programPath
        #else
            return programPath == nil ? nil : "/proc/self/exe"
        #endif
    }

    /// Where a descriptor's name (`/dev/stdin`, `/dev/fd/3`) leads in the process that started this one; nil for a path of
    /// anything else, and where the system has no such place.
    package static func placeAtParent(_ path: String) -> String? {
        #if canImport(Darwin)
            return nil
        #else
            return Descriptor.inherited(path).map { "/proc/\(getppid())/fd/\($0.number)" }
        #endif
    }

    /// A variable of the environment, or a default when it is not set.
    package static func environment(_ name: String, default value: String) -> String {
        guard let text = unsafe getenv(name) else { return value }
        return unsafe String(cString: text)
    }

    /// Takes a variable out of the environment. Only while there is one thread.
    package static func forget(_ name: String) { unsafe unsetenv(name) }
}
