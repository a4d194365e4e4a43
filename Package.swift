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
        .library(name: "MediaPreflight", targets: ["MediaPreflight"]),
        .executable(name: "preflight", targets: ["preflight"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
        // Starts other programs. Without its Foundation trait it needs nothing but swift-system, of which we use the paths.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    ],
    targets: [
        // The C boundary: module maps and shims for the system's libraries, and the only setjmp code.
        .systemLibrary(
            name: "CFFmpeg",
            pkgConfig: "libavformat libavcodec libavutil",
            providers: [
                .apt(["libavformat-dev", "libavcodec-dev", "libavutil-dev", "pkg-config"]),
                .brew(["ffmpeg", "pkgconf"]),
            ]
        ),
        // The libraries of images and of compressed data. Only zlib is called from Swift.
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib libpng libjpeg",
            providers: [
                .apt(["zlib1g-dev", "libpng-dev", "libjpeg-dev", "pkg-config"]),
                .brew(["zlib", "libpng", "jpeg-turbo", "pkgconf"]),
            ]
        ),
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev", "pkg-config"]), .brew(["curl", "pkgconf"])]
        ),
        .target(
            name: "CImageCodecs",
            dependencies: ["CZlib"],
            cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("jpeg"), .linkedLibrary("z")]
        ),

        // The flow: facts are probed, judged against a profile, and reported.
        .target(name: "PreflightText", swiftSettings: strict),
        .target(name: "PreflightModel", dependencies: ["PreflightText"], swiftSettings: strict),
        .target(
            name: "PreflightProbe",
            dependencies: [
                "PreflightText", "PreflightModel", "PreflightSystem", "CFFmpeg", "CImageCodecs", "CZlib",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightYAML",
            dependencies: [
                "PreflightText", "PreflightModel", "PreflightSystem", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightProfiles",
            dependencies: ["PreflightText", "PreflightModel", "PreflightSystem", "PreflightYAML"],
            resources: [.embedInCode("Catalogue")],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightRules",
            dependencies: ["PreflightText", "PreflightModel", "PreflightProfiles"],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightJSON", dependencies: ["PreflightText", "PreflightModel"], swiftSettings: strict),
        .target(
            name: "PreflightRequests", dependencies: ["PreflightText", "PreflightModel", "PreflightJSON"],
            swiftSettings: strict),
        .target(
            name: "PreflightFetch",
            dependencies: ["PreflightText", "PreflightModel", "PreflightSystem", "CCurl"],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightReports",
            dependencies: ["PreflightText", "PreflightModel", "PreflightJSON"],
            resources: [.embedInCode("HTML/Page")],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightStore",
            dependencies: [
                "PreflightText", "PreflightModel", "PreflightJSON", "PreflightSystem",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        // What Swift cannot call as it is: starting a program with some descriptors and no others.
        .target(
            name: "CPreflightSystem",
            cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]
        ),
        // The only place that asks the operating system.
        .target(
            name: "PreflightSystem",
            dependencies: [
                "PreflightText", "PreflightModel", "CPreflightSystem",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(
                    name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "PreflightProject",
            dependencies: ["PreflightText", "PreflightModel", "PreflightSystem", "PreflightYAML"],
            swiftSettings: strict
        ),
        .target(
            name: "MediaPreflight",
            dependencies: [
                "PreflightText", "PreflightModel", "PreflightProject", "PreflightProbe",
                "PreflightProfiles", "PreflightRules", "PreflightJSON", "PreflightRequests", "PreflightFetch",
                "PreflightStore", "PreflightSystem", "PreflightReports",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "preflight",
            dependencies: [
                "PreflightText", "MediaPreflight",
                // Re-exported by MediaPreflight, or stored in its values. Named here so that a change of theirs
                // compiles the command anew.
                "PreflightFetch", "PreflightModel", "PreflightReports", "PreflightRequests",
                "PreflightProject", "PreflightStore", "PreflightSystem",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        .executableTarget(
            name: "submitter-example",
            // All but the first for the same reason as above; a package of your own names the product alone.
            dependencies: [
                "MediaPreflight", "PreflightFetch", "PreflightModel", "PreflightReports", "PreflightRequests",
                "PreflightProject", "PreflightStore",
            ],
            path: "Examples/submitter",
            swiftSettings: strict
        ),
        // The code of the documentation, so that it compiles.
        .target(
            name: "DocumentedTasks", dependencies: ["MediaPreflight", "PreflightModel"],
            path: "Examples/tasks",
            swiftSettings: strict
        ),

        // Tests, and what they share.
        .target(
            name: "TestSupport",
            dependencies: ["CPreflightSystem", "PreflightModel"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "WebTestSupport",
            dependencies: ["TestSupport"],
            path: "Tests/WebTestSupport",
            exclude: ["Certificates"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebTestSupportTests",
            dependencies: ["WebTestSupport", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightProbeTests",
            dependencies: ["PreflightProbe", "PreflightModel", "PreflightReports", "TestSupport"],
            exclude: ["CorpusDisagreements.txt"]
        ),
        .testTarget(
            name: "PreflightProfilesTests",
            dependencies: [
                "PreflightText", "PreflightModel", "PreflightProfiles", "TestSupport",
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: [
                "Research/README.md", "Research/differences.txt", "Research/phrases.json",
                "Research/providers.json",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightProjectTests",
            dependencies: [
                "PreflightModel", "PreflightProject", "PreflightRules", "PreflightSystem", "PreflightYAML",
                "TestSupport",
            ],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightRulesTests",
            dependencies: [
                "PreflightJSON", "PreflightModel", "PreflightProfiles", "PreflightRequests", "PreflightRules",
                "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightJSONTests", dependencies: ["PreflightJSON", "PreflightModel", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PreflightRequestsTests",
            dependencies: [
                "PreflightText", "PreflightModel", "PreflightProfiles", "PreflightRequests", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightFetchTests",
            dependencies: [
                "PreflightText", "MediaPreflight", "PreflightFetch", "PreflightModel", "PreflightReports",
                "PreflightSystem",
                "TestSupport", "WebTestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightSystemTests",
            dependencies: ["PreflightText", "PreflightModel", "PreflightSystem", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightReportsTests",
            dependencies: ["PreflightText", "PreflightReports", "PreflightModel", "TestSupport"],
            exclude: ["Goldens", "HTML/Goldens", "Matrix/Goldens", "Schemas"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "facts-cache-writer",
            dependencies: ["PreflightStore", "PreflightModel", "PreflightSystem"],
            path: "Tests/FactsCacheWriter",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightStoreTests",
            dependencies: [
                "PreflightStore", "PreflightModel", "PreflightProbe", "PreflightSystem", "TestSupport",
                "facts-cache-writer", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MediaPreflightTests",
            dependencies: [
                "MediaPreflight", "PreflightFetch", "PreflightModel", "PreflightReports", "PreflightRequests",
                "PreflightProject", "PreflightStore", "PreflightSystem",
                "PreflightRules", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PackagingTests",
            dependencies: ["preflight", "TestSupport", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PreflightCommandTests",
            dependencies: [
                "preflight", "submitter-example", "MediaPreflight", "PreflightFetch", "PreflightModel",
                "PreflightReports", "PreflightRequests", "PreflightProject",
                "PreflightStore", "TestSupport", "WebTestSupport",
            ],
            exclude: ["Goldens", "Gate/Goldens"],
            swiftSettings: strict
        ),
    ]
)
