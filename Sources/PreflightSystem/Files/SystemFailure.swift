#if canImport(Darwin)
    internal import Darwin
    internal import System
#else
    internal import Glibc
    internal import SystemPackage
#endif

/// A system call that failed.
package struct SystemFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system's number of the error.
    package let code: Int32

    /// The failure with a number.
    package init(code: Int32) { self.code = code }

    /// The failure of the call before.
    init() { code = errno }

    /// The error in the system's words.
    package var description: String { Errno(rawValue: code).description }

    /// Whether there is nothing of that name.
    package var isAbsence: Bool { code == ENOENT }
    /// Whether a path leads nowhere: to nothing of that name, through a file, or it is too long.
    package var isDeadEnd: Bool { code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG }
    /// Whether we may not do that.
    package var isDenied: Bool { code == EACCES || code == EPERM }
    /// Whether symbolic links lead in a circle, or a link is where none may be.
    package var isLoop: Bool { code == ELOOP }
    /// Whether nobody reads what is written any more.
    package var isBrokenPipe: Bool { code == EPIPE }

    /// There is nothing of that name.
    package static let absence = SystemFailure(code: ENOENT)
    static let loop = SystemFailure(code: ELOOP)
    static let noFolder = SystemFailure(code: ENOTDIR)
    static let isFolder = SystemFailure(code: EISDIR)
    static let noRoom = SystemFailure(code: ENOSPC)

    /// Makes a call of swift-system's.
    static func catching<Result>(_ call: () throws -> Result) throws(SystemFailure) -> Result {
        do { return try call() } catch {
            throw SystemFailure(code: (error as? Errno)?.rawValue ?? EIO)
        }
    }
}

/// A path: text, or bytes where a name need not be UTF-8. Only ever a path in the sense of the system: nothing is taken
/// away from it or added to it.
package protocol SystemPath {
    /// Whether it has a NUL, at which C would end it.
    var hasNUL: Bool { get }
    /// Does something with the path as C takes it.
    func withCPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result
}

extension String: SystemPath {
    package var hasNUL: Bool { utf8.contains(0) }

    package func withCPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        unsafe withCString { unsafe body($0) }
    }
}

extension [UInt8]: SystemPath {
    package var hasNUL: Bool { contains(0) }

    package func withCPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let path = map(CChar.init(bitPattern:)) + [0]
        return unsafe path.withUnsafeBufferPointer { path in
            // Never nil: there is the NUL at the least.
            guard let start = path.baseAddress else { preconditionFailure("an array without a place") }
            return unsafe body(start)
        }
    }
}

extension SystemPath {
    /// Makes a system call on the path, again while signals interrupt it.
    /// - Parameter body: Gives what the system returned: less than 0 for a failure.
    /// - Returns: The same.
    /// - Throws: `SystemFailure` when it failed, or the path has a NUL: then there is nothing of that name.
    @discardableResult
    func call(_ body: (UnsafePointer<CChar>) -> Int32) throws(SystemFailure) -> Int32 {
        guard !hasNUL else { throw .absence }
        var failure: SystemFailure?
        let result = unsafe withCPath { path in
            while true {
                let result = unsafe body(path)
                if result >= 0 { return result }
                guard errno == EINTR else {
                    failure = SystemFailure()
                    return result
                }
            }
        }
        if let failure { throw failure }
        return result
    }
}
