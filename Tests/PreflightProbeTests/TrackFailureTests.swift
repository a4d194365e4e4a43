import PreflightModel
import TestSupport
import Testing

@testable import PreflightProbe

@Suite(.tags(.readsStrangersBytes)) struct TrackFailureTests {
    private func facts(_ movie: MovieBytes) -> MediaFacts {
        MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
    }

    /// `moov-front.mp4` has a video track, then a sound track.
    private func broken(_ change: (inout MovieBytes) -> Void) throws -> MovieBytes {
        var movie = try MovieBytes("video/moov-front.mp4")
        change(&movie)
        return movie
    }

    @Test(arguments: [
        "without a sample description", "with an empty sample description",
        "whose sample description is no box",
    ])
    func `a track that is broken leaves the video's codec and size alone when it holds sound`(_ kind: String)
        throws
    {
        let movie = try broken {
            switch kind {
            case "without a sample description": $0.rename("stsd", 1, to: "free")
            case "with an empty sample description": $0.patch("stsd", 1, at: 4, [0, 0, 0, 0])
            default: $0.patch("stsd", 1, at: 8, [0xFF, 0xFF, 0xFF, 0xFF])
            }
        }
        let facts = facts(movie)
        #expect(facts.video?.video?.codec == "h264")
        #expect(facts.video?.video?.displaySize?.value == PixelSize(width: 360, height: 640))
        #expect(facts.defect(.unreadable) == nil)
    }

    @Test(arguments: ["stts", "stsz", "stsc", "stco"])
    func `a track that is broken is a defect of its own when it is sound without a table`(_ table: String)
        throws
    {
        let facts = facts(try broken { $0.rename(table, 1, to: "free") })
        #expect(facts.defects.map(\.kind) == [.missingSound])
        #expect(facts.video?.video?.frameCount?.value ?? 0 > 0)
        #expect(facts.video?.audio.count == 1)
    }

    @Test func `a track that is broken is a defect when it is the video`() throws {
        let facts = facts(try broken { $0.rename("stsd", 0, to: "free") })
        #expect(facts.defects.map(\.kind) == [.unreadable])
        #expect(facts.video?.video?.codec == nil)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct LastBoxTests {
    /// `moov-front.mp4` ends with its samples.
    private func facts(longer byteCount: UInt8, cutting: Int = 0) throws -> MediaFacts {
        var movie = try MovieBytes("video/moov-front.mp4")
        let data = try #require(movie.payloads(of: "mdat").first)
        let start = data.lowerBound - 8
        let size = data.upperBound - start + Int(byteCount)
        movie.bytes.replaceSubrange(
            start..<(start + 4), with: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) })
        movie.bytes.removeLast(cutting)
        return MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
    }

    @Test(arguments: [(0, []), (1, [.overlongBox]), (8, [.overlongBox])] as [(UInt8, [Defect.Kind])])
    func `the last box of a file may claim more bytes than there are when no frame is missing`(
        _ byteCount: UInt8, _ kinds: [Defect.Kind]
    ) throws {
        #expect(try facts(longer: byteCount).defects.map(\.kind) == kinds)
    }

    @Test func `the last box of a file is truncated when a part of a frame is missing`() throws {
        #expect(try facts(longer: 0, cutting: 1).defects.map(\.kind) == [.truncated])
        #expect(try facts(longer: 8, cutting: 1).defects.map(\.kind) == [.truncated])
    }
}

