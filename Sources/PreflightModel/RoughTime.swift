/// A span of time as people say it, rounded down: `12 minutes`, `3 hours`, `less than a minute`.
///
/// The seconds may be a stranger's, so that any number has words, and none makes it stop.
package struct RoughTime: Sendable, CustomStringConvertible {
    package let description: String

    /// - Parameter seconds: The span; whether it is negative does not matter.
    package init(seconds: Double) {
        let magnitude = seconds.magnitude
        // False for what is not a number, too.
        guard magnitude < 100 * 365 * Self.day else {
            description = "more than 100 years"
            return
        }
        // Two of the larger unit at least: `1 day` would leave out almost as much as it says.
        switch magnitude {
        case (2 * Self.day)...: description = "\(Int(magnitude / Self.day)) days"
        case (2 * Self.hour)...: description = "\(Int(magnitude / Self.hour)) hours"
        case (2 * Self.minute)...: description = "\(Int(magnitude / Self.minute)) minutes"
        case Self.minute...: description = "1 minute"
        default: description = "less than a minute"
        }
    }

    private static let minute = 60.0
    private static let hour = 3600.0
    private static let day = 86_400.0
}
