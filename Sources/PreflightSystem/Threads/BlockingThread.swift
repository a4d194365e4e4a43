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
        let thread = unsafe Unmanaged.passRetained(Kept(run))
        let code = unsafe startDetached(thread.toOpaque())
        if code == 0 { return nil }
        unsafe thread.release()
        return code
    }

    private static func startDetached(_ context: UnsafeMutableRawPointer) -> Int32 {
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        defer { unsafe attributes.deallocate() }
        unsafe pthread_attr_init(attributes)
        unsafe pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
        unsafe pthread_attr_setstacksize(attributes, stackByteCount)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let code = unsafe pthread_create(&thread, attributes, runBody, context)
        unsafe pthread_attr_destroy(attributes)
        return code
    }

    #if canImport(Darwin)
        private static let runBody: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
            unsafe Unmanaged<Kept>.fromOpaque($0).takeRetainedValue().run()
            return nil
        }
    #else
        private static let runBody: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
            if let context = unsafe $0 {
                unsafe Unmanaged<Kept>.fromOpaque(context).takeRetainedValue().run()
            }
            return nil
        }
    #endif
}

/// How many processors there are to work with.
package enum ProcessorCount {
    /// Processors online; 1 when the system does not say.
    package static let available = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
