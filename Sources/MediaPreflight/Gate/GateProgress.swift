/// How far a gate has come.
package struct GateProgress: Sendable {
    /// Number of things judged.
    package let judged: Int
    /// Number of all things.
    package let total: Int
    /// The name of what was judged last.
    package let name: String
}
