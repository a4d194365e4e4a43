/// A library that a program is linked with.
public struct LibraryVersion: Sendable, Hashable {
    /// The library's name, such as `libavformat`.
    public var name: String
    /// The version linked at run time, such as `59.27.100`.
    public var version: String

    /// Creates a library's version.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}
