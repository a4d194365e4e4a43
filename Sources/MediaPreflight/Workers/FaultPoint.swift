internal import PreflightSystem

/// Where tests make a worker go wrong. A program that is built for use has none of it.
///
/// `PREFLIGHT_FAULT` says how and where, separated by commas: `crash@start` at a worker's start, `hang@2` at the second asset
/// that a worker measures, `garbage@hero.png` at every asset of that name, `crash@*` at every one. `PREFLIGHT_FAULT_MARK` names
/// a file that gets a line each time, so that a test can prove that it was met.
enum FaultPoint {
    #if DEBUG
        private enum Kind: String { case crash, hang, garbage }

        private static let plan: [String: Kind] = {
            let text = ProcessInfo.processInfo.environment["PREFLIGHT_FAULT"] ?? ""
            let faults = text.split(separator: ",").compactMap { fault -> (String, Kind)? in
                let parts = fault.split(separator: "@", maxSplits: 1)
                guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
                return (String(parts[1]), kind)
            }
            return Dictionary(faults) { first, _ in first }
        }()
        private static let count = Mutex(0)

        /// A worker starts.
        static func start(_ channel: WorkerChannel) { meet(["start"], channel) }

        /// A worker is about to measure an asset.
        static func asset(_ name: String, _ channel: WorkerChannel) {
            guard !plan.isEmpty else { return }
            let number = count.withLock { count in
                count += 1
                return count
            }
            meet(["*", String(number), name.split(separator: "/").last.map(String.init) ?? ""], channel)
        }

        private static func meet(_ places: [String], _ channel: WorkerChannel) {
            guard let kind = places.lazy.compactMap({ plan[$0] }).first else { return }
            if let path = ProcessInfo.processInfo.environment["PREFLIGHT_FAULT_MARK"],
                let file = unsafe fopen(path, "a")
            {
                unsafe fputs("\(kind.rawValue)\n", file)
                unsafe fclose(file)
            }
            switch kind {
            case .crash: abort()
            case .hang: while true { pause() }
            case .garbage: _ = channel.answer([0, 0, 0, 0])
            }
        }
    #else
        static func start(_ channel: WorkerChannel) {}
        static func asset(_ name: String, _ channel: WorkerChannel) {}
    #endif
}

#if DEBUG
    private import Foundation
    private import Synchronization
#endif
