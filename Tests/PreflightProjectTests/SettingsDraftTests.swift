import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightProject

@Suite struct SettingsDraftTests {
    private let golden = Golden(beside: #filePath)

    static let project = [
        "README.md", "tools/run.py", "characters/eve.png", "characters/adam.png", "characters/old/cain.png",
        "dances/eve.mp4", "dances/adam.mp4", "dances/short/hop.mov",
        "orders/1.request.json",
        "orders/2.request.json", "mixed/a.png", "mixed/a.mp4", "mixed/stills/b.jpg",
    ]

    @Test func `a folder with images, videos and pairs is drafted`() {
        let draft = SettingsDraft(
            for: FolderSurvey(files: Self.project), profile: "kkiai",
            schema: "https://example.com/settings.json")
        #expect(golden.difference(draft.text, "project.yml") == nil)
    }

    @Test func `an empty folder is drafted`() {
        let draft = SettingsDraft(for: FolderSurvey(files: []), profile: "kling-v2", schema: nil)
        #expect(golden.difference(draft.text, "empty.yml") == nil)
    }

    @Test(arguments: [true, false])
    func `what is drafted is read, and so it is with every key taken into use`(hasFiles: Bool) throws {
        let files = hasFiles ? Self.project : []
        let text = SettingsDraft(for: FolderSurvey(files: files), profile: "kkiai", schema: "a.json").text
        #expect(try SettingsSample.read(text).profile == "kkiai")
        let whole = try SettingsSample.read(Self.withEverythingInUse(text))
        #expect(whole.orientation == .image)
        #expect(whole.paths == ["assets"])
        #expect(!whole.severities.isEmpty && !whole.ignores.isEmpty && !whole.outputs.isEmpty)
        #expect(whole.baseline != nil && whole.failOn != nil)
        #expect(!whole.pairs(with: "characters/eve.png").isEmpty)
        #expect(whole.role(for: "characters/eve.png") == .image)
        for key in SettingsParser.keys {
            let lines = text.split(separator: "\n").filter {
                $0.hasPrefix("\(key):") || $0.hasPrefix("#\(key):")
            }
            #expect(lines.count == 1, "\(key)")
        }
    }

    /// Removes the `#` of every line that hides one to be used: no blank follows it, or more than one.
    private static func withEverythingInUse(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("#"), !line.hasPrefix("# ") || line.hasPrefix("#  ") else { return line }
            return line.dropFirst()
        }.joined(separator: "\n")
    }

    @Test(
        arguments: [
            "héros", "英雄 一", "بطل", "герой", "👩‍🎤", "a: b", "a #b", "#a", "*a", "&a", "x: &a", "x, &a", "!a",
            "- a",
            "? a",
            "'a'", "\"a\"", "a\\b", "a\nb", "a\tb", "a\u{1}b", "a\u{7F}b", "a\u{85}b", "a\u{2028}b", "{a}",
            "{a", "a}", "a,b", "{a,b}", "[a]", "[[[[a", "a]", "a?", "true", "Null", "yes", "2024", "1e3", "~",
            "@a", "`a",
            "%a", "|", ">", "-", "--- a", "...", " a", "a ", "a:", "e\u{301}", "é",
            LongText(String(decoding: [0xEF, 0xBF, 0xBE] as [UInt8], as: UTF8.self)),
            LongText("a", times: 255),
            LongText("[", times: 100), LongText("é", times: 127),
        ] as [LongText])
    func `a name of any kind is written so that it is read as that name`(given: LongText) throws {
        let name = given.text
        let survey = FolderSurvey(files: ["\(name)/x.png", "\(name) dance/x.mp4", "\(name)2/x.\(name)"])
        let settings = try SettingsSample.read(SettingsDraft(for: survey, profile: "kkiai", schema: nil).text)
        #expect(settings.role(for: "\(name)/x.png") == .image)
        #expect(settings.role(for: "\(name) dance/x.mp4") == .video)
        #expect(settings.role(for: "other/x.png") == nil)
        #expect(settings.pairs(with: "\(name)/y.png").map(\.video) == ["\(name) dance/y.mp4"])
    }

    @Test(arguments: [
        LongText("a" + SettingsSample.noncharacter), LongText("\u{FEFF}a"),
        LongText("a/", times: 500, then: "a"), LongText("\u{1}", times: 170),
    ])
    func `a name that cannot be written is left out`(name: LongText) throws {
        let survey = FolderSurvey(files: ["\(name.text)/x.png", "fine/x.mp4", "both/x.png", "both/x.mp4"])
        let settings = try SettingsSample.read(SettingsDraft(for: survey, profile: "kkiai", schema: nil).text)
        #expect(settings.role(for: "fine/x.mp4") == .video)
    }

    @Test func `of very many folders some are given`() throws {
        let files = (0..<200).flatMap { ["f\($0)/a\($0).png", "v\($0)/a\($0).mp4"] }
        let text = SettingsDraft(for: FolderSurvey(files: files), profile: "kkiai", schema: nil).text
        _ = try SettingsSample.read(text)
        #expect(text.contains("# and 360 more") && text.contains("# and 160 more"))
        #expect(text.count { $0 == "\n" } < 200)
    }
}
