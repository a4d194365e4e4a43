import PreflightModel

/// The shell that a command was written for.
enum ShellKind: Sendable {
    case posix
    /// The command line of Windows.
    case cmd
    case powerShell

    /// What continues a line.
    var continuation: UInt8 {
        switch self {
        case .posix: UInt8(ascii: "\\")
        case .cmd: UInt8(ascii: "^")
        case .powerShell: UInt8(ascii: "`")
        }
    }

    /// Tells by how the command's first lines end, and by the escapes that a browser writes for Windows.
    init(of command: ArraySlice<UInt8>) {
        let head = command.prefix(4096)
        for line in head.split(separator: UInt8(ascii: "\n")).prefix(4) {
            switch line.last(where: { $0 > 0x20 }) {
            case UInt8(ascii: "\\"):
                self = .posix
                return
            case UInt8(ascii: "^"):
                self = .cmd
                return
            case UInt8(ascii: "`"):
                self = .powerShell
                return
            default: continue
            }
        }
        let first = head.prefix { $0 != UInt8(ascii: "\n") }
        self = first.containsPair(UInt8(ascii: "^"), UInt8(ascii: "\"")) ? .cmd : .posix
    }
}

extension ArraySlice<UInt8> {
    fileprivate func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
        indices.dropLast().contains { self[$0] == first && self[$0 + 1] == second }
    }
}
