/// How far a gate has come.
package struct GateProgress: Sendable {
    /// Number of things judged.
    package let judged: Int
    /// Number of all things.
    package let total: Int
    /// The name of what was judged last.
    package let name: String

    /// How far something has come.
    package init(judged: Int, total: Int, name: String) {
        (self.judged, self.total, self.name) = (judged, total, name)
    }
}
