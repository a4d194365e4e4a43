// swift-tools-version: 6.2
import PackageDescription

// Its own package, so that nobody who builds Preflight builds this. The rooms under test are links to the real ones:
// what they share with each other only (`package` access) is not for other packages to see.

let language: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
]

let package = Package(
    name: "preflight-fuzzing",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "PreflightText", swiftSettings: language),
        .target(name: "PreflightModel", dependencies: ["PreflightText"], swiftSettings: language),
        .target(
            name: "PreflightJSON", dependencies: ["PreflightText", "PreflightModel"], swiftSettings: language),
        .target(
            name: "PreflightRequests", dependencies: ["PreflightText", "PreflightModel", "PreflightJSON"],
            swiftSettings: language),
        .executableTarget(
            name: "RequestFuzzing",
            dependencies: ["PreflightText", "PreflightModel", "PreflightJSON", "PreflightRequests"],
            // libFuzzer brings `main`.
            swiftSettings: language + [.unsafeFlags(["-parse-as-library"])]
        ),
    ]
)
