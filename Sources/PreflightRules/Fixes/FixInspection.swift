/// A program that decodes an original before a copy is made of it, and how it tells of damage.
package struct FixInspection: Sendable, Hashable {
    /// The program.
    package let program: FixProgram
    private let sign: Sign

    /// What tells of damage.
    enum Sign: Sendable, Hashable {
        /// The program fails.
        case failure
        /// The program fails, or complains: some decoders complain of damage and still succeed.
        case complaint
        /// The program fails, or a warning names damage: some decoders warn of much that is no damage.
        case warning
    }

    init(_ program: FixProgram, _ sign: Sign) {
        self.program = program
        self.sign = sign
    }

    /// Whether the program found damage.
    /// - Parameters:
    ///   - hasSucceeded: Whether its status is 0.
    ///   - standardError: The lines that it wrote to its standard error.
    /// - Returns: Whether its status or one of its lines says so.
    package func foundDamage(hasSucceeded: Bool, standardError: [some StringProtocol]) -> Bool {
        guard hasSucceeded else { return true }
        return switch sign {
        case .failure: false
        case .complaint: standardError.contains { !$0.isEmpty && !$0.hasPrefix("[null @") }
        case .warning: standardError.contains { line in Self.damage.contains { line.contains($0) } }
        }
    }

    /// A command of a POSIX shell that succeeds when nothing is damaged.
    func command(original: String) -> String {
        let command = program.command(original: original, copy: "")
        return switch sign {
        case .failure: command
        // The muxer that throws the frames away complains of times that are out of order, as they are in clips that were
        // joined or have a variable rate.
        case .complaint: "! \(command) 2>&1 | grep -v '^.null @'"
        case .warning:
            "! { \(command) 2>&1 || echo failed; } | grep -E '^failed$|\(Self.damage.joined(separator: "|"))'"
        }
    }

    /// Words of FFmpeg's warnings that tell of damage: a PNG with fewer rows than its header states.
    private static let damage = ["IEND without all image"]
}
