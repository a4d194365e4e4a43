import MediaPreflight

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The few system calls that the command line needs, each in one place.
enum Platform {
    /// An open file descriptor.
    struct Descriptor: Sendable, Hashable {
        let number: Int32

        static let standardInput = Descriptor(number: STDIN_FILENO)
        static let standardOutput = Descriptor(number: STDOUT_FILENO)
        static let standardError = Descriptor(number: STDERR_FILENO)
    }

    /// A system call that failed.
    struct Failure: Error, CustomStringConvertible {
        let code: Int32
        var description: String { Platform.describe(code) }

        init(code: Int32) { self.code = code }
        init() { code = errno }
    }

    static let isDirectoryCode = EISDIR

    static func exit(_ status: Int32) -> Never {
        #if canImport(Darwin)
            Darwin.exit(status)
        #elseif canImport(Musl)
            Musl.exit(status)
        #else
            Glibc.exit(status)
        #endif
    }

    /// The path of this program; nil when the system does not say.
    static var programPath: String? {
        #if canImport(Darwin)
            var size: UInt32 = 0
            unsafe _ = _NSGetExecutablePath(nil, &size)
            var path = [CChar](repeating: 0, count: Int(size))
            guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return nil }
            return unsafe String(validatingCString: path)
        #else
            return resolved("/proc/self/exe")
        #endif
    }

    /// The folder that relative paths start at.
    static func workingDirectory() throws(PreflightError) -> String {
        guard let path = resolved(".") else {
            throw PreflightError(
                PreflightError.Code(rawValue: "noWorkingDirectory"), "the working directory is gone",
                cause: describe(errno))
        }
        return path
    }

    /// Has a write that nobody reads, or that goes beyond the limit on a file's size, fail instead of ending the program.
    static func ignoreFailedWrites() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    static func isBrokenPipe(_ code: Int32) -> Bool { code == EPIPE }

    static func describe(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }

    /// Takes a variable out of the environment. Only while there is one thread.
    static func forget(_ name: String) { unsafe unsetenv(name) }

    /// A variable of the environment, or a default when it is not set.
    static func environment(_ name: String, default value: String) -> String {
        guard let text = unsafe getenv(name) else { return value }
        return unsafe String(cString: text)
    }
}

// MARK: - Terminals

extension Platform {
    static func isTerminal(_ descriptor: Descriptor) -> Bool { isatty(descriptor.number) == 1 }

    /// Columns of the terminal behind a descriptor, when there is one and it knows.
    static func columns(of descriptor: Descriptor) -> Int? {
        guard isTerminal(descriptor) else { return nil }
        var size = winsize()
        guard unsafe ioctl(descriptor.number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
