internal import CCurl
package import PreflightModel

/// The libcurl that is linked.
package enum CurlLibrary {
    /// Sets the library up, once for the process; nil when it cannot be.
    static let isReady = CCurl_global_init() == CURLE_OK

    /// Its version, for people who report what happened.
    package static var version: LibraryVersion {
        LibraryVersion(name: "libcurl", version: unsafe String(cString: CCurl_version()))
    }
}
