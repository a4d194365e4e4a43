/// An `http` or `https` URL, taken apart.
package struct WebAddress: Sendable, Equatable {
    /// The scheme, in lower case.
    package var scheme: String
    /// The host, in lower case, without brackets.
    package var host: String
    /// The port, when it is given.
    package var port: Int?
    /// The path, as it is written.
    package var path: String
    /// Whether it carries a user name or password.
    package var hasCredentials: Bool
    /// Whether it carries a query.
    package var hasQuery: Bool
    /// Whether it carries a fragment.
    package var hasFragment: Bool
}
