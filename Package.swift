// swift-tools-version: 6.2
import PackageDescription

// In debug builds, too: tests train for real on a hundred thousand ratings. What is asserted stays so.
let optimized: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

// The target graph is the architecture: a target imports only what its line says, so the learner
// cannot print, the screens cannot reach C, and one target alone knows ncurses.
let package = Package(
  name: "marquee",
  products: [.executable(name: "marquee", targets: ["marquee"])],
  dependencies: [
    // Command line: parsing, help, completion scripts and the usage exit code.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    // Files: open, read, write and look at them with errors that Swift can throw, instead of errno.
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    // Other programs: curl for downloads (Sources/Fetching/Transfer/Curl.swift says why), what a benchmark
    // starts to time, and tmux, through which the end-to-end tests drive the binary in a real terminal.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // What touches the disk.
    .target(name: "CFiles"),
    .target(
      name: "Files",
      dependencies: ["CFiles", .product(name: "SystemPackage", package: "swift-system")]),

    // What texts are made of: JSON, quoting, counts and sizes in words.
    .target(name: "Text"),

    // What other programs say of what they train.
    .target(name: "Logs", dependencies: ["Text", "YAML"], swiftSettings: optimized),

    // What runs beside each other.
    .target(name: "CProcessors"),
    .target(name: "Concurrency", dependencies: ["CProcessors"]),

    .target(
      name: "LogFiles", dependencies: ["Logs", "Files", "Concurrency"], swiftSettings: optimized),

    // What takes time, as values, and what does it within the threads that there are.
    .target(name: "Jobs", dependencies: ["Concurrency"]),

    // What was rated, by whom.
    .target(name: "RatingData", dependencies: ["Text"], swiftSettings: optimized),
    .target(
      name: "MovieLensSmall", exclude: ["ratings.csv", "movies.csv", "links.csv", "LICENSE.md"]),
    .systemLibrary(name: "CZlib"),
    .target(name: "Archives", dependencies: ["Files", "CZlib"]),
    .target(
      name: "RatingFiles",
      dependencies: [
        "RatingData", "Files", "Archives", "Concurrency", "MovieLensSmall", "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: optimized),
    .target(name: "RatingWriting", dependencies: ["RatingData", "Files", "Text"]),
    .target(name: "SyntheticRatings", dependencies: ["RatingData", "RatingWriting"]),

    // What the person before the screen has rated.
    .target(
      name: "Profiles",
      dependencies: ["RatingData", "RatingFiles", "RatingWriting", "Files", "Text"]),

    // What other programs take of it.
    .target(name: "Exporting", dependencies: ["Models", "RatingData", "RatingWriting", "Files"]),

    // What brings it here.
    .target(
      name: "Fetching",
      dependencies: [
        "RatingFiles", "Archives", "Files", "Text",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // What is learned from it.
    // Optimized in debug builds, too: tests train for real, and there is nothing in it to step through.
    .target(name: "FactorKernels", cSettings: [.unsafeFlags(["-O2"])]),
    .target(
      name: "Models", dependencies: ["RatingData", "Concurrency", "Files", "Text"],
      swiftSettings: optimized),
    .target(
      name: "Learning",
      dependencies: ["Models", "RatingData", "Concurrency", "FactorKernels", "Text"],
      swiftSettings: optimized),
    // What words mean that stand on screens and in answers.
    .target(name: "Terms", dependencies: ["Learning", "RatingData"]),
    .target(
      name: "Evaluation", dependencies: ["Learning", "Models", "RatingData", "Concurrency"]),
    // What is like what, by all that the ratings say.
    .target(
      name: "Likeness",
      dependencies: [
        "Learning", "Models", "RatingData", "Concurrency", "FactorKernels", "Files",
      ],
      swiftSettings: optimized),
    // What is near by lists, laid out in a plane.
    .target(
      name: "Planes", dependencies: ["FactorKernels", "Concurrency", "RatingData"],
      swiftSettings: optimized),
    // What other programs have learned.
    .target(
      name: "Matrices",
      dependencies: ["Models", "RatingData", "RatingFiles", "Concurrency", "Files", "Text"],
      swiftSettings: optimized),
    // What both faces ask of it.
    .target(
      name: "Answers", dependencies: ["Likeness", "Models", "Planes", "RatingData", "Concurrency"],
      swiftSettings: optimized),
    .target(
      name: "Tuning", dependencies: ["Learning", "Evaluation", "RatingData", "Concurrency"]),
    .target(
      name: "Runs", dependencies: ["Learning", "Logs", "Models", "RatingData", "Files", "Text"]),
    .target(
      name: "Engines",
      dependencies: [
        "Learning", "LogFiles", "Logs", "Matrices", "Models", "Runs", "Concurrency", "RatingData",
        "RatingFiles", "Files",
      ]),

    // What happened in a run, in sentences.
    .target(name: "Story", dependencies: ["Learning", "RatingData", "Text"]),

    // A run as a page to hand on.
    .target(
      name: "Pages",
      dependencies: [
        "Answers", "Story", "Runs", "Learning", "Models", "RatingData", "Concurrency", "Text",
      ],
      resources: [
        .embedInCode("Page/page.html"), .embedInCode("Page/page.css"),
        .embedInCode("Page/page.js"),
      ]),

    // What a cluster learns of it: spark-submit runs Program/als.py, and says what happens.
    .target(
      name: "Spark",
      dependencies: [
        "Engines", "Learning", "Models", "Runs", "RatingData", "RatingWriting", "Files",
        "Concurrency", "Text", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      resources: [
        .embedInCode("Program/als.py"), .embedInCode("Program/marquee_spark/catalogue.py"),
        .embedInCode("Program/marquee_spark/cluster.py"),
        .embedInCode("Program/marquee_spark/events.py"),
        .embedInCode("Program/marquee_spark/faults.py"),
        .embedInCode("Program/marquee_spark/learning.py"),
        .embedInCode("Program/marquee_spark/lists.py"),
        .embedInCode("Program/marquee_spark/ratings.py"),
        .embedInCode("Program/marquee_spark/source.py"),
        .embedInCode("Program/marquee_spark/tables.py"),
        .embedInCode("Program/marquee_spark/watch.py"),
      ]),

    // What is seen of it.
    .target(name: "Cells", dependencies: ["Text"]),
    .target(
      name: "Dashboard",
      dependencies: [
        "Jobs", "Answers", "Likeness", "Learning", "Logs", "Story", "Runs", "Tuning", "Evaluation",
        "Exporting", "Models", "Profiles", "RatingFiles", "RatingData", "Files", "Terms", "Cells",
        "Text",
      ]),
    .systemLibrary(name: "CNcurses"),
    // Themes are Base16 schemes, and those are YAML; so is config.yaml. libyaml itself, since every package for Swift
    // around it brings all of Foundation along, 40 MB in a static binary.
    .systemLibrary(name: "CYaml"),
    .target(name: "YAML", dependencies: ["CYaml"]),
    .target(name: "CTerminalGuard"),
    .target(name: "CAllocator"),
    .target(
      name: "Themes", path: "themes",
      resources: [
        .embedInCode("marquee-dark.yaml"), .embedInCode("marquee-light.yaml"),
        .embedInCode("marquee-colorblind.yaml"), .embedInCode("marquee-noir.yaml"),
        .embedInCode("marquee-matinee.yaml"),
      ]),
    .target(
      name: "Terminal",
      dependencies: [
        "Cells", "CNcurses", "CTerminalGuard", "Themes", "Files", "YAML", "Text",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // What a person has set once for all.
    .target(
      name: "Configuration",
      dependencies: ["Dashboard", "Runs", "Files", "YAML"]),

    // What runs it.
    .target(
      name: "Session",
      dependencies: [
        "Configuration", "Dashboard", "Logs", "Terminal", "Jobs", "Engines", "Spark", "Runs",
        "Likeness",
        "Learning", "Models", "Profiles", "RatingFiles", "RatingData", "Cells", "Files",
        "Concurrency", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "marquee",
      dependencies: [
        "CAllocator", "Session", "Configuration", "Terminal", "Engines", "Spark", "Terms",
        "Answers", "Likeness", "Evaluation", "Tuning", "Concurrency", "Matrices", "Runs",
        "LogFiles", "Logs", "Pages", "Fetching", "Profiles", "Exporting", "RatingFiles",
        "RatingWriting",
        "SyntheticRatings", "Learning", "Story", "Models", "RatingData", "Cells", "Files", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // What proves it: a suite a target, and the whole program in a real terminal.
    .target(name: "TestFolders", path: "Tests/TestFolders"),
    .target(name: "TestArchives", path: "Tests/TestArchives"),
    .target(name: "TestServer", path: "Tests/TestServer"),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: ["Configuration", "Dashboard", "Runs", "Files", "TestFolders"]
    ),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(
      name: "LogsTests", dependencies: ["Logs", "Files"],
      exclude: ["make_fixtures.py", "Fixtures"]),
    .testTarget(
      name: "LogFilesTests",
      dependencies: ["LogFiles", "Logs", "Concurrency", "Files", "TestFolders"]),
    .testTarget(name: "JobsTests", dependencies: ["Jobs", "Concurrency"]),
    .testTarget(
      name: "FilesTests",
      dependencies: [
        "Files", "TestFolders", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "ExportingTests",
      dependencies: ["Exporting", "Models", "RatingData", "Files", "TestFolders", "TestSamples"],
      exclude: ["read_exports.py"]),
    .testTarget(
      name: "ProfilesTests",
      dependencies: [
        "Profiles", "RatingData", "RatingFiles", "Files", "TestFolders", "TestArchives",
      ]),
    .testTarget(name: "RatingDataTests", dependencies: ["RatingData"]),
    .testTarget(
      name: "RatingFilesTests",
      dependencies: [
        "RatingFiles", "Archives", "Concurrency", "RatingWriting", "SyntheticRatings", "RatingData",
        "Learning", "Files", "TestFolders", "TestArchives",
      ]),
    .testTarget(
      name: "FetchingTests",
      dependencies: [
        "Fetching", "RatingFiles", "Archives", "Files", "TestFolders", "TestArchives", "TestServer",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "TestSamples", dependencies: ["Models", "RatingData"], path: "Tests/TestSamples"),
    .testTarget(
      name: "ModelsTests",
      dependencies: ["Models", "RatingData", "Files", "TestFolders", "TestSamples"],
      exclude: ["Oracle", "Fixtures"]),
    .testTarget(
      name: "MatricesTests",
      dependencies: [
        "Matrices", "Models", "RatingData", "RatingFiles", "Concurrency", "Files", "TestFolders",
      ],
      exclude: ["Oracle", "Fixtures"]),
    .testTarget(
      name: "LearningTests",
      dependencies: [
        "Learning", "Models", "Concurrency", "FactorKernels", "RatingData", "RatingFiles", "Files",
        "TestFolders",
        "TestSamples",
      ],
      exclude: ["Oracle", "Fixtures"]),
    .testTarget(
      name: "EvaluationTests",
      dependencies: ["Evaluation", "Learning", "Models", "Concurrency", "RatingData"],
      exclude: ["Oracle", "Fixtures"]),
    .testTarget(
      name: "LikenessTests",
      dependencies: [
        "Likeness", "Learning", "Models", "Concurrency", "RatingData", "RatingFiles", "Files",
        "TestFolders",
      ],
      exclude: ["Oracle", "Fixtures"]),
    .testTarget(
      name: "AnswersTests",
      dependencies: [
        "Answers", "Likeness", "Models", "RatingData", "Concurrency", "TestSamples",
      ]),
    .testTarget(
      name: "TuningTests",
      dependencies: ["Tuning", "Learning", "TestSamples", "RatingData", "Concurrency"]),
    .testTarget(
      name: "PlanesTests", dependencies: ["Planes", "Concurrency"],
      exclude: ["Oracle", "Fixtures"]),
    .testTarget(name: "ConcurrencyTests", dependencies: ["Concurrency"]),
    .testTarget(
      name: "RunsTests",
      dependencies: [
        "Runs", "Learning", "Models", "RatingData", "Files", "Concurrency", "TestFolders",
        "TestSamples",
      ], exclude: ["event_file.py", "Fixtures"]),
    .testTarget(
      name: "EnginesTests",
      dependencies: [
        "Engines", "Runs", "Learning", "Models", "RatingData", "Files", "TestFolders",
        "TestSamples",
      ]),
    .testTarget(
      name: "SparkTests",
      dependencies: [
        "Spark", "Engines", "Learning", "Models", "Runs", "RatingData", "Files", "Concurrency",
        "TestFolders",
      ]),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Pages", "Answers", "Story", "Runs", "Learning", "Models", "RatingData", "Concurrency",
        "TestSamples",
      ]),
    .testTarget(name: "StoryTests", dependencies: ["Story", "Learning", "RatingData"]),
    .testTarget(name: "TermsTests", dependencies: ["Terms", "Learning"]),
    .testTarget(name: "CellsTests", dependencies: ["Cells"]),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "Answers", "Likeness", "Dashboard", "Session", "Engines", "Jobs", "Terms", "Cells",
        "Learning", "Logs",
        "Runs", "Tuning",
        "Evaluation", "Models", "Profiles", "RatingFiles", "RatingData", "Concurrency", "Files",
        "Spark", "TestFolders",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "Cells", "CNcurses", "Themes", "Files", "TestFolders"]),
    .testTarget(
      name: "SessionTests",
      dependencies: [
        "Session", "Jobs", "Engines", "Concurrency", "Dashboard", "Runs", "Learning", "Models",
        "RatingData", "RatingFiles", "Configuration", "Spark", "Files", "TestFolders",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "marquee", "Evaluation", "Terms", "Cells", "Answers", "Concurrency", "Fetching",
        "RatingFiles",
        "RatingWriting", "Learning",
        "Models",
        "RatingData", "Files", "Tuning", "TestFolders", "TestSamples",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "marquee", "Dashboard", "Configuration", "Terms", "Cells", "TestFolders",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "marquee", "Files", "TestFolders", "TestArchives", "TestServer",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer, which only `Tests/Fuzzing/run` builds. The laws and the samples of RatingFiles' tests are
// its sources too, by links: what tests import cannot be a target of ordinary release builds.
if Context.environment["MARQUEE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "RatingFiles", "RatingWriting", "Archives", "RatingData", "Files", "TestArchives",
      ],
      path: "Tests/Fuzzing", exclude: ["run"],
      // The other linker warns of the sanitizer's own symbols, one by one.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}

// Simulations whose figures stand in the documentation, which only `Tests/Studies/run` builds.
if Context.environment["MARQUEE_STUDIES"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Studies",
      dependencies: ["Answers", "Learning", "Models", "RatingData", "RatingFiles"],
      path: "Tests/Studies", exclude: ["run"], swiftSettings: optimized))
}