@Suite(.tags(.readsStrangersBytes)) struct EmptyTrackTests {
    @Test(arguments: ["video/fragmented.mp4", "video/fragmented-mehd.mp4"])
    func `a video track without a frame is an initialisation segment where fragments are to follow`(
        _ file: String
    ) throws {
        var movie = try MovieBytes(file)
        let fragment = try #require(movie.payloads(of: "moof").first)
        movie.bytes.removeSubrange((fragment.lowerBound - 8)...)
        let facts = MediaProbe.facts(of: .bytes(movie.bytes, label: "init.mp4"))
        let defect = try #require(facts.defects.first)
        #expect(facts.defects.count == 1 && defect.kind == .missingFrames)
        #expect(defect.detail.hasPrefix("this is an initialisation segment"))
    }

    @Test func `a video track without a frame is an empty index where none are`() throws {
        var movie = try MovieBytes("video/fragmented.mp4")
        let fragment = try #require(movie.payloads(of: "moof").first)
        movie.bytes.removeSubrange((fragment.lowerBound - 8)...)
        movie.rename("mvex", to: "free")
        let facts = MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
        #expect(facts.defects.map(\.kind) == [.missingFrames])
        #expect(facts.defects.first?.detail == "the index describes a video track, but lists no frame of it")
    }
}

@Suite(.tags(.readsStrangersBytes)) struct CodecNameTests {
    @Test(arguments: ["bvc2", "dav1"])
    func `a codec's name is the container's where FFmpeg has none`(_ code: String) throws {
        var movie = try MovieBytes("video/moov-front.mp4")
        movie.rename("avc1", movie.payloads(of: "avc1").count - 1, to: code)
        let facts = MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
        #expect(facts.video?.video?.codecTag == code)
        #expect(facts.video?.video?.hasDecoder == nil)
    }

    @Test func `a codec's name of FairPlay is encryption`() throws {
        var movie = try MovieBytes("video/moov-front.mp4")
        movie.rename("avc1", movie.payloads(of: "avc1").count - 1, to: "drmi")
        let facts = MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
        #expect(facts.video?.video?.isEncrypted == true)
    }

    @Test func `a codec's name is its code in AVI and its ID in Matroska`() throws {
        var avi = try MovieBytes("video/mpeg4.avi")
        for _ in 0..<2 {
            guard let place = avi.bytes.indices.first(where: { avi.bytes[$0...].starts(with: "XVID".utf8) })
            else { break }
            avi.bytes.replaceSubrange(place..<(place + 4), with: "QZX9".utf8)
        }
        #expect(MediaProbe.facts(of: .bytes(avi.bytes, label: "x.avi")).video?.video?.codecTag == "QZX9")

        var matroska = try MovieBytes("video/vp8.webm")
        let id = try #require(
            matroska.bytes.indices.first { matroska.bytes[$0...].starts(with: "V_VP8".utf8) })
        matroska.bytes.replaceSubrange(id..<(id + 5), with: "V_XYZ".utf8)
        let track = MediaProbe.facts(of: .bytes(matroska.bytes, label: "x.webm")).video?.video
        #expect(track?.codec == nil && track?.codecTag == "V_XYZ")
    }
}

