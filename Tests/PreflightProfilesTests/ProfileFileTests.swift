import Foundation
import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@Suite struct ProfileFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a file that is not there is an error with its name`() throws {
        try expectRefusal(of: folder.path("none.yml"), "none.yml", "No such file")
    }

    @Test func `a directory is refused`() throws {
        try expectRefusal(of: folder.url.path + "/", "a directory")
    }

    @Test(.timeLimit(.minutes(30))) func `a pipe is refused without waiting for a writer`() throws {
        let path = folder.path("pipe.yml")
        #expect(unsafe mkfifo(path, 0o600) == 0)
        try expectRefusal(of: path, "a pipe or device")
    }

    @Test func `a device is refused`() throws { try expectRefusal(of: "/dev/zero", "a pipe or device") }

    @Test func `a loop of links is refused`() throws {
        let path = folder.path("loop.yml")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
        try expectRefusal(of: path, "cannot be read")
    }

    @Test func `a file above one mebibyte is refused`() throws {
        let path = try folder.write("large.yml", [UInt8](repeating: UInt8(ascii: "#"), count: 1 << 20 | 1))
        try expectRefusal(of: path, "larger than 1 MiB")
    }

    @Test func `bytes that are not UTF-8 are refused`() throws {
        try expectRefusal(
            of: try folder.write("latin.yml", [0x69, 0x64, 0x3A, 0x20, 0xE9]), "not UTF-8")
    }

    @Test func `a name with a NUL is refused`() throws { try expectRefusal(of: "a\0b.yml", "NUL") }

    @Test(arguments: [("kkai", "kkiai"), ("kling_v1", "kling-v1"), ("KKIAI", "kkiai")])
    func `an unknown id is an error that knows what was meant`(id: String, meant: String) throws {
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.profile(id) }
        #expect(error?.code == .unknownProfile)
        #expect(error?.message.contains("did you mean '\(meant)'?") == true)
    }

    @Test func `an unknown id that resembles nothing lists the known ones`() throws {
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.profile("zzz") }
        #expect(error?.message.contains("kkiai, kling-v1, kling-v2, muapi") == true)
        #expect(error?.message.contains("did you mean") == false)
    }

    private func expectRefusal(of path: String, _ words: String...) throws {
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.effectiveProfile(path) }
        #expect(error?.code == .invalidProfile)
        for word in words { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
    }
}
