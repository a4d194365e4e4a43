import Foundation
import TestSupport

/// A Chromium without a window, started for one test and ended with it.
final class Browser {
    private let process: ChildProcess
    private let folder: TemporaryFolder
    private let pipe: DevToolsPipe

    /// Where a browser is; nil when there is none.
    static let program: String? = {
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        let places = names.flatMap { name in path.split(separator: ":").map { "\($0)/\(name)" } }
        let mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
        // Ubuntu's is a snap, which sees neither our pipes nor our files.
        return (places + [mac]).first { place in
            FileManager.default.isExecutableFile(atPath: place)
                && !URL(fileURLWithPath: place).resolvingSymlinksInPath().path.contains("/snap")
        }
    }()

    /// Whether this system has a browser that the set-up can install, so that its absence is a mistake.
    static let isExpected: Bool = {
        let release = FileHandle(forReadingAtPath: "/etc/os-release")
        let text = String(decoding: (try? release?.readToEnd()) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").contains("ID=debian")
    }()

    /// There is no browser.
    struct Missing: Error {}

    init() throws {
        guard let program = Self.program else { throw Missing() }
        let (commands, answers) = (Pipe(), Pipe())
        folder = try TemporaryFolder()
        process = try ChildProcess(
            program,
            [
                "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
                "--disable-extensions", "--user-data-dir=\(folder.url.path)", "about:blank",
            ],
            environment: ProcessInfo.processInfo.environment.merging(["HOME": folder.url.path]) { $1 },
            descriptors: (nil, nil, nil),
            further: [
                commands.fileHandleForReading.fileDescriptor, answers.fileHandleForWriting.fileDescriptor,
            ])
        // The browser alone keeps its ends, so that its end is seen.
        try commands.fileHandleForReading.close()
        try answers.fileHandleForWriting.close()
        pipe = DevToolsPipe(commands: commands.fileHandleForWriting, answers: answers.fileHandleForReading)
    }

    deinit {
        // Its own way out ends its other processes too.
        if (try? pipe.send("Browser.close")) == nil { process.signal(SIGKILL) }
        process.wait()
    }

    /// Lets pages read and write the clipboard.
    func allowClipboard() throws {
        try pipe.send(
            "Browser.grantPermissions", ["permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]])
    }

    /// Opens a page.
    /// - Parameters:
    ///   - html: The page.
    ///   - fragment: What stands behind the `#` of its address.
    ///   - size: The window, in pixels.
    ///   - prepare: What is done before the page is loaded.
    /// - Returns: The page, loaded.
    /// - Throws: `DevToolsPipe.Failure`.
    func open(
        _ html: String, fragment: String = "", size: (width: Int, height: Int) = (1280, 900),
        prepare: (BrowserPage) throws -> Void = { _ in }
    ) throws -> BrowserPage {
        let path = try folder.write("report.html", html)
        let target = try pipe.send("Target.createTarget", ["url": "about:blank"])["targetId"] ?? ""
        let attached = try pipe.send("Target.attachToTarget", ["targetId": target, "flatten": true])
        let page = BrowserPage(pipe, session: attached["sessionId"] as? String ?? "")
        for domain in ["Page", "Runtime", "Network", "Log"] { try page.send("\(domain).enable") }
        try page.resize(size.width, size.height)
        try prepare(page)
        try page.load("file://\(path)\(fragment.isEmpty ? "" : "#\(fragment)")")
        return page
    }
}