@Suite(.tags(.readsStrangersBytes)) struct ContainerSizeTests {
    @Test(
        arguments: [
            (1920, 1080, 1920, 1088, "h264", true), (1920, 1072, 1920, 1088, "h264", false),
            (1920, 1088, 1920, 1080, "h264", false), (1904, 1080, 1920, 1088, "h264", false),
            (1910, 1080, 1920, 1088, "h264", true), (1920, 1073, 1920, 1080, "h264", true),
            (1920, 1080, 1920, 1088, "hevc", false), (1920, 1080, 1920, 1088, "vp9", false),
            (1920, 1080, 1920, 1088, "mpeg4", false), (0, 1080, 1920, 1088, "h264", false),
            (.max, 1080, .max, 1088, "h264", false),
        ] as [(Int, Int, Int, Int, String, Bool)])
    func `a container's size is shown where H.264 leaves the padding of its last block to it`(
        _ width: Int, _ height: Int, _ codedWidth: Int, _ codedHeight: Int, _ codec: String, _ applies: Bool
    ) {
        let stated = PixelSize(width: width, height: height)
        let coded = PixelSize(width: codedWidth, height: codedHeight)
        #expect(ContainerCrop.applies(stated, over: coded, codec: codec) == applies)
        #expect(!ContainerCrop.applies(stated, over: coded, codec: codec, hasOffset: true))
    }

    @Test(arguments: [(356, 356), (352, 360), (400, 360)] as [(UInt16, Int)])
    func `a container's size is judged where FFmpeg shows it`(_ stated: UInt16, _ width: Int) throws {
        var movie = try MovieBytes("video/moov-front.mp4")
        let entry = movie.payloads(of: "avc1").count - 1
        movie.patch("avc1", entry, at: 24, [UInt8(stated >> 8), UInt8(stated & 0xFF)])
        let facts = MediaProbe.facts(of: .bytes(movie.bytes, label: "x.mp4"))
        #expect(facts.video?.video?.displaySize?.value == PixelSize(width: width, height: 640))
        #expect(facts.defects.map(\.kind) == [.sizeContradiction])
    }

    @Test(arguments: [
        (Ratio(65536, 65536), "1:1"), (Ratio(64, 27), "64:27"), (Ratio(0, 0), "0:0"), (Ratio(8, 6), "4:3"),
    ])
    func `a container's size has a pixel aspect in lowest terms`(_ ratio: Ratio, _ text: String) {
        #expect(ratio.reduced.description == text)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct PacketTimingTests {
    private func presentation(_ packets: [(Int64?, Int64?)]) -> Presentation {
        var timeline = PacketTimeline()
        for (shown, decoded) in packets {
            timeline.add(PacketTimes(stream: 0, presentation: shown, decoding: decoded, duration: 3600))
        }
        return timeline.presentation(timeBase: 1.0 / 90_000, statedRate: 25)
    }

    @Test(arguments: [nil, 0, 3600] as [Int64?])
    func `packets without all their times are shown at an even pace when they are decoded so`(
        _ difference: Int64?
    ) {
        // Every fifth one says nothing, or its time of decoding, as FFmpeg fills it in.
        let packets = (0..<50).map { index -> (Int64?, Int64?) in
            let decoded = 45_000 + Int64(index) * 3600
            return (index % 5 == 4 ? difference.map { decoded + $0 } : decoded + 3600, decoded)
        }
        let measured = presentation(packets)
        #expect(measured.isVariableRate == false)
        #expect(measured.sampleRate == 25)
        #expect(measured.duration?.value == 2)
        #expect(measured.startTime == 0.54)
    }

    @Test func `packets without all their times are shown as they say when they all do`() {
        let measured = presentation([(0, 0), (3600, 3600), (18_000, 7200), (21_600, 10_800)])
        #expect(measured.isVariableRate == true)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct RepeatedFrameTests {
    /// The fixture with every so many of its frames' chunks empty, and what they held in a chunk that says nothing.
    private func facts(everyOther step: Int) throws -> MediaFacts {
        var movie = try MovieBytes("video/mpeg4.avi")
        let starts = movie.bytes.indices.dropLast(8).filter { movie.bytes[$0...].starts(with: "00dc".utf8) }
        // The index at the end names the chunks once more.
        for start in starts.prefix(starts.count / 2).dropFirst().enumerated().filter({ $0.0 % step == 0 })
            .map(\.1)
        {
            let size = movie.bytes[(start + 4)..<(start + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard size >= 16 else { continue }
            let rest = (0..<4).map { UInt8(truncatingIfNeeded: (size - 8) >> ($0 * 8)) }
            movie.bytes.replaceSubrange((start + 4)..<(start + 16), with: [0, 0, 0, 0] + "JUNK".utf8 + rest)
        }
        return MediaProbe.facts(of: .bytes(movie.bytes, label: "x.avi"))
    }

    @Test func `AVI frames shown again count where they are few, and not where they are many`() throws {
        let sound = Fixture.facts("video/mpeg4.avi").video?.video
        let few = try facts(everyOther: 1000).video?.video
        #expect(few?.frameCount?.value == sound.map { ($0.frameCount?.value ?? 0) - 1 })
        #expect(few?.isVariableFrameRate == false)
        #expect(few?.frameRate == sound?.frameRate)
        let many = try facts(everyOther: 3).video?.video
        #expect(many?.frameRate ?? 0 < 0.8 * (sound?.frameRate ?? 0))
    }
}
