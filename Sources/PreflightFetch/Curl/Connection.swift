internal import CCurl
internal import PreflightModel

/// curl's handles for one host, with the connection that its last request left open. Used by one thread at a time.
@safe final class Connection: @unchecked Sendable {
    // Nothing here is guarded: a pool hands each connection to one thread at a time.
    let multi: UnsafeMutableRawPointer
    let easy: UnsafeMutableRawPointer
    /// What curl says of a failure.
    private let message: UnsafeMutablePointer<CChar>

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
        // One request at a time needs one connection.
        unsafe CCurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 1)
    }

    deinit {
        // Taking leave of a server that has gone raises SIGPIPE too.
        SilentPipes.during {
            unsafe curl_easy_cleanup(easy)
            unsafe curl_multi_cleanup(multi)
        }
        unsafe message.deallocate()
    }

    private static var failure: FetchFailure { FetchFailure(.local, "libcurl cannot be started") }

    /// Forgets the last request's settings; its connection stays open.
    func reset() {
        unsafe curl_easy_reset(easy)
        unsafe message.pointee = 0
        unsafe CCurl_set_error_buffer(easy, message)
        unsafe CCurl_set_quick_exit(easy)
    }

    /// What curl says of the last failure; nil when it says nothing.
    var explanation: String? {
        let text = unsafe String(cString: message)
        return text.isEmpty ? nil : text
    }
}
