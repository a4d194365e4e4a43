import Foundation
import PreflightModel
import PreflightProfiles
import Testing

/// Every value of every profile against the research it was made of.
@Suite struct ResearchAgreementTests {
    @Test func `the research is there`() {
        #expect(Research.all.count == 38)
        #expect(!Research.phrases.isEmpty)
    }

    @Test func `every provider that documents a limit on this model has a profile`() {
        let covered = Set(ProfileCatalogue.ids.map(Research.id(ofProfile:)))
        let left = Research.all.keys.filter { !covered.contains($0) }
        // Of the one nothing but the model's name could be read; the other is an older feature of another model.
        #expect(left.sorted() == ["aimlapi", "useapi"])
    }

    @Test func `profiles and research agree, but for what is listed with its reason`() throws {
        let found = try ProfileCatalogue.ids.flatMap { id in
            let research = try #require(Research.all[Research.id(ofProfile: id)])
            let (said, known) = (try statements(of: ProfileCatalogue.profile(id)), research.statements)
            return Set(said.keys).union(known.keys).sorted().compactMap { key in
                said[key] == known[key]
                    ? nil : "\(id) \(key): \(said[key] ?? "nothing") instead of \(known[key] ?? "nothing")"
            }
        }
        let listed = try Self.listed()
        #expect(listed.allSatisfy { $0.reason.count > 10 })
        let explained = Set(listed.map(\.difference))
        #expect(found.filter { !explained.contains($0) } == [], "not in differences.txt")
        #expect(explained.subtracting(found).sorted() == [], "in differences.txt, and no difference any more")
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `every quote stands in the research or among the phrases that were found`(id: String) throws {
        let research = try #require(Research.all[Research.id(ofProfile: id)])
        let known = (Array(research.quotes.values) + (Research.phrases[id] ?? [])).map(Self.folded)
        let profile = try ProfileCatalogue.profile(id)
        for source in profile.statedSources where source.strength != .note {
            let quote = Self.folded(source.quote)
            #expect(known.contains { $0.contains(quote) }, "\(quote)")
        }
    }

    // MARK: - What is compared

    private func statements(of profile: Profile) -> [String: String] {
        var said: [String: String] = [:]
        for (key, limit) in profile.limits { said[key.rawValue] = limit.described }
        for dialect in profile.dialects {
            said["orientation"] = dialect.field(.orientation)?.defaultValue
            guard let image = dialect.field(.image) else { continue }
            if image.accepts.contains(.data) { said["data"] = "taken" }
            if image.refuses.contains(.data) { said["data"] = "refused" }
        }
        return said
    }

    /// The lines of `differences.txt`: what differs, and behind ` -- ` why.
    private static func listed() throws -> [(difference: String, reason: String)] {
        let file = Research.folder.appending(path: "differences.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.components(separatedBy: " -- ")
            return (parts[0], parts.dropFirst().joined(separator: " -- "))
        }
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Limit {
    /// The value, and whether the bound is still allowed.
    fileprivate var described: String {
        switch value {
        case .names(let names): names.sorted().joined(separator: ", ")
        case .fileSize(let size): "\(size)"
        case .pixels(let pixels): "\(pixels) px" + strictness
        case .aspectRatio(let ratio): "\(Double(ratio.numerator) / Double(ratio.denominator))" + strictness
        case .seconds(let seconds): "\(seconds) s"
        case .frameRate(let rate): "\(rate) fps"
        case .characters(let count): "\(count) characters"
        }
    }

    private var strictness: String { isInclusive ? "" : ", exclusive" }
}

extension Research {
    /// What is documented, by the keys and in the words of ``Limit``.
    fileprivate var statements: [String: String] {
        func isStrict(_ word: String?) -> Bool { ["strict", "exclusive", ">"].contains(word) }
        func side(_ pixels: Int?, _ word: String?) -> String? {
            pixels.map { "\($0) px" + (isStrict(word) ? ", exclusive" : "") }
        }
        func ratio(_ index: Int) -> String? {
            image.aspectRatio.map { "\($0[index])" + (isStrict(image.aspectOperator) ? ", exclusive" : "") }
        }
        func size(_ megabytes: Int64?) -> String? { megabytes.map { "\($0) MB" } }
        func length(_ seconds: Double?) -> String? { seconds.map { "\($0) s" } }
        let known: [(LimitKey, String?)] = [
            (.imageFormats, image.formats?.sorted().joined(separator: ", ")),
            (.imageMaxBytes, size(image.maxMb)),
            (.imageMinSide, side(image.minPx, image.minPxOperator)),
            (.imageMaxSide, side(image.maxPx, image.minPxOperator == "strict" ? "strict" : nil)),
            (.imageMinAspectRatio, ratio(0)), (.imageMaxAspectRatio, ratio(1)),
            (.videoContainers, video.containers?.sorted().joined(separator: ", ")),
            (.videoMaxBytes, size(video.maxMb)),
            (.videoMinSide, side(video.minPx, video.pxOperator)),
            (.videoMaxSide, side(video.maxPx, video.pxOperator)),
            (.videoMinDuration, length(video.minS)),
            (.videoMaxDurationImage, length(video.maxSOrientationImage)),
            (.videoMaxDurationVideo, length(video.maxSOrientationVideo)),
            (.videoMinFrameRate, video.fps?.min.map { "\($0) fps" }),
            (.videoMaxFrameRate, video.fps?.max.map { "\($0) fps" }),
            (.promptMaxCharacters, promptMax.map { "\($0) characters" }),
        ]
        var statements: [String: String] = [:]
        for (key, value) in known { statements[key.rawValue] = value }
        statements["orientation"] =
            (defaults["character_orientation"] ?? defaults["characterOrientation"])?.text
        statements["data"] = image.dataPrefixOk.map { $0 ? "taken" : "refused" }
        return statements
    }
}
