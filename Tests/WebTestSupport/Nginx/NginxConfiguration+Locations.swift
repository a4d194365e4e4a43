internal import Foundation

/// What is found where; the same in every server.
extension NginxConfiguration {
    static let user = "tester"
    static let password = "not-a-secret"
    static let statuses = [
        204, 400, 401, 403, 404, 405, 408, 410, 416, 418, 429, 451, 500, 501, 502, 503, 504,
    ]

    var locations: String {
        """
        root "\(files.path)";
        location /private/ {
            auth_basic "private";
            auth_basic_user_file "\(passwordFile.path)";
            \(alias)
        }
        location /whole/ { max_ranges 0; \(alias) }
        location /typed/ { types {} default_type text/plain; \(alias) }
        location /octet/ { types {} default_type application/octet-stream; \(alias) }
        location /no-type/ { types {} default_type ""; \(alias) }
        location /cookie/ { add_header Set-Cookie "visit=1; Path=/"; \(alias) }
        location /slow/ { limit_rate 20k; \(alias) }
        location = /page.html { \(page) }
        location /page/ { \(page) }
        location = /marker { return 204; }
        location /to-http/ { return 302 http://$host:\(httpPort)$rest; }
        location /to-https/ { return 302 https://$host:\(httpsPorts[.valid] ?? 0)$rest; }
        \(redirects)
        \(Self.statuses.map { "location = /status/\($0) { return \($0); }" }.joined(separator: " "))
        """
    }

    var passwordFile: URL { work.appendingPathComponent("passwords") }

    private var alias: String { "alias \"\(files.path)/\";" }

    private var page: String {
        "types {} default_type text/html; return 200 \"<!doctype html><title>Sign in</title><p>Please sign in.\";"
    }

    private var redirects: String {
        [301, 302, 303, 307, 308].map { status in
            """
            location /redirect/\(status)/ { return \(status) $rest; }
            location /elsewhere/\(status)/ { return \(status) \(elsewhere)$rest; }
            """
        }.joined(separator: "\n")
    }
}
