internal import PreflightModel

/// Takes the body of a response.
protocol BodySink: AnyObject {
    /// Takes a piece.
    /// - Parameters:
    ///   - bytes: The piece.
    ///   - offset: Where in the body it begins: right after the last.
    /// - Throws: To end the transfer.
    func take(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FetchFailure)
}
