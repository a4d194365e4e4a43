internal import CCurl

/// A list of texts as curl wants it, which must outlive the transfer that uses it.
@safe final class StringList {
    private(set) var pointer: UnsafeMutablePointer<curl_slist>?

    init(_ entries: [String]) {
        unsafe pointer = nil
        // When there is no memory for an entry, what came before stays as it is.
        for entry in entries { unsafe pointer = curl_slist_append(pointer, entry) ?? pointer }
    }

    deinit { unsafe curl_slist_free_all(pointer) }
}
