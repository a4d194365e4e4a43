internal import CCurl
package import PreflightModel
internal import PreflightSystem

/// curl's handles for one host, with the connection that its last request left open. Used by one thread at a time.
@safe final class Connection: @unchecked Sendable {
    // Nothing here is guarded: a pool hands each connection to one thread at a time.
    let multi: UnsafeMutableRawPointer
    let easy: UnsafeMutableRawPointer
    /// What curl says of a failure.
    private let message: UnsafeMutablePointer<CChar>
    /// The socket that was opened last; -1 when it is closed.
    private let socket: UnsafeMutablePointer<Int32>

    init() throws(FetchFailure) {
        guard CurlLibrary.isReady, let multi = unsafe curl_multi_init() else { throw Self.failure }
        guard let easy = unsafe curl_easy_init() else {
            unsafe curl_multi_cleanup(multi)
            throw Self.failure
        }
        unsafe self.multi = multi
        unsafe self.easy = easy
        unsafe message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        unsafe socket = .allocate(capacity: 1)
        unsafe socket.initialize(to: -1)
        // One request at a time needs one connection.
        unsafe CCurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 1)
    }

    deinit {
        // Taking leave of a server that has gone raises SIGPIPE too.
        Signals.withoutBrokenPipes {
            unsafe curl_easy_cleanup(easy)
            unsafe curl_multi_cleanup(multi)
        }
        unsafe message.deallocate()
        unsafe socket.deallocate()
    }

    private static var failure: FetchFailure { FetchFailure(.local, "libcurl cannot be started") }

    /// Forgets the last request's settings; its connection stays open.
    func reset() {
        unsafe curl_easy_reset(easy)
        unsafe message.pointee = 0
        unsafe CCurl_set_error_buffer(easy, message)
        unsafe CCurl_set_quick_exit(easy)
        unsafe CCurl_set_close_socket(
            easy,
            { context, descriptor in
                let socket = unsafe context?.assumingMemoryBound(to: Int32.self)
                if unsafe socket?.pointee == descriptor { unsafe socket?.pointee = -1 }
                return Socket.close(descriptor)
            }, socket)
    }

    /// What curl says of the last failure; nil when it says nothing.
    var explanation: String? {
        let text = unsafe String(cString: message)
        return text.isEmpty ? nil : text
    }

    /// A socket for curl, to be looked at while it is open.
    func openSocket(_ family: Int32, _ type: Int32, _ transport: Int32) -> Int32 {
        let descriptor = Socket.open(family, type, transport)
        unsafe socket.pointee = descriptor
        return descriptor
    }

    /// Bytes that have come over the connection, read or not; nil when nobody knows.
    var receivedByteCount: UInt64? {
        let descriptor = unsafe socket.pointee
        return descriptor < 0 ? nil : Socket.receivedByteCount(descriptor)
    }
}

/// The libcurl that is linked.
package enum CurlLibrary {
    /// Sets the library up, once for the process; nil when it cannot be.
    static let isReady = CCurl_global_init() == CURLE_OK

    /// Its version, for people who report what happened.
    package static var version: LibraryVersion {
        LibraryVersion(name: "libcurl", version: unsafe String(cString: CCurl_version()))
    }
}
