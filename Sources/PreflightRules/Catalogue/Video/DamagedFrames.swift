import PreflightModel

/// `VID021`: frames are not coded where and as the index says.
enum DamagedFrames: Rule {
    static let page = RulePage(
        code: "VID021", name: "damaged-frames", severity: .error,
        summary: "Frames cannot be decoded: something else stands where the index says that they are.",
        rationale: """
            A download that reserved its space and stopped early is full of zeros, and so is a file that a disk or an \
            upload lost parts of. Its index is whole, so that it looks sound until it is decoded.
            """,
        reading: """
            Nothing is decoded. The first, the last and up to 30 frames between are compared with their codec and with \
            the size that the index states: for H.264, HEVC and AV1 the lengths of the units, which add up to the size, \
            for VP8, VP9, MPEG-4, ProRes, Motion JPEG, DNxHD and PNG the bytes that every frame begins with; frames \
            that begin with 64 zero bytes are damaged in these codecs, and in VVC and H.263. In MP4 and MOV, a sample \
            description that holds another codec's configuration makes all frames damaged. Frames in Matroska, WebM, AVI, FLV and \
            transport streams are all checked, as they are read anyway. Other damage inside a frame is not found, and \
            encrypted frames are not checked. Of a URL, only frames that are read anyway and the last one are checked. \
            `--verbose` reports how many were.
            """,
        remedy: "Download or export the video again.",
        sources: [
            "ISO/IEC 14496-15, 5.3.3: lengths of units in samples", "AV1 specification, 5.3: OBU header",
            "SMPTE ST 2019-1: DNxHD frame header",
            "VP9 specification, 6.2: frame marker", "RFC 6386, 9.1: VP8 frame header",
        ],
        examples: [
            RulePage.Example(
                "a download that stopped after its space was reserved",
                facts: ExampleFacts.video(
                    defect: Defect(
                        .damagedFrames,
                        "16 of the 32 frames that were checked cannot be decoded: the frame at byte 3000000 is all zeros"
                    )),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("a sound video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track else { return [] }
        let damaged = defects([.damagedFrames], .error, in: context, fix: Fix("download or export it again"))
        guard damaged.isEmpty, context.isVerbose, let checked = track.checkedFrameCount else {
            return damaged
        }
        let all = track.frameCount.map { " of \($0.value)" } ?? ""
        let message =
            "the first bytes of \(checked)\(all) frames were checked; the rest of the frames was not looked at"
        return [finding(.note, message, outcome: .notChecked, in: context)]
    }
}
