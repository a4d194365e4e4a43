internal import Foundation

/// A certificate that a test's server shows. `Certificates/make` makes them.
public enum TestCertificate: String, Sendable, CaseIterable {
    /// Of `localhost`, `media.test` and loopback addresses, by the test authority.
    case valid
    /// The same, but expired.
    case expired
    /// Of `elsewhere.test` alone.
    case otherName = "other-name"
    /// By an authority that nobody trusts.
    case unknownAuthority = "unknown-authority"

    /// File of the test authority's certificate, to be trusted.
    public static let authorityFile = folder.appendingPathComponent("authority.pem").path

    /// File of the certificate and its key.
    var file: String { Self.folder.appendingPathComponent("\(rawValue).pem").path }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Certificates", isDirectory: true)
}
