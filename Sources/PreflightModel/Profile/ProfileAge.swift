import PreflightText

/// How long ago a profile's documents were read. Providers change their limits without a word.
package struct ProfileAge: Sendable, Hashable {
    /// The profile's name.
    package var name: String
    /// The day the oldest of the documents was read, `YYYY-MM-DD`.
    package var read: String
    /// Whole days since then; 0 for a day that is still to come.
    package var days: Int

    /// How old a profile is; nil when nothing says when its documents were read.
    /// - Parameters:
    ///   - profile: The profile. Limits of its upstream do not count.
    ///   - seconds: Now, in seconds since 1970.
    package init?(of profile: Profile, at seconds: Int64) {
        guard let read = profile.oldestReading, let then = CivilTime.seconds(read) else { return nil }
        name = profile.name
        self.read = read
        days = Int(clamping: max(0, seconds - then) / 86_400)
    }

    /// Days after which every run says how old the profile is.
    package static let notedDays = 180

    /// What is to be said of it.
    /// - Parameters:
    ///   - days: Days after which it is a warning; nil when nobody set any.
    ///   - isStrict: Whether warnings fail.
    /// - Returns: nil when it is young enough.
    package func notice(atMost days: Int?, isStrict: Bool) -> Notice? {
        if let days, self.days > days {
            return Notice(age: self, severity: .warning, allowedDays: days, isFailing: isStrict)
        }
        guard self.days > Self.notedDays else { return nil }
        return Notice(age: self, severity: .note, allowedDays: Self.notedDays, isFailing: false)
    }

    /// That a profile is old.
    package struct Notice: Sendable, Hashable {
        /// The profile's age.
        package let age: ProfileAge
        /// `warning` when it is older than somebody allows, else `note`.
        package let severity: Severity
        /// Days after which this is said.
        package let allowedDays: Int
        /// Whether the run fails by it.
        package let isFailing: Bool
    }
}

extension Profile {
    /// The day the oldest document was read that states a limit or a field here; nil when none says.
    package var oldestReading: String? {
        let stated = limits.values.filter { $0.upstream == nil }.map(\.source)
        let fields = dialects.flatMap { $0.fields.map(\.source) }
        return (stated + fields).lazy.map(\.read).filter { !$0.isEmpty }.min()
    }
}

/// What a profile's file states, and what in it can be read and is yet likely not meant.
package struct ProfileAudit: Sendable, Hashable {
    /// The profile, as its own documents state it.
    package var profile: Profile
    /// How many of its limits the file itself states; the others come from what it extends.
    package var ownLimitCount: Int
    /// What is likely not meant, each as `file:line:column: key: …`, in the file's order.
    package var doubts: [String]

    /// Creates an audit.
    package init(profile: Profile, ownLimitCount: Int, doubts: [String]) {
        self.profile = profile
        self.ownLimitCount = ownLimitCount
        self.doubts = doubts
    }
}
