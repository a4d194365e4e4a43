internal import Foundation

/// Sleeps on a thread that may block.
enum BlockingSleep {
    static func sleep(for duration: Duration) {
        Thread.sleep(forTimeInterval: max(0, duration / .seconds(1)))
    }
}
