import Foundation
import TestSupport
import Testing

/// Text files that Notepad or PowerShell wrote begin with U+FEFF, and are read all the same.
@Suite(.tags(.slow), .ownThread) struct ByteOrderMarkTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let hero = try Data(contentsOf: Repository.demo.appendingPathComponent("hero.png"))
        _ = try folder.write("hero.png", [UInt8](hero))
        return folder
    }

    @Test func `settings may begin with a byte order mark`() throws {
        let folder = try Self.folder()
        _ = try folder.write(".preflight.yml", Self.mark + Array("profile: kkiai\norientation: image\n".utf8))
        let result = try Repository.preflight("check", in: folder.url)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("KKIAI"))
    }

    @Test func `places in settings are counted without the mark`() throws {
        let folder = try Self.folder()
        _ = try folder.write(".preflight.yml", Self.mark + Array("profil: kkiai\n".utf8))
        #expect(try Repository.preflight("check", in: folder.url).errors.contains(".preflight.yml:1:1:"))
    }

    @Test func `a profile may begin with a byte order mark`() throws {
        let folder = try Self.folder()
        _ = try folder.write("m.yml", Self.mark + Array("extends: kkiai\nid: mine\n".utf8))
        #expect(try Repository.preflight("profiles", "check", "./m.yml", in: folder.url).status == 0)
        #expect(
            try Repository.preflight("check", "hero.png", "--profile", "./m.yml", in: folder.url).status == 0)
    }

    @Test func `an ignore file may begin with a byte order mark`() throws {
        let folder = try Self.folder()
        _ = try folder.write(".preflightignore", Self.mark + Array("hero.png\n".utf8))
        #expect(try Repository.preflight("check", ".", in: folder.url).errors.contains("nothing to check"))
    }

    @Test func `a baseline may begin with a byte order mark`() throws {
        let folder = try Self.folder()
        #expect(try Repository.preflight("baseline", "hero.png", in: folder.url).status == 0)
        let name = try #require(try folder.names().first { $0.contains("baseline") })
        let written = [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(name)))
        _ = try folder.write(name, Self.mark + written)
        let result = try Repository.preflight("check", "hero.png", "--baseline", name, in: folder.url)
        #expect(result.status == 0, "\(result.errors)")
    }
}
