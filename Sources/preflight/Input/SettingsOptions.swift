import ArgumentParser
import MediaPreflight
import PreflightProject

/// Which settings a command goes by.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The settings to use, instead of the .preflight.yml of this folder or one above.",
            valueName: "file"),
        completion: .file(extensions: ["yml", "yaml"]))
    var config: String?

    @Flag(help: "Use no settings.")
    var noConfig = false

    func validate() throws {
        guard config == nil || !noConfig else {
            throw ValidationError("--config and --no-config exclude each other.")
        }
    }

    /// The settings that are to be used; nil when there are none.
    func settings() throws(PreflightError) -> Settings? {
        if noConfig { return nil }
        let workingDirectory = try WorkingDirectory.path()
        let found = config == nil ? try SettingsFile.find(from: workingDirectory) : config
        guard let path = found else { return nil }
        return try Preflight.settings(at: path, from: workingDirectory)
    }
}
