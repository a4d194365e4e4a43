private import CPreflightSystem
internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
    private import Darwin
#else
    private import Glibc
#endif

/// A thread of its own for work that blocks. Swift's threads are as many as there are processors, and a blocked one
/// is missed by everybody.
package enum BlockingThread {
    /// As large as a main thread's: elsewhere than on Linux with glibc, other threads get far less.
    private static let stackByteCount = 8 << 20

    private typealias Work = @Sendable () -> Void

    private final class Body: Sendable {
        let run: Work
        init(_ run: @escaping Work) { self.run = run }
    }

    /// A thread, which waits for more when its work is done: starting one takes as long as judging a small file.
    private final class Kept: Sendable {
        private let work: Mutex<Work?>
        private let isWoken = DispatchSemaphore(value: 0)

        private static let idle = Mutex<[Kept]>([])
        private static let most = 4 * ProcessorCount.available

        init(_ work: @escaping Work) { self.work = Mutex(work) }

        /// Gives work to a thread that waits for some.
        /// - Returns: Whether there was one.
        static func take(_ work: @escaping Work) -> Bool {
            guard let thread = idle.withLock({ $0.popLast() }) else { return false }
            thread.work.withLock { $0 = work }
            thread.isWoken.signal()
            return true
        }

        func run() {
            repeat { finishWork() } while waitForMore()
        }

        /// What the work holds is let go with it.
        private func finishWork() {
            let work = work.withLock { work in
                defer { work = nil }
                return work
            }
            work?()
        }

        private func waitForMore() -> Bool {
            let isKept = Self.idle.withLock { idle in
                guard idle.count < Self.most else { return false }
                idle.append(self)
                return true
            }
            if isKept { isWoken.wait() }
            return isKept
        }
    }

    /// Has work done by a thread that nobody else needs until it is done.
    /// - Parameter run: The work.
    /// - Returns: The error's number when there is no thread to be had.
    package static func start(_ run: @escaping @Sendable () -> Void) -> Int32? {
        if Kept.take(run) { return nil }
        let thread = Kept(run)
        do throws(SystemFailure) {
            pthread_detach(try create { thread.run() })
            return nil
        } catch {
            return error.code
        }
    }

    /// Whether so many threads can be had at once, with memory for them. Where some are missing, Dispatch waits for them
    /// for ever. Trying takes a millisecond, so it is done only where the system sets a limit that is near.
    package static func isRoom(for count: Int) -> Bool {
        guard isLimited else { return true }
        let gate = Gate()
        let threads = gate.mutex.withLock { _ in
            var threads: [pthread_t] = []
            while threads.count < count, let thread = try? create({ gate.mutex.withLock { _ in } }) {
                threads.append(thread)
            }
            return threads
        }
        for thread in threads { pthread_join(thread, nil) }
        return threads.count == count
    }

    /// Whether this program gets few threads, or only so much memory for them.
    private static var isLimited: Bool {
        #if canImport(Glibc)
            let plenty = 1024
            if limit(RLIMIT_AS) != .max || limit(__RLIMIT_NPROC) < plenty { return true }
            // That of a container.
            let text = (try? Descriptor.readAll(of: "/sys/fs/cgroup/pids.max", atMost: 20)) ?? []
            let number = String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
            return Int(number).map { $0 < plenty } ?? false
        #else
            return true
        #endif
    }

    #if canImport(Glibc)
        private static func limit(_ resource: __rlimit_resource) -> rlim_t {
            var limit = rlimit()
            let code = unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
            return code == 0 ? limit.rlim_cur : .max
        }
    #endif

    private final class Gate: Sendable { let mutex = Mutex(()) }

    private static func create(_ run: @escaping @Sendable () -> Void) throws(SystemFailure) -> pthread_t {
        let body = unsafe Unmanaged.passRetained(Body(run))
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        defer { unsafe attributes.deallocate() }
        unsafe pthread_attr_init(attributes)
        unsafe pthread_attr_setstacksize(attributes, stackByteCount)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let code = unsafe pthread_create(&thread, attributes, runBody, body.toOpaque())
        unsafe pthread_attr_destroy(attributes)
        guard code == 0 else {
            unsafe body.release()
            throw SystemFailure(code: code)
        }
        #if canImport(Darwin)
            guard let thread else { throw SystemFailure(code: EAGAIN) }
        #endif
        return thread
    }

    /// Has all threads share one store of memory where this program may have only so much address space: each would reserve
    /// more than its work takes. Called before there is a second thread.
    package static func saveAddressSpace() {
        #if canImport(Glibc)
            if limit(RLIMIT_AS) != .max { CPreflightSystem_shareMemory() }
        #endif
    }

    #if canImport(Darwin)
        private static let runBody: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
            unsafe Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run()
            return nil
        }
    #else
        private static let runBody: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
            if let context = unsafe $0 {
                unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
            }
            return nil
        }
    #endif
}

/// How many processors there are to work with.
package enum ProcessorCount {
    /// Processors that this program may use (`taskset`, a container's set), at least 1.
    package static let available = {
        let allowed = Int(CPreflightSystem_processors())
        return allowed > 0 ? allowed : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }()
}
