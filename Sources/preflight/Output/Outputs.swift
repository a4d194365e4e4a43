import ArgumentParser
import MediaPreflight
import PreflightReports
import PreflightStore
import PreflightSystem

/// Where output goes: to standard output, to files, or both.
struct Outputs {
    let destinations: [OutputDestination]

    /// Text on standard output when nothing was asked for.
    init(_ requested: [OutputDestination]) {
        destinations = requested.isEmpty ? [OutputDestination(format: .text, path: nil)] : requested
    }

    /// Whether one of them has a format.
    func has(_ format: ReportFormat) -> Bool { destinations.contains { $0.format == format } }

    /// Refuses outputs that would run into each other or into an input.
    /// - Parameters:
    ///   - named: Inputs that somebody named.
    ///   - found: Inputs that were found in folders or lists. They are many, so those of another name are not looked up.
    /// - Throws: A usage error that names the output.
    func validate(against named: [String], found: some Sequence<String> = EmptyCollection()) throws {
        guard destinations.count(where: { $0.path == nil }) <= 1 else {
            throw ValidationError(
                "Only one format can go to standard output: write the other as FORMAT=PATH.")
        }
        let paths = destinations.compactMap(\.path)
        if let twice = paths.first(where: { path in paths.count { FilePlace.isSame($0, path) } > 1 }) {
            throw ValidationError(
                "Two formats cannot be written to the same file '\(Console.visible(twice))'.")
        }
        guard !paths.isEmpty else { return }
        for path in paths where named.contains(where: { FilePlace.isSame($0, path) }) {
            throw Self.lost(path)
        }
        let outputs = Dictionary(grouping: paths, by: \.fileName)
        for input in found {
            if let path = outputs[input.fileName]?.first(where: { FilePlace.isSame($0, input) }) {
                throw Self.lost(path)
            }
        }
    }

    private static func lost(_ path: String) -> ValidationError {
        ValidationError("The output '\(Console.visible(path))' is also an input: it would be lost.")
    }

    /// Writes every output. All are tried, so that one that fails does not cost the others.
    func write(
        _ content: (OutputDestination, inout OutputSink) throws(PreflightError) -> Void
    ) throws(OutputError) {
        var failure: OutputError?
        for destination in destinations {
            do throws(OutputError) {
                var sink = try destination.open()
                do throws(PreflightError) { try content(destination, &sink) } catch {
                    throw OutputError(message: error.description)
                }
                try sink.close()
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }
}

extension Outputs {
    /// Makes the folders of outputs that settings name, before anything is judged for them, and refuses those that a link
    /// leads out of the settings' folder or into git's own: settings may be a stranger's.
    /// - Parameter folder: The settings' folder.
    /// - Throws: `OutputError` when a folder cannot be made or must not be written to.
    func makeFolders(in folder: String) throws(OutputError) {
        let root = (FilePlace.resolved(folder) ?? folder) + "/"
        for path in destinations.compactMap(\.path) {
            do throws(SystemFailure) { try FilePlace.makeFolder(FilePlace.folder(of: path)) } catch {
                throw OutputError(message: "cannot make the folder of '\(path)': \(error.description)")
            }
            let real = (FilePlace.resolved(FilePlace.folder(of: path)) ?? "") + "/"
            guard real.hasPrefix(root), !"\(real)\(path.fileName)/".contains("/.git/") else {
                throw OutputError(
                    message:
                        "cannot write '\(path)': settings write inside of their own folder only, and not into .git"
                )
            }
        }
    }

    /// Writes a run in every form that was asked for.
    /// - Parameters:
    ///   - run: What was judged.
    ///   - listing: What text lists.
    ///   - colorless: Whether text has no colour.
    ///   - termination: Somebody waits for the end once it has a signal, so that nothing more is looked at.
    /// - Throws: `OutputError` when an output cannot be written.
    func write(
        _ run: Ledger, _ listing: TextReport.Listing, colorless: Bool, unless termination: Termination
    ) async throws(OutputError) {
        var thumbnails: any ThumbnailSource = NoThumbnails()
        if has(.html), termination.signal == nil {
            // A picture is not worth a report.
            thumbnails = await termination.run { try? await Thumbnails.make(for: run) } ?? NoThumbnails()
        }
        try write { destination, sink throws(PreflightError) in
            try destination.renderer(listing, colorless: colorless, thumbnails).render(run, to: &sink)
        }
        if has(.github) { try StepSummary.add(run) }
    }
}
