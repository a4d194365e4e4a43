import Foundation
import PreflightModel
import PreflightSystem
import TestSupport
import Testing

@testable import PreflightStore

@Suite(.tags(.readsStrangersBytes)) struct LedgerTests {
    private static let tool = Report.Tool(name: "preflight", version: "1.0.0")
    private static let profile = Report.ProfileReference(id: "kkiai", name: "KKIAI")

    private static func report(_ seed: Int) -> Report {
        var source = RandomSource(seed: UInt64(seed))
        return source.value()
    }

    private static func writer(memoryLimit: Int, shortRun: Int = 0, folder: String? = nil) -> LedgerWriter {
        LedgerWriter(
            tool: tool, profile: profile, memoryLimit: memoryLimit, shortRun: shortRun, folder: folder)
    }

    /// Bytes that a report takes in a ledger: its length, and its message.
    private static func cost(_ report: Report) -> Int { 4 + StoredMessage.bytes(of: report).count }

    private static func reports(_ ledger: Ledger) throws -> [Report] {
        var reports: [Report] = []
        try ledger.forEach { reports.append($0) }
        return reports
    }

    @Test(arguments: [0, 1, 300], [(0, 0), (0, 299), (1, 0), (5_000, 2), (1 << 20, 0), (0, 300)])
    func `a ledger gives back every report in order, as often as asked`(
        count: Int, limits: (memory: Int, shortRun: Int)
    ) throws {
        let reports = (0..<count).map(Self.report)
        let writer = Self.writer(memoryLimit: limits.memory, shortRun: limits.shortRun)
        for report in reports { try writer.append(report) }
        let ledger = try writer.finish()
        for _ in 0..<3 { #expect(try Self.reports(ledger) == reports) }
    }

    @Test(arguments: [1, 2, 3])
    func `a ledger takes a short run down as it is`(count: Int) throws {
        // A folder that is not there: an error tells that a file was wanted.
        let missing = try TemporaryFolder().path("missing")
        let writer = Self.writer(memoryLimit: 0, shortRun: 2, folder: missing)
        for seed in 0..<min(count, 2) { try writer.append(Self.report(seed)) }
        #expect(writer.heldByteCount == 0)
        if count > 2 { #expect(throws: PreflightError.self) { try writer.append(Self.report(2)) } }
    }

    @Test(arguments: [-1, 0, 1])
    func `a ledger is in memory up to its limit`(difference: Int) throws {
        let folder = try TemporaryFolder()
        let limit = Self.cost(Self.report(1)) + Self.cost(Self.report(2))
        // A folder that is not there: an error tells that a file was wanted.
        let writer = Self.writer(memoryLimit: limit + difference, folder: folder.path("missing"))
        try writer.append(Self.report(1))
        let isTooMuch = (try? writer.append(Self.report(2))) == nil
        #expect(isTooMuch == (difference < 0))
    }

    @Test func `a ledger counts what it is given`() throws {
        let reports = (0..<50).map(Self.report)
        var expected = RunSummary(tool: Self.tool, profile: Self.profile)
        let writer = Self.writer(memoryLimit: 1000)
        for report in reports {
            try writer.append(report)
            expected.add(report)
        }
        expected.unjudged = 7
        #expect(try writer.finish { $0.unjudged = 7 }.summary == expected)
    }

    @Test func `a ledger holds no more of twenty thousand reports than of a few`() throws {
        let folder = try TemporaryFolder()
        let reports = (0..<20).map(Self.report)
        let largest = try #require(reports.map(Self.cost).max())
        let writer = Self.writer(memoryLimit: 100_000, folder: folder.url.path)
        var most = 0
        for index in 0..<20_000 {
            try writer.append(reports[index % reports.count])
            most = max(most, writer.heldByteCount)
        }
        #expect(most <= 100_000 + (64 << 10) + largest)
        let ledger = try writer.finish()
        var count = 0
        try ledger.forEach {
            #expect($0 == reports[count % reports.count])
            count += 1
        }
        #expect(count == 20_000)
        #expect(try folder.names() == [], "the file must have lost its name")
    }

    @Test func `a ledger is read by several at once`() async throws {
        let reports = (0..<100).map(Self.report)
        let writer = Self.writer(memoryLimit: 10_000)
        for report in reports { try writer.append(report) }
        let ledger = try writer.finish()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 { group.addTask { try Self.reports(ledger) == reports } }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test func `a ledger says so when its file cannot be made, now and ever after`() throws {
        let folder = try TemporaryFolder()
        let writer = Self.writer(memoryLimit: 0, folder: folder.path("missing"))
        for _ in 0..<2 {
            let error = #expect(throws: PreflightError.self) { try writer.append(Self.report(1)) }
            #expect(error?.code == .unusableStorage)
            #expect(error?.message.contains("TMPDIR") == true)
        }
        #expect(throws: PreflightError.self) { try writer.finish() }
    }

    @Test(.enabled(if: unsafe access("/dev/full", W_OK) == 0, "there is no device that is always full"))
    func `a ledger says so when the disk is full`() throws {
        let writer = LedgerWriter(tool: Self.tool, profile: Self.profile, memoryLimit: 0) {
            () throws(PreflightError) in
            try Self.spool(unsafe open("/dev/full", O_RDWR | O_CLOEXEC), in: "/dev")
        }
        try writer.append(Self.report(1))
        try writer.append(Self.report(2))
        let error = #expect(throws: PreflightError.self) { try writer.finish() }
        #expect(error?.message.contains("No space left") == true)
    }

    private static func spool(_ descriptor: Int32, in folder: String) throws(PreflightError) -> SpoolFile {
        do throws(SystemFailure) {
            return SpoolFile(
                adopting: try OpenFile(adopting: Descriptor(number: descriptor)), in: folder)
        } catch {
            throw PreflightError(.unusableStorage, error.description)
        }
    }

    @Test(arguments: [0, 1, 3, 4, 5, 40])
    func `a ledger says so when somebody cut its file short`(left: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("spool")
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        let writer = LedgerWriter(tool: Self.tool, profile: Self.profile, memoryLimit: 0) {
            () throws(PreflightError) in try Self.spool(descriptor, in: folder.url.path)
        }
        for seed in 0..<3 { try writer.append(Self.report(seed)) }
        let ledger = try writer.finish()
        #expect(ftruncate(descriptor, off_t(left)) == 0)
        let error = #expect(throws: PreflightError.self) { try ledger.forEach { _ in } }
        #expect(error?.code == .unusableStorage)
    }
}
