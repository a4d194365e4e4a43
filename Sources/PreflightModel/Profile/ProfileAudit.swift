/// What a profile's file states, and what in it can be read and is yet likely not meant.
public struct ProfileAudit: Sendable, Hashable {
    /// The profile, as its own documents state it.
    public var profile: Profile
    /// How many of its limits the file itself states; the others come from what it extends.
    public var ownLimitCount: Int
    /// What is likely not meant, each as `file:line:column: key: …`, in the file's order.
    public var doubts: [String]

    /// Creates an audit.
    public init(profile: Profile, ownLimitCount: Int, doubts: [String]) {
        self.profile = profile
        self.ownLimitCount = ownLimitCount
        self.doubts = doubts
    }
}
