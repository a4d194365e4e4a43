internal import CCurl
internal import PreflightModel
import PreflightText

/// One HTTP request and its response, read no further than asked.
///
/// The thread that reads drives the transfer; between two reads nothing happens, and the server waits. A response that
/// is not read to its end costs its connection.
@safe final class Transfer {
    private let connection: Connection
    private let request: HTTPRequest
    private var lists: [StringList] = []
    private let start = ContinuousClock.now
    private var isAdded = false
    private var isPaused = false
    private var result: CURLcode?
    private var sinkFailure: FetchFailure?

    // What the callbacks change.
    private(set) var head = ResponseHead()
    private(set) var bodyByteCount: Int64 = 0
    private(set) var secondsToFirstByte: Double?
    private var sentCount = 0
    private var wanted: Int64 = 0
    private var objection: String?
    /// What had come over the connection when it was first looked at.
    private var socketStart: UInt64?

    private unowned let sink: any BodySink

    init(
        _ request: HTTPRequest, over connection: Connection, into sink: any BodySink
    ) throws(FetchFailure) {
        self.request = request
        self.connection = connection
        self.sink = sink
        try configure()
        let code = unsafe curl_multi_add_handle(connection.multi, connection.easy)
        isAdded = code == CURLM_OK
        guard isAdded else { throw FetchFailure(.local, "libcurl cannot begin a request") }
    }

    deinit { end() }

    /// Gives the connection's handles free for the next request. The connection of a response that was not read to its
    /// end is closed.
    func end() {
        guard isAdded else { return }
        isAdded = false
        unsafe curl_multi_remove_handle(connection.multi, connection.easy)
    }

    /// Whether the response was read to its end.
    var isComplete: Bool { result == CURLE_OK }
    /// Bytes received so far, headers included.
    var receivedByteCount: Int64 { Int64(head.byteCount) + bodyByteCount }

    /// How often the request was sent, or would have been had there been a connection: curl sends it again by itself
    /// when the server closes a connection that was kept from an earlier request.
    var requestCount: Int { max(1, sentCount) }

    // MARK: - Reading

