/// Why a call could not be carried out: a wrong profile, a wrong argument. Media that cannot be read is never an
/// error of this kind; it is a fact, and rules report it.
public struct PreflightError: Error, Sendable, Hashable {
    /// What kind of error it is.
    public var code: Code
    /// What went wrong and how to remedy it.
    public var message: String
    /// What the error was made of, when there is more to say.
    public var cause: String?

    /// Creates an error.
    public init(_ code: Code, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// Kinds of errors. Open, so that later versions may add some.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The kind's name.
        public var rawValue: String

        /// Creates a kind of a name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No built-in profile has that id.
        public static let unknownProfile = Self(rawValue: "unknownProfile")
        /// No profile has a dialect of that id.
        public static let unknownDialect = Self(rawValue: "unknownDialect")
        /// A profile file cannot be read or has a mistake.
        public static let invalidProfile = Self(rawValue: "invalidProfile")
        /// A settings file cannot be read or has a mistake.
        public static let invalidSettings = Self(rawValue: "invalidSettings")
        /// Media that was to be sent as it is cannot be read.
        public static let unreadableMedia = Self(rawValue: "unreadableMedia")
        /// Nothing was given to be judged.
        public static let emptySubmission = Self(rawValue: "emptySubmission")
        /// What a run has to put aside cannot be written or read back.
        package static let unusableStorage = Self(rawValue: "unusableStorage")
        /// A baseline cannot be read or has a mistake.
        package static let invalidBaseline = Self(rawValue: "invalidBaseline")
    }
}

extension PreflightError: CustomStringConvertible {
    /// The message, and the cause when there is one.
    public var description: String { cause.map { "\(message) (\($0))" } ?? message }
}
