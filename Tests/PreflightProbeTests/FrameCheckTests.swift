import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

@Suite(.tags(.readsStrangersBytes)) struct MisplacedFrameTests {
    static let checked = [
        "video/moov-front.mp4", "video/moov-end.mp4", "video/fragmented.mp4", "video/fragmented-audio.mp4",
        "video/hevc.mp4", "video/av1.mp4", "video/vp9.mp4", "video/prores.mov", "video/mpeg4.mp4",
        "video/mjpeg.mov", "video/h263.3gp",
    ]

    private func facts(_ movie: MovieBytes) -> MediaFacts {
        MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
    }

    @Test(arguments: checked)
    func `misplaced frames are damage where all sample data is zero`(_ file: String) throws {
        var movie = try MovieBytes(file)
        for data in movie.payloads(of: "mdat") { movie.zero(data) }
        let facts = facts(movie)
        #expect(facts.defects.map(\.kind) == [.damagedFrames])
        #expect(facts.defects.first?.detail.contains("all zeros") == true)
    }

    @Test(arguments: ["video/moov-front.mp4", "video/fragmented.mp4"])
    func `misplaced frames are damage where zeros reach from the middle to the end`(_ file: String) throws {
        var movie = try MovieBytes(file)
        let last = try #require(movie.payloads(of: "mdat").last)
        movie.zero(((last.lowerBound + last.upperBound) / 2)..<movie.bytes.count)
        #expect(facts(movie).defect(.damagedFrames) != nil)
    }

    @Test(arguments: checked)
    func `misplaced frames are none in a sound file, whose frames are checked`(_ file: String) throws {
        let facts = facts(try MovieBytes(file))
        #expect(facts.defect(.damagedFrames) == nil)
        #expect(facts.video?.video?.checkedFrameCount ?? 0 > 1)
    }

    @Test func `misplaced frames are not looked for where frames are encrypted`() throws {
        var movie = try MovieBytes("video/encrypted.mp4")
        for data in movie.payloads(of: "mdat") { movie.zero(data) }
        #expect(facts(movie).defect(.damagedFrames) == nil)
        #expect(facts(movie).video?.video?.checkedFrameCount == nil)
    }

    @Test func `misplaced frames are damage in AVI, whose frames are all read`() throws {
        var movie = try MovieBytes("video/mpeg4.avi")
        for index in movie.bytes.indices.dropLast(8) where movie.bytes[index...].starts(with: "00dc".utf8) {
            let size = Int(movie.bytes[index + 4]) | Int(movie.bytes[index + 5]) << 8
            let start = index + 8
            // The index at the end names chunks too, and has no frames.
            guard size > 64, start + size <= movie.bytes.count - 400 else { continue }
            movie.zero(start..<(start + size))
        }
        #expect(facts(movie).defect(.damagedFrames) != nil)
    }

    @Test(arguments: [("video/moov-front.mp4", "avcC", "hvcC"), ("video/hevc.mp4", "hvcC", "avcC")])
    func `misplaced frames are all damage where the configuration is another codec's`(
        _ file: String, _ own: String, _ foreign: String
    ) throws {
        var movie = try MovieBytes(file)
        movie.rename(own, to: foreign)
        let defect = try #require(facts(movie).defect(.damagedFrames))
        #expect(defect.detail.contains("the configuration in it, \(foreign), is another codec's"))
    }

    @Test func `misplaced frames are reported for the one frame that is longer than its place`() throws {
        var movie = try MovieBytes("video/b-frames.mp4")
        movie.patch("mdat", at: 0, [0x7F, 0xFF, 0xFF, 0xFF])
        let defect = try #require(facts(movie).defect(.damagedFrames))
        #expect(defect.detail.hasPrefix("1 of the "))
        #expect(defect.detail.contains("has a unit of 2147483647 bytes"))
    }
}

