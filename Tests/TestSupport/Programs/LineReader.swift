public import Foundation

/// Reads a pipe line by line, and gives up when nothing comes for long.
public final class LineReader {
    private let handle: FileHandle
    private var rest: [UInt8] = []

    /// Nothing came in time.
    public struct TimedOut: Error {
        /// Creates the error.
        public init() {}
    }

    /// Reads from a pipe's end.
    public init(_ handle: FileHandle) { self.handle = handle }

    /// The next line without its line end; nil at the end.
    /// - Throws: ``TimedOut``.
    public func next() throws -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest.removeSubrange(...end) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            let more = try piece()
            if more.isEmpty { return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self) }
            rest += more
        }
    }

    /// Everything up to the end.
    /// - Throws: ``TimedOut``.
    public func all() throws -> String {
        while true {
            let more = try piece()
            if more.isEmpty { return String(decoding: rest, as: UTF8.self) }
            rest += more
        }
    }

    /// What has come, but no more than a little: what is left in the pipe keeps its writer waiting.
    private func piece() throws -> [UInt8] {
        var ready = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&ready, 1, 600_000) > 0 else { throw TimedOut() }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe read(handle.fileDescriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(count, 0)))
    }
}
