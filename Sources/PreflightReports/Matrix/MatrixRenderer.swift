public import PreflightModel

/// Turns a matrix into text of one format.
public protocol MatrixRenderer: Sendable {
    /// The whole matrix, ending in a newline.
    func render(_ matrix: Matrix) -> String
}
