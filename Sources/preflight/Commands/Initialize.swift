import ArgumentParser
import MediaPreflight
import PreflightProject
import PreflightSystem

struct Initialize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented .preflight.yml after looking at a folder.",
        usage: "preflight init [<folder>] [--profile <id>]",
        discussion: """
            Says of each folder with images or videos alone what its files are judged as, and which files are pairs \
            when the names of images and videos match. Every other setting is there as a comment. A file that is \
            there already is left alone.

            EXAMPLES:
              preflight init
              preflight init assets --profile ulazai
            """
    )

    @Argument(help: "Where to look, and where the file goes.", completion: .directory)
    var folder = "."

    @Option(
        help: ArgumentHelp("Whose limits are to be checked.", valueName: "id"), completion: .profiles)
    var profile = Preflight.defaultProfile

    func run() throws {
        guard FileStatus.kind(of: folder) == .folder else {
            throw ValidationError("There is no folder '\(Console.visible(folder))'.")
        }
        guard Preflight.builtInProfiles.contains(profile) else {
            let known = Preflight.builtInProfiles.joined(separator: ", ")
            throw ValidationError(
                "There is no built-in profile '\(Console.visible(profile))'; expected one of \(known).")
        }
        let path = folder == "." ? SettingsFile.names[0] : "\(folder)/\(SettingsFile.names[0])"
        if let existing = SettingsFile.names.map({ "\(folder)/\($0)" }).first(where: {
            FileStatus.kind(of: $0) != nil
        }) {
            throw ValidationError("'\(Console.visible(existing))' is there already, and is left alone.")
        }
        let draft = SettingsDraft(for: FolderSurvey(of: folder), profile: profile, schema: nil)
        let sink = try OutputSink(fileAt: path)
        sink.write(draft.text)
        try sink.close()
        try Console.print("Written: \(Console.visible(path)). `preflight check` without an ASSET goes by it.")
    }
}
