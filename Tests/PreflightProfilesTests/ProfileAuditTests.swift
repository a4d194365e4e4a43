import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@Suite struct ProfileAuditTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func doubts(_ yaml: String) throws -> [String] {
        let path = try folder.write("mine.yml", yaml)
        return try ProfileCatalogue.audit(path, today: "2026-11-21").doubts.map {
            String($0.dropFirst(path.count + 1))
        }
    }

    private static let head = "id: mine\nname: Mine\nupstream: kling-v1\ndocuments:\n"

    @Test func `a document that nothing cites`() throws {
        let doubts = try doubts(
            Self.head + """
                  page: {title: A page, read: 2026-11-21}
                  other: {title: Another, read: 2026-11-21}
                limits:
                  image.minSide: {value: 300 px, quote: q, document: page}
                """)
        #expect(doubts == ["6:3: documents.other: nothing in the file cites this document"])
    }

    @Test(arguments: [
        "billing: {basis: run, quote: q, document: page}",
        "dialects: [{id: d, title: T, document: page, fields: []}]",
        "dialects: [{id: d, title: T, fields: [{field: f, type: string, quote: q, document: page}]}]",
        "content: [{subject: image, requires: r, quote: q, document: page}]",
        "misprints: [{limit: l, printed: p, reason: r, quote: q, document: page}]",
        "remarks: [{says: s, quote: q, document: page}]",
    ])
    func `whatever cites a document is enough`(entry: String) throws {
        #expect(try doubts(Self.head + "  page: {title: A page, read: 2026-11-21}\n\(entry)\n").isEmpty)
    }

    @Test(arguments: [("2026-11-21", true), ("2026-11-22", false), ("2027-01-01", false)])
    func `a day that has not come`(day: String, isFine: Bool) throws {
        let doubts = try doubts(
            Self.head
                + "  page: {title: T, read: \(day)}\nremarks: [{says: s, quote: q, document: page}]\n")
        #expect(doubts == (isFine ? [] : ["5:26: documents.page.read: \(day) has not come yet"]))
    }

    @Test(arguments: [
        ("image.minSide: {value: 200 px", true), ("image.minSide: {value: 300 px", false),
        ("image.minSide: {value: 400 px", false), ("image.maxBytes: {value: 11 MB", true),
        ("image.maxBytes: {value: 11 MB, adjustment: compresses", false),
        ("image.formats: {value: [jpg, png, webp]", true), ("image.formats: {value: [jpg]", false),
    ])
    func `a limit that is looser than the upstream's`(limit: String, isOdd: Bool) throws {
        let doubts = try doubts(
            Self.head
                + "  page: {title: T, read: 2026-11-21}\nlimits:\n  \(limit), quote: q, document: page}\n")
        #expect(doubts.count == (isOdd ? 1 : 0))
        #expect(
            doubts.allSatisfy { $0.hasPrefix("7:3: ") && $0.contains("'kling-v1' documents a stricter one") })
    }

    @Test func `a limit that repeats what the file extends`() throws {
        let doubts = try doubts(
            "extends: kkiai\nlimits:\n  image.minSide: {value: 300 px}\n  image.maxBytes: {value: 9 MB}\n")
        #expect(
            doubts == [
                "3:3: limits.image.minSide: 'kkiai', which the file extends, says the same: this has no effect"
            ])
    }

    @Test func `a file knows what it extends, and how much of it is its own`() throws {
        let path = try folder.write(
            "mine.yml", "extends: ulazai\nlimits:\n  image.minSide: {value: 512 px}\n")
        let audit = try ProfileCatalogue.audit(path, today: "2026-11-21")
        #expect(audit.ownLimitCount == 1)
        #expect(audit.profile.extends == "ulazai")
        #expect(audit.profile.upstream == "kling-v1")
        #expect(audit.doubts.isEmpty)
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `nothing in a built-in profile is dated ahead or cited by nothing`(id: String) throws {
        let audit = try ProfileCatalogue.audit(id, today: "2026-11-29")
        #expect(audit.doubts.filter { $0.contains("documents.") } == [])
        #expect(audit.profile.extends == nil)
    }
}
