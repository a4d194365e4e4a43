internal import CCurl

/// Where a `Location` leads.
///
/// curl tells it only once the whole response was read, so its parser of URLs is asked instead.
enum RedirectTarget {
    /// Makes a reference whole, and escapes what browsers escape: spaces, and what is not ASCII.
    /// - Parameters:
    ///   - location: The reference.
    ///   - base: The URL that was asked.
    /// - Returns: The URL; the reference as it is when it cannot be one.
    static func resolve(_ location: String, against base: String) -> String {
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE | CURLU_ALLOW_SPACE)
        guard let url = unsafe curl_url() else { return location }
        defer { unsafe curl_url_cleanup(url) }
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_set(url, CURLUPART_URL, base, 0) == CURLUE_OK,
            unsafe curl_url_set(url, CURLUPART_URL, location, flags) == CURLUE_OK,
            unsafe curl_url_get(url, CURLUPART_URL, &text, 0) == CURLUE_OK, let whole = unsafe text
        else { return location }
        defer { unsafe curl_free(whole) }
        return unsafe String(cString: whole)
    }
}
