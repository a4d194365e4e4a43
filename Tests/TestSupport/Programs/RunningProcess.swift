#if os(Linux)
    internal import Foundation

    /// What the system tells of a process.
    public struct RunningProcess: Sendable {
        private let folder: String

        /// A process; nil when there is none of that number.
        public init?(_ identifier: Int32) { self.init(named: "\(identifier)") }

        private init?(named name: String) {
            folder = "/proc/\(name)"
            guard FileManager.default.fileExists(atPath: folder) else { return nil }
        }

        /// The processes that have a variable, as `NAME=value`. Those that have ended have none.
        public static func all(with variable: String) -> [RunningProcess] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.filter { Int32($0) != nil }.compactMap { RunningProcess(named: $0) }.filter {
                $0.texts("environ").contains(variable)
            }
        }

        /// Whether it measures files for another.
        public var isWorker: Bool { texts("cmdline").dropFirst().first == "worker" }

        /// The greatest size that it has had in memory, in bytes.
        public var peakByteCount: Int? {
            field("VmHWM").flatMap { Int($0.split(separator: " ").first ?? "") }.map { $0 << 10 }
        }

        /// Whether it has a handler of its own for a signal.
        public func catches(_ signal: Int32) -> Bool {
            let caught = field("SigCgt").flatMap { UInt64($0, radix: 16) } ?? 0
            return caught >> UInt64(signal - 1) & 1 == 1
        }

        private func field(_ name: String) -> String? {
            text("status").split(separator: "\n").first { $0.hasPrefix("\(name):") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }

        private func text(_ name: String) -> String { texts(name).joined(separator: "\0") }

        private func texts(_ name: String) -> [String] {
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
    }
#endif
