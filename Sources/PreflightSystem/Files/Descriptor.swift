#if canImport(Darwin)
    internal import Darwin
    internal import System
#else
    internal import Glibc
    internal import SystemPackage
#endif

/// An open file, pipe or terminal that somebody else closes, and may have made non-blocking.
package struct Descriptor: Sendable, Hashable {
    /// The system's number of it.
    package let number: Int32

    /// Names a descriptor.
    package init(number: Int32) { self.number = number }

    package static let standardInput = Descriptor(number: STDIN_FILENO)
    package static let standardOutput = Descriptor(number: STDOUT_FILENO)
    package static let standardError = Descriptor(number: STDERR_FILENO)

    private var file: FileDescriptor { FileDescriptor(rawValue: number) }

    // MARK: - Opening and closing

    /// How a file is opened by name.
    package enum Mode {
        /// It exists and is read.
        case reading
        /// It exists and is written to in place.
        case existing
        /// It is written to at its end, and made when it is missing.
        case appending
        /// It must not exist; it gets the permissions of another file, if that exists.
        case exclusive(likeFileAt: String)
    }

    /// Opens what is at a path, for the caller to close. Reading from a pipe waits until somebody writes to it.
    package static func open(_ path: String, _ mode: Mode) throws(SystemFailure) -> Descriptor {
        let (flags, isNew) =
            switch mode {
            case .reading: (O_RDONLY, false)
            // A pipe that nobody reads would block for ever; without blocking it is an error.
            case .existing: (O_WRONLY | O_NONBLOCK, false)
            case .appending: (O_WRONLY | O_CREAT | O_APPEND, false)
            case .exclusive: (O_WRONLY | O_CREAT | O_EXCL, true)
            }
        let number = unsafe try path.call { unsafe openFile($0, flags | O_CLOEXEC, 0o666) }
        if flags & O_NONBLOCK != 0 { _ = fcntl(number, F_SETFL, O_WRONLY) }
        if isNew, case .exclusive(let model) = mode, let status = try? FileStatus(model) {
            _ = fchmod(number, status.permissions)
        }
        return Descriptor(number: number)
    }

    /// The descriptor that a path (`/dev/stdout`, `/dev/fd/3`) stands for; nil for a path of anything else.
    package static func inherited(_ path: String) -> Descriptor? {
        switch path {
        case "/dev/stdin": return .standardInput
        case "/dev/stdout": return .standardOutput
        case "/dev/stderr": return .standardError
        default:
            let folders = ["/dev/fd/", "/proc/self/fd/"]
            guard let folder = folders.first(where: path.hasPrefix) else { return nil }
            return Int32(path.dropFirst(folder.count)).map { Descriptor(number: $0) }
        }
    }

    /// A second descriptor of the same open file, which no program that is started inherits.
    package func duplicate() throws(SystemFailure) -> Descriptor {
        let number = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard number >= 0 else { throw SystemFailure() }
        return Descriptor(number: number)
    }

    /// Makes a pipe that no program which is started inherits.
    static func pipe() throws(SystemFailure) -> (reading: Descriptor, writing: Descriptor) {
        #if canImport(Darwin)
            var ends: [Int32] = [-1, -1]
            guard unsafe Darwin.pipe(&ends) == 0 else { throw SystemFailure() }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return (Descriptor(number: ends[0]), Descriptor(number: ends[1]))
        #else
            do throws(Errno) {
                // At once: a program that is started at this moment must not inherit the pipe.
                let ends = try FileDescriptor.pipe(options: .closeOnExec)
                return (
                    Descriptor(number: ends.readEnd.rawValue), Descriptor(number: ends.writeEnd.rawValue)
                )
            } catch {
                throw SystemFailure(code: error.rawValue)
            }
        #endif
    }

    /// Closes it, and tells when what was written could not be kept.
    package func close() throws(SystemFailure) {
        do throws(SystemFailure) { try SystemFailure.catching { try file.close() } } catch {
            // After EINTR the descriptor is gone all the same.
            if error.code != EINTR { throw error }
        }
    }

    /// Gives the numbers of input, output and errors that are closed to something that cannot be used: no file that is
    /// opened later takes them, and reading or writing there fails as it did. Called before anything is opened.
    package static func reserveStandard() {
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
            let flags = number == STDIN_FILENO ? O_WRONLY : O_RDONLY
            // The lowest free number is taken: this one. A folder will do where there is no device.
            if unsafe openFile("/dev/null", flags, 0) < 0 { _ = unsafe openFile("/", O_RDONLY, 0) }
        }
    }

    // MARK: - Reading and writing

    /// Reads to the end, or up to a number of bytes.
    package func readAll(atMost limit: Int = .max) throws(SystemFailure) -> [UInt8] {
        var all: [UInt8] = []
        // A regular file's size is taken for what is to come.
        if let status = try? FileStatus(of: number), status.kind == .regular {
            all.reserveCapacity(min(Int(clamping: status.byteCount), limit))
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while all.count < limit {
            let count = try SystemFailure.catching {
                unsafe try chunk.withUnsafeMutableBytes { unsafe try file.read(into: $0) }
            }
            if count == 0 { break }
            all.append(contentsOf: chunk[..<min(count, limit - all.count)])
        }
        return all
    }

    /// Reads a file, `-` for standard input, to its end or up to a number of bytes, be it a pipe that somebody still has to write to.
    package static func readAll(of path: String, atMost limit: Int = .max) throws(SystemFailure) -> [UInt8] {
        if path == "-" { return try standardInput.readAll(atMost: limit) }
        let descriptor = try open(path, .reading)
        defer { try? descriptor.close() }
        return try descriptor.readAll(atMost: limit)
    }

    /// What a pipe surely takes at once when it says that there is room.
    private static let surePiece = 4096
    /// How long a reader who takes nothing is waited for after a second signal.
    private static let patience: Duration = .seconds(1)

    /// Writes bytes, and waits where there is no room for them: as long as it takes, or after a second signal, which ends
    /// waiting, until nobody has read any for a second.
    package func write(_ bytes: [UInt8]) throws(SystemFailure) {
        guard !bytes.isEmpty else { return }
        let isFile = (try? FileStatus(of: number))?.kind == .regular
        var rest = bytes[...]
        while !rest.isEmpty {
            do throws(SystemFailure) {
                // Nothing ends a write that waits.
                if !isFile { try waitForRoom() }
                let count = try SystemFailure.catching {
                    unsafe try rest.prefix(isFile ? .max : Self.surePiece)
                        .withUnsafeBytes { unsafe try file.write($0) }
                }
                rest = rest.dropFirst(count)
            } catch {
                guard error.code == EAGAIN else { throw error }
            }
        }
    }

    private func waitForRoom() throws(SystemFailure) {
        var room = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        let start = ContinuousClock.now
        // The signal may come on another thread: look now and then. To poll, no descriptor is one that has nothing to say.
        while number >= 0, unsafe poll(&room, 1, 100) <= 0 {
            if Signals.count > 1, ContinuousClock.now - start > Self.patience {
                throw SystemFailure(code: ECANCELED)
            }
        }
    }

    /// What came of waiting for input.
    package enum Reading {
        case bytes(Int)
        case end
        case stopped
    }

    /// Waits for input or for the order to stop, and reads what is there.
    /// - Parameters:
    ///   - buffer: What is filled from its beginning.
    ///   - stop: Where the order comes.
    /// - Returns: What came.
    /// - Throws: `SystemFailure` when it cannot be read.
    package func read(
        into buffer: inout [UInt8], unless stop: StopPipe
    ) throws(SystemFailure) -> Reading {
        while true {
            if waits(unless: stop.readEnd) { return .stopped }
            do throws(SystemFailure) {
                let count = try SystemFailure.catching {
                    unsafe try buffer.withUnsafeMutableBytes { unsafe try file.read(into: $0) }
                }
                return count > 0 ? .bytes(count) : .end
            } catch {
                guard error.code == EAGAIN else { throw error }
            }
        }
    }

    /// - Returns: Whether the order to stop came. False when there is input, its end, or an error to be read.
    private func waits(unless stop: Int32) -> Bool {
        var descriptors = [
            pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
            pollfd(fd: number, events: Int16(POLLIN), revents: 0),
        ]
        while unsafe poll(&descriptors, 2, -1) < 0 {
            guard errno == EINTR || errno == EAGAIN else { return false }
        }
        return descriptors[0].revents != 0
    }

    // MARK: - Terminals

    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// Columns of the terminal, when it is one and knows.
    package var columns: Int? {
        var size = winsize()
        guard isTerminal, unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}

/// `open` under a name that the type's own function does not hide.
private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
    unsafe open(path, flags, mode)
}

extension Descriptor {
    /// Whether so many more descriptors can be had at this moment.
    package static func isRoom(for count: Int) -> Bool {
        var taken: [Descriptor] = []
        defer { for descriptor in taken { try? descriptor.close() } }
        while taken.count < count {
            let number = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
            guard number >= 0 else { return false }
            taken.append(Descriptor(number: number))
        }
        return true
    }
}
