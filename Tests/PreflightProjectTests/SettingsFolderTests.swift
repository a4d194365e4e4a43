import Testing

@testable import PreflightProject

@Suite struct SettingsFolderTests {
    @Test(arguments: [
        ("a.png", "a.png"), ("./a.png", "a.png"), ("b/../a.png", "a.png"), ("b//a.png", "b/a.png"),
        ("b/./c/", "b/c"), ("../project/a.png", "a.png"), ("/work/project/a.png", "a.png"),
        ("//work//project/./a.png", "a.png"), ("/work/../work/project/a.png", "a.png"),
        ("../../../../work/project/a.png", "a.png"), ("", ""), (".", ""), ("/work/project/", ""),
        ("b/..", ""), ("..a", "..a"), ("a../b", "a../b"), ("…/é 漢\n", "…/é 漢\n"),
        ("a/\u{301}b", "a/\u{301}b"),
        ("..", nil), ("../a.png", nil), ("/", nil), ("/work", nil), ("/work/projec", nil),
        ("/work/projects/a", nil),
        ("/Work/project/a", nil), ("b/../../a", nil), ("https://example.com/a.png", nil),
        ("HTTP://e.org/a", nil),
    ])
    func `a path as typed becomes one from the folder, or is outside`(typed: String, relative: String?) {
        let folder = SettingsFolder(of: ".preflight.yml", workingDirectory: "/work/project")
        #expect(folder.relative(typed) == relative)
    }

    @Test(arguments: [
        ("../.preflight.yml", "a.png", "project/a.png"),
        ("../../.preflight.yml", "a.png", "work/project/a.png"),
        ("../.preflight.yml", "../a.png", "a.png"), ("../.preflight.yml", "../../a.png", nil),
        ("/.preflight.yml", "a.png", "work/project/a.png"),
        ("/work/./x/../.preflight.yml", "a.png", "project/a.png"),
        ("conf/p.yml", "a.png", nil), ("conf/p.yml", "conf/a.png", "a.png"), ("../x/p.yml", "../x/a", "a"),
        ("../../../../.preflight.yml", "a.png", "work/project/a.png"),
    ])
    func `the folder may lie anywhere`(file: String, typed: String, relative: String?) {
        #expect(SettingsFolder(of: file, workingDirectory: "/work/project").relative(typed) == relative)
    }

    @Test(arguments: [
        (".preflight.yml", "a", "a"), (".preflight.yml", "./a//b/", "a/b"), (".preflight.yml", ".", "."),
        (".preflight.yml", "", "."), ("./.preflight.yml", "a", "./a"), ("../.preflight.yml", "a", "../a"),
        ("../.preflight.yml", ".", ".."), ("../.preflight.yml", "../a", "../../a"),
        ("/.preflight.yml", ".", "/"),
        ("/.preflight.yml", "a", "/a"), ("../p.yml", "/a/./b", "/a/./b"),
        ("../p.yml", "http://e.org/a", "http://e.org/a"),
    ])
    func `a path in the settings becomes one from the working directory`(
        file: String, written: String, resolved: String
    ) {
        #expect(SettingsFolder(of: file, workingDirectory: "/work/project").resolved(written) == resolved)
    }

    @Test(arguments: [
        ("a", true), ("./a/b", true), ("a/../b", true), ("..a/b", true), ("a/./../b/", true), ("", false),
        (".", false), ("a/..", false), ("..", false), ("../a", false), ("a/../../b", false), ("/a", false),
        ("/", false),
    ])
    func `what may be written lies inside`(written: String, isInside: Bool) {
        #expect(SettingsFolder.isInside(written) == isInside)
    }
}
