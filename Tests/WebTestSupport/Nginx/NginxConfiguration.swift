internal import Foundation

/// The configuration that a test's nginx runs with. All that it writes lies in one folder, so that it needs no root.
struct NginxConfiguration {
    /// Where it writes.
    let work: URL
    /// What it serves.
    let files: URL
    let address: LoopbackAddress
    let httpPort: UInt16
    let httpsPorts: [TestCertificate: UInt16]
    /// The origin of `/elsewhere/`.
    let elsewhere: String

    var text: String {
        """
        daemon off;
        master_process off;
        pid \(path("pid"));
        error_log \(path("errors"));
        events { worker_connections 512; }
        http {
            log_format requests escape=json '\(LoggedRequest.format)';
            access_log \(path("requests")) requests;
            \(temporaryPaths)
            types { \(types) }
            default_type application/octet-stream;
            keepalive_timeout 60s;
            keepalive_requests 10000;
            # What follows a prefix such as /redirect/302, as it was sent.
            map $request_uri $rest { ~^/(redirect/\\d+|elsewhere/\\d+|to-http|to-https)(?<after>/.*)$ $after; }
            server { listen \(listen(httpPort)); \(locations) }
            \(secureServers)
        }

        """
    }

    private var secureServers: String {
        httpsPorts.map { certificate, port in
            """
            server {
                listen \(listen(port)) ssl;
                ssl_certificate "\(certificate.file)";
                ssl_certificate_key "\(certificate.file)";
                \(locations)
            }
            """
        }.joined(separator: "\n")
    }

    /// Other sockets of the same user may have the port too: ours keeps it until nginx listens.
    private func listen(_ port: UInt16) -> String { "\(address.inURL):\(port) reuseport" }
    private func path(_ name: String) -> String { "\"\(work.appendingPathComponent(name).path)\"" }

    private var temporaryPaths: String {
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(path($0));" }
            .joined(separator: " ")
    }

    private var types: String {
        [
            "image/png png", "image/jpeg jpg jpeg", "image/webp webp", "image/gif gif", "image/avif avif",
            "image/heic heic", "image/tiff tiff", "image/bmp bmp", "image/svg+xml svg", "video/mp4 mp4 m4v",
            "video/quicktime mov", "video/webm webm", "video/x-matroska mkv", "audio/mp4 m4a",
            "application/pdf pdf", "application/json json",
        ].map { "\($0);" }.joined(separator: " ")
    }
}
