import ArgumentParser
import MediaPreflight

extension CompletionKind {
    /// Ids of the built-in profiles, and of all together. Asked of the program only when someone completes.
    static var profiles: CompletionKind {
        .custom { _, _, _ in Preflight.builtInProfiles + [Preflight.strictestProfile] }
    }

    /// Ids of the dialects.
    static var dialects: CompletionKind { .custom { _, _, _ in RequestCheck.dialects } }

    /// Codes of the rules.
    static var rules: CompletionKind { .custom { _, _, _ in Preflight.rules.map(\.code) } }
}
