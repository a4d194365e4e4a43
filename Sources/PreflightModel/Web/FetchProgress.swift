/// How far the files that are fetched whole have come.
public struct FetchProgress: Sendable, Hashable {
    /// Files begun.
    public var fileCount: Int
    /// Files that came whole, or failed.
    public var finishedFileCount: Int
    /// Bytes of their content received.
    public var receivedByteCount: Int64
    /// Bytes of content that are expected over all files begun, as far as servers tell.
    public var expectedByteCount: Int64

    /// Creates the state of things.
    public init(
        fileCount: Int = 0, finishedFileCount: Int = 0, receivedByteCount: Int64 = 0,
        expectedByteCount: Int64 = 0
    ) {
        self.fileCount = fileCount
        self.finishedFileCount = finishedFileCount
        self.receivedByteCount = receivedByteCount
        self.expectedByteCount = expectedByteCount
    }
}
