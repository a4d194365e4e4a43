// swift-tools-version: 6.2
import PackageDescription

/// Shared by every Swift target: no warning passes, and every unsafe use says so.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
]

let package = Package(
    name: "media-preflight",
    platforms: [.macOS(.v15)],
    products: [
    ],
    dependencies: [
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // The flow: facts are probed, judged against a profile, and reported.
        .target(name: "PreflightModel", swiftSettings: strict),
        .target(name: "PreflightReports", dependencies: ["PreflightModel"], swiftSettings: strict),
        // Tests, and what they share.
        .target(
            name: "ReportTestSupport",
            dependencies: ["PreflightModel"],
            path: "Tests/ReportTestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightReportsTests",
            dependencies: ["PreflightReports", "PreflightModel", "ReportTestSupport"],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
    ]
)
