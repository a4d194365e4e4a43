public import Foundation
internal import TestSupport

/// The system's nginx with a folder of files, on this machine's loopback. It stops with its last user.
///
/// `/PATH` is a file of the folder, with ranges. A prefix changes how it is served:
/// `/whole` ignores ranges; `/private` wants ``user`` and ``password``; `/typed`, `/octet` and `/no-type` state
/// `text/plain`, `application/octet-stream` and no media type; `/cookie` sets a cookie; `/slow` sends 20 KiB/s;
/// `/page` is a page in HTML, whatever the path; `/redirect/302` (or 301, 303, 307, 308) redirects to the path
/// without the prefix, `/elsewhere/302` to another origin, `/to-http` and `/to-https` to the other scheme.
/// `/status/503` is that status.
public final class NginxServer: Sendable {
    /// Who may see `/private`.
    public static let user = NginxConfiguration.user
    /// With which password.
    public static let password = NginxConfiguration.password

    /// The address it listens on.
    public let address: LoopbackAddress
    /// The port for plain HTTP.
    public let httpPort: UInt16
    private let httpsPorts: [TestCertificate: UInt16]
    private let log: URL
    private let process: NginxProcess

    /// It did not start.
    public struct NotRunning: Error {
        /// Why, as far as is known.
        public let reason: String
    }

    /// Starts nginx on free ports.
    /// - Parameters:
    ///   - files: The folder it serves.
    ///   - elsewhere: The origin that `/elsewhere` redirects to, such as `http://127.0.0.2:8080`.
    ///   - address: The address to listen on.
    /// - Throws: When it is not installed or does not start.
    public init(
        serving files: URL, elsewhere: String = "http://elsewhere.test", on address: LoopbackAddress = .first
    ) throws {
        // These sockets keep the ports free until nginx listens on them.
        let http = try Socket(boundTo: address, sharingPort: true)
        let https = try TestCertificate.allCases.map {
            ($0, try Socket(boundTo: address, sharingPort: true))
        }
        defer { withExtendedLifetime((http, https)) {} }
        self.address = address
        httpPort = http.port
        httpsPorts = Dictionary(uniqueKeysWithValues: https.map { ($0, $1.port) })
        let folder = try TemporaryFolder()
        log = folder.url.appendingPathComponent("requests")

        let configuration = NginxConfiguration(
            work: folder.url, files: files, address: address, httpPort: httpPort, httpsPorts: httpsPorts,
            elsewhere: elsewhere)
        try Data("\(Self.user):{PLAIN}\(Self.password)\n".utf8).write(to: configuration.passwordFile)
        try folder.write("nginx.conf", Array(configuration.text.utf8))
        process = try NginxProcess(in: folder)
        try Self.wait(for: folder)
    }

    /// The URL of a path over plain HTTP.
    /// - Parameters:
    ///   - path: The path and query, with the slash it begins with.
    ///   - host: A name to use instead of the address, or `user:password@name`.
    /// - Returns: The URL.
    public func url(_ path: String, host: String? = nil) -> String {
        "http://\(host ?? address.inURL):\(httpPort)\(path)"
    }

    /// The URL of a path over HTTPS.
    /// - Parameters:
    ///   - path: The path and query, with the slash it begins with.
    ///   - certificate: The certificate that the server shows.
    ///   - host: A name to use instead of the address, or `user:password@name`.
    /// - Returns: The URL.
    public func secureURL(
        _ path: String, certificate: TestCertificate = .valid, host: String? = nil
    ) -> String {
        "https://\(host ?? address.inURL):\(httpsPorts[certificate] ?? 0)\(path)"
    }

    /// The requests that ended, in the order of their ends.
    ///
    /// A request ends in the log when nginx is through with it, so one of our own goes last and is waited for.
    /// - Returns: All of them but ours.
    /// - Throws: When nginx does not answer.
    public func requests() async throws -> [LoggedRequest] {
        let marker = "/marker?\(UUID().uuidString)"
        _ = try PlainClient.get(address, httpPort, marker)
        for _ in 0..<100_000 {
            let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
            if text.contains(marker), text.hasSuffix("\n") {
                let all = try text.split(separator: "\n").map(LoggedRequest.init)
                return all.filter { $0.path != "/marker" }
            }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw NotRunning(reason: "a request to nginx did not get into its log")
    }

    /// nginx writes its process number as soon as it listens on all ports.
    private static func wait(for folder: TemporaryFolder) throws {
        for _ in 0..<100_000 {
            if folder.text("pid")?.isEmpty == false { return }
            let text = folder.text("errors") ?? ""
            if text.contains("[emerg]") { throw NotRunning(reason: text) }
            Thread.sleep(forTimeInterval: 0.002)
        }
        throw NotRunning(reason: "nginx did not listen within 200 seconds")
    }
}