@Suite(.tags(.readsStrangersBytes)) struct FrameBeginningTests {
    private func damage(_ coding: FrameCoding, _ head: [UInt8], size: Int64? = nil) -> String? {
        let padded = head + [UInt8](repeating: 0x55, count: max(0, 16 - head.count))
        return coding.damage(padded, size: size ?? Int64(padded.count)) { _, _ in nil }
    }

    private static let h264 = FrameCoding.units(lengthByteCount: 4, isHEVC: false)
    private static let hevc = FrameCoding.units(lengthByteCount: 4, isHEVC: true)

    @Test(
        arguments: [
            // One unit that fills the frame, a delimiter before it, and padding behind it.
            (h264, [0, 0, 0, 12, 0x65]), (h264, [0, 0, 0, 2, 9, 0x30, 0, 0, 0, 6, 0x41]),
            (h264, [0, 0, 0, 8, 0x65]),
            // Start codes instead of lengths.
            (h264, [0, 0, 0, 1, 0x67, 0x42]), (h264, [0, 0, 1, 9, 0x30]),
            (hevc, [0, 0, 0, 12, 0x26, 1]), (.units(lengthByteCount: 2, isHEVC: false), [0, 14, 0x65]),
            (.av1, [0x12, 0]), (.vp9, [0x82]), (.vp8, [0x10, 0, 0, 0x9D, 1, 0x2A]), (.vp8, [0x31]),
            (.mpeg4, [0, 0, 1, 0xB6]), (.mpeg4, [0, 0, 0x80, 2]),
            (.proRes, [0, 0, 0, 9, 0x69, 0x63, 0x70, 0x66]),
            (.neverZero, [0xFF, 0xD8]),
            // Fewer than eight bytes behind the last unit.
            (h264, [0, 0, 0, 2, 0x65, 1] + [UInt8](repeating: 0, count: 11)),
            (.av1, [0x12, 0, 0x32, 12]), (.av1, [0x12, 0, 0x30]), (.motionJPEG, [0xFF, 0xD8]),
            (.motionJPEG, [0, 0xFF, 0xD8]), (.dnxHD, [0, 0, 2, 0x80, 1]), (.dnxHD, [0, 0, 3, 0x90, 3]),
            (.png, [0x89, 0x50, 0x4E, 0x47]),
        ] as [(FrameCoding, [UInt8])])
    func `a frame's first bytes that decoders take are no damage`(_ coding: FrameCoding, _ head: [UInt8]) {
        #expect(damage(coding, head) == nil)
    }

    @Test(
        arguments: [
            (h264, [0, 0, 0, 13, 0x65]), (h264, [0, 0, 0, 12, 0xE5]), (h264, [0xFF, 0xFF, 0xFF, 0xFF]),
            (h264, [0, 0, 0, 2, 9, 0x30, 0, 0, 0, 7, 0x41]), (hevc, [0, 0, 0, 13, 0x26, 1]),
            (.av1, [0x92]), (.vp9, [0x42]), (.vp8, [0x10, 0, 0, 1, 2, 3]), (.mpeg4, [9, 9, 9]),
            (.proRes, [0, 0, 0, 9, 1, 2, 3, 4]), (.neverZero, [UInt8](repeating: 0, count: 64)),
            (h264, [UInt8](repeating: 0, count: 64)),
            // An empty unit, and zeros behind the last one.
            (h264, [0, 0, 0, 0, 0, 0, 0, 8, 0x65]), (hevc, [0, 0, 0, 0, 0, 0, 0, 8, 0x26]),
            (h264, [0, 0, 0, 2, 0x65, 1] + [UInt8](repeating: 0, count: 12)),
            (hevc, [0, 0, 0, 2, 0x26, 1] + [UInt8](repeating: 0, count: 64)),
            // A second part of the image that is longer than the rest.
            (h264, [0, 0, 0, 2, 0x65, 1, 0, 0, 0, 9, 0x65, 1, 2, 3, 4, 5, 6, 7]),
            (.av1, [0x12, 0, 0x32, 13]), (.av1, [0x32] + [UInt8](repeating: 0xFF, count: 15)),
            (.av1, [0x12, 0, 0x92]), (.motionJPEG, [1, 2, 3]), (.dnxHD, [0, 0, 2, 0x7F, 1]),
            (.dnxHD, [0, 0, 2, 0x80, 4]), (.dnxHD, [9, 0, 2, 0x80, 1]), (.png, [0x89, 0x50, 0x4E, 0x48]),
        ] as [(FrameCoding, [UInt8])])
    func `a frame's first bytes that no decoder takes are damage`(_ coding: FrameCoding, _ head: [UInt8]) {
        #expect(damage(coding, head) != nil)
    }

    @Test func `a frame's first bytes in a frame of less than eight bytes say nothing`() {
        #expect(Self.h264.damage([0, 0, 0, 0, 0, 0, 0], size: 7) { _, _ in nil } == nil)
        #expect(FrameCoding.vp9.damage([], size: 0) { _, _ in nil } == nil)
    }

    @Test func `a frame's first bytes of a codec that is not known are not compared`() {
        #expect(FrameCoding(codec: nil, unitLengthByteCount: 4) == nil)
        #expect(FrameCoding(codec: "rawvideo", unitLengthByteCount: nil) == nil)
        #expect(FrameCoding(codec: "h264", unitLengthByteCount: nil) == .neverZero)
    }

    @Test(arguments: ["mpeg2video", "dvvideo", "jpeg2000", "png", "qtrle", "mjpeg"])
    func `a frame's first bytes of zeros alone are damaged in every codec that begins with a mark`(
        codec: String
    ) {
        let coding = FrameCoding(codec: codec, unitLengthByteCount: nil)
        #expect(coding?.damage([UInt8](repeating: 0, count: 64), size: 900) { _, _ in nil } == "is all zeros")
    }
}

