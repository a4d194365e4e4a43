/// A library that a program is linked with, and what is known to be wrong with its version.
public struct LibraryVersion: Sendable, Hashable {
    /// The library's name, such as `libavformat`.
    public var name: String
    /// The version linked at run time, such as `59.27.100`.
    public var version: String
    /// Known vulnerabilities of that version that concern measuring media, in words; empty when none is known.
    public var advisories: [String]

    /// Creates a library's version.
    public init(name: String, version: String, advisories: [String] = []) {
        self.name = name
        self.version = version
        self.advisories = advisories
    }
}
