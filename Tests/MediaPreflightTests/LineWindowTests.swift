import Testing

@testable import MediaPreflight

@Suite struct LineWindowTests {
    private func line(_ number: Int, byteCount: Int = 1) -> NumberedLine {
        NumberedLine(number: number, content: .text([UInt8](repeating: 0, count: byteCount)))
    }

    @Test func `results are given out in the order of their lines`() throws {
        var window = LineWindow(lineLimit: 3, byteLimit: 100)
        for number in 1...3 { window.add(line(number)) }
        let jobs = [window.take(), window.take(), window.take()].compactMap(\.self)
        #expect(jobs.map(\.line.number) == [1, 2, 3])
        #expect(window.take() == nil)
        window.finish(jobs[2].index, "three")
        #expect(window.takeDue() == [])
        window.finish(jobs[0].index, "one")
        #expect(window.takeDue() == ["one"])
        window.finish(jobs[1].index, "two")
        #expect(window.takeDue() == ["two", "three"])
        #expect(window.takeDue() == [])
    }

    @Test func `a line counts until its result is written`() throws {
        var window = LineWindow(lineLimit: 2, byteLimit: 100)
        window.add(line(1))
        window.add(line(2))
        #expect(!window.hasRoom(for: line(3)))
        let taken = window.take()
        let job = try #require(taken)
        window.finish(job.index, "one")
        let due = window.takeDue()
        #expect(!window.hasRoom(for: line(3)))
        window.release(due)
        #expect(window.hasRoom(for: line(3)))
    }

    @Test func `bytes of lines and results are bounded, and a larger line passes alone`() throws {
        var window = LineWindow(lineLimit: 10, byteLimit: 10)
        let large = line(1, byteCount: 11)
        #expect(window.hasRoom(for: large))
        window.add(large)
        #expect(!window.hasRoom(for: line(2)))
        let taken = window.take()
        let job = try #require(taken)
        window.finish(job.index, "12345")
        #expect(window.hasRoom(for: line(2, byteCount: 5)))
        #expect(!window.hasRoom(for: line(2, byteCount: 6)))
        window.release(window.takeDue())
        #expect(window.hasRoom(for: line(2, byteCount: 10)))
    }
}

extension LineWindow.Job: Equatable {
    static func == (left: Self, right: Self) -> Bool { left.index == right.index && left.line == right.line }
}