@Suite(.tags(.readsStrangersBytes)) struct SorensonHeaderTests {
    @Test(
        arguments: [
            ([0, 0, 128, 28, 80, 40, 0, 0, 0], PixelSize(width: 160, height: 80)),
            ([0, 0, 132, 28, 128, 128, 0, 150, 0, 0, 0], PixelSize(width: 256, height: 300)),
            ([0, 0, 128, 29, 0, 0, 0], PixelSize(width: 352, height: 288)),
            ([0, 0, 128, 31, 0, 0, 0], PixelSize(width: 160, height: 120)),
            ([0, 0, 128, 31, 128, 0, 0], nil),
            ([0, 0, 136, 29, 0, 0, 0], nil),
            ([0, 0, 128, 28, 0, 40, 0, 0, 0], nil),
            ([0, 0, 128, 28, 128, 128], nil),
            ([0, 0, 64, 1, 0, 0], nil),
            ([], nil),
        ] as [([UInt8], PixelSize?)])
    func `a frame of Sorenson's H.263 states its size`(_ bytes: [UInt8], _ size: PixelSize?) {
        #expect(SorensonHeader.size(bytes) == size)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct CheckedSampleTests {
    @Test(arguments: [0, 1, 2, 30, 31, 32, 33, 62, 63, 1000, 4097])
    func `the samples that are looked at are the first, the last, and few between`(_ count: Int) {
        var picks = SamplePicks()
        for index in 0..<Int64(count) { picks.add((index * 10)..<(index * 10 + 10)) }
        let ranges = picks.ranges
        #expect(ranges.count <= 32 && ranges.count >= min(count, 16))
        #expect(ranges.first == (count > 0 ? 0..<10 : nil))
        #expect(ranges.last?.upperBound == (count > 0 ? Int64(count) * 10 : nil))
        let gaps = zip(ranges, ranges.dropFirst()).map { $1.lowerBound - $0.lowerBound }
        #expect(gaps.allSatisfy { $0 <= Int64(count) * 10 / 8 + 10 }, "spread evenly")
    }

    @Test func `the samples that are looked at are none that is empty`() {
        var picks = SamplePicks()
        picks.add(5..<5)
        #expect(picks.ranges == [])
    }
}

@Suite(.tags(.readsStrangersBytes)) struct RemoteFrameTests {
    /// The fixture with its frames' data far behind the beginning of the box that holds it, as in a large file.
    private func far() throws -> [UInt8] {
        var movie = try MovieBytes("video/moov-front.mp4")
        let data = try #require(movie.payloads(of: "mdat").first)
        let padding = 300_000
        // Bytes of no track before the data, and the chunk offsets moved by as much.
        for table in movie.payloads(of: "stco") {
            for entry in stride(from: table.lowerBound + 8, to: table.upperBound, by: 4) {
                let old = movie.bytes[entry..<(entry + 4)].reduce(0) { $0 << 8 | Int($1) }
                movie.bytes.replaceSubrange(entry..<(entry + 4), with: number(old + padding))
            }
        }
        let size = number(data.count + 8 + padding)
        movie.bytes.replaceSubrange((data.lowerBound - 8)..<(data.lowerBound - 4), with: size)
        movie.bytes.insert(contentsOf: repeatElement(1, count: padding), at: data.lowerBound)
        return movie.bytes
    }

    private func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    @Test func `a video elsewhere costs one request more, for its last frame`() throws {
        let remote = CountedBytes(try far())
        let facts = MediaProbe.facts(of: remote, named: "https://example.com/x.mp4")
        #expect(facts.defects == [])
        #expect(facts.video?.video?.checkedFrameCount ?? 0 > 0)
        #expect(remote.fetched.filter { $0.lowerBound > 300_000 }.count == 1)
    }

    @Test func `a video elsewhere whose end is zeros is damaged`() throws {
        var bytes = try far()
        bytes.replaceSubrange((bytes.count - 2000)..., with: repeatElement(0, count: 2000))
        let facts = MediaProbe.facts(of: CountedBytes(bytes), named: "https://example.com/x.mp4")
        #expect(facts.defects.map(\.kind) == [.damagedFrames])
    }

    @Test func `a video elsewhere is not read through for a frame where no part can be fetched`() throws {
        let remote = CountedBytes(try far(), servesParts: false)
        let facts = MediaProbe.facts(of: remote, named: "https://example.com/x.mp4")
        #expect(remote.fetched.allSatisfy { $0.upperBound < 300_000 })
        #expect(facts.video?.video?.checkedFrameCount == nil)
        #expect(facts.defects == [])
    }
}