    /// Reads the header.
    func readHead(_ deadline: Deadline) throws(FetchFailure) {
        try drive(deadline) { $0.head.isComplete }
        // Two readers of one header must not see two answers in it.
        var status = 0
        guard unsafe CCurl_get_long(connection.easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK,
            status == head.status
        else {
            throw FetchFailure(.badResponse, "the server's header can be read in more than one way")
        }
    }

    /// Reads the body up to an offset, or to its end when that comes first.
    func readBody(to offset: Int64, _ deadline: Deadline) throws(FetchFailure) {
        wanted = max(wanted, offset)
        if isPaused, bodyByteCount < wanted {
            isPaused = false
            // It hands over what it has kept; what the sink objects to then is told here and nowhere else.
            let code = unsafe curl_easy_pause(connection.easy, CCurl_PAUSE_NONE)
            if code != CURLE_OK { result = code }
        }
        try drive(deadline) { $0.bodyByteCount >= $0.wanted }
    }

    private func drive(_ deadline: Deadline, until isDone: (Transfer) -> Bool) throws(FetchFailure) {
        // Once at least: only so does a response whose body has come whole end, and leave its connection to the next.
        while result == nil {
            try deadline.check()
            var running: Int32 = 0
            guard unsafe curl_multi_perform(connection.multi, &running) == CURLM_OK else {
                throw FetchFailure(.local, "libcurl cannot go on with a request")
            }
            readMessages()
            if result != nil || isDone(self) { break }
            try checkSocket()
            unsafe curl_multi_poll(connection.multi, nil, 0, 50, nil)
        }
        // What was wanted may have come before the rest failed: a 404 whose body breaks off is a 404.
        if let result, result != CURLE_OK, !isDone(self) { throw failure(result) }
    }

    /// Bytes between those that are counted: chunks can have extensions of any length, which curl reads over.
    private func checkSocket() throws(FetchFailure) {
        guard let count = connection.receivedByteCount else { return }
        let start = socketStart ?? count
        socketStart = start
        // What the system holds for us is counted too, and may be much.
        let allowance = UInt64(64 << 20) + 2 * UInt64(receivedByteCount)
        guard count < start || count - start <= allowance else {
            throw FetchFailure(.badResponse, "the server sends far more bytes than its response has")
        }
    }

    private func readMessages() {
        var remaining: Int32 = 0
        while let message = unsafe curl_multi_info_read(connection.multi, &remaining) {
            if unsafe message.pointee.msg == CURLMSG_DONE { unsafe result = message.pointee.data.result }
        }
    }

    private func failure(_ code: CURLcode) -> FetchFailure {
        if let sinkFailure { return sinkFailure }
        if let objection {
            return FetchFailure(
                .unreachableHost,
                "the host \(request.address.authority) leads to an address that is \(objection)")
        }
        // To some versions of curl, a line of the header that is longer than they take is a lack of memory.
        if code == CURLE_OUT_OF_MEMORY, !head.isComplete { return ResponseHead.isTooLong }
        return FetchFailure(
            code, host: request.address.authority, proxy: request.proxy?.name,
            explanation: connection.explanation)
    }

    /// The URL that a redirect leads to, made whole by the one that was asked for; nil when it names none.
    var redirectTarget: String? {
        head.location.map { RedirectTarget.resolve($0, against: request.address.target) }
    }

    /// How long the server asks to wait before the next request; nil when it does not.
    var retryAfter: Duration? {
        var seconds: curl_off_t = 0
        guard unsafe CCurl_get_offset(connection.easy, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK,
            seconds > 0
        else { return nil }
        return .seconds(min(Int64(seconds), 86_400))
    }
}

// MARK: - Settings

extension Transfer {
    private func configure() throws(FetchFailure) {
        let easy = unsafe connection.easy
        connection.reset()
        var codes: [CURLcode] = []
        for (option, text) in request.texts { unsafe codes.append(CCurl_set_string(easy, option, text)) }
        for (option, number) in request.numbers { unsafe codes.append(CCurl_set_long(easy, option, number)) }
        for (option, entries) in request.lists where !entries.isEmpty {
            let list = StringList(entries)
            lists.append(list)
            unsafe codes.append(CCurl_set_list(easy, option, list.pointer))
        }
        unsafe codes.append(
            CCurl_set_callbacks(
                easy,
                { bytes, size, count, context in
                    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                    return unsafe Transfer.from(context)?.receiveHeader(line) ?? 0
                },
                { bytes, size, count, context in
                    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                    return unsafe Transfer.from(context)?.receiveBody(piece) ?? 0
                },
                { context, purpose, address in
                    unsafe Transfer.from(context)?.openSocket(address) ?? CCurl_SOCKET_BAD
                },
                { context, _, _, _, _ in
                    unsafe Transfer.from(context)?.sentCount += 1
                    return CURL_PREREQFUNC_OK
                },
                Unmanaged.passUnretained(self).toOpaque()))
        guard codes.allSatisfy({ $0 == CURLE_OK }) else {
            throw FetchFailure(.local, "libcurl does not know a setting that is needed")
        }
    }

    /// The transfer that was set as the context above. curl calls back only while it lives.
    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        unsafe context.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}

// MARK: - Callbacks

extension Transfer {
    /// A line of the header.
    /// - Returns: How many bytes were taken; fewer than given end the transfer.
    private func receiveHeader(_ line: UnsafeRawBufferPointer) -> Int {
        if secondsToFirstByte == nil { secondsToFirstByte = start.duration(to: .now) / .seconds(1) }
        do throws(FetchFailure) {
            try unsafe head.add(line)
            return line.count
        } catch {
            sinkFailure = error
            return 0
        }
    }

    /// A piece of the body.
    private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard head.isComplete else {
            // curl read a head where ours has none. Waiting for the rest would last until the deadline.
            sinkFailure = FetchFailure(
                .badResponse,
                "\(request.address.authority) does not answer in HTTP as it should: it sends no status")
            return 0
        }
        guard bodyByteCount < wanted else {
            isPaused = true
            return CCurl_WRITEFUNC_PAUSE
        }
        do throws(FetchFailure) {
            try unsafe sink.take(bytes, at: bodyByteCount)
            bodyByteCount += Int64(bytes.count)
            return bytes.count
        } catch {
            sinkFailure = error
            return 0
        }
    }

    /// A socket for an address that curl is about to connect to, unless the guard objects.
    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address = unsafe address else { return CCurl_SOCKET_BAD }
        // A proxy is the user's own, and may well be in a private network.
        if request.proxy == nil {
            let target = unsafe NetworkAddress(
                UnsafeRawPointer(address).advanced(by: MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0),
                count: Int(address.pointee.addrlen))
            guard let target else { return CCurl_SOCKET_BAD }
            if let purpose = request.permission.objection(to: target) {
                objection = purpose
                return CCurl_SOCKET_BAD
            }
        }
        return unsafe connection.openSocket(
            address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }
}
