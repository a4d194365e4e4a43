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

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that ends with its work.
    /// - Parameter run: The work.
    /// - Returns: The error's number when there is no thread to be had.
    package static func start(_ run: @escaping @Sendable () -> Void) -> Int32? {
        let body = unsafe Unmanaged.passRetained(Body(run))
        let code = unsafe startDetached(body.toOpaque())
        if code == 0 { return nil }
        unsafe body.release()
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
    /// Processors online; 1 when the system does not say.
    package static let available = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
