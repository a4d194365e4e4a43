import ArgumentParser
import MediaPreflight
import PreflightSystem

/// Parses, runs, and turns whatever happened into one of the documented exit statuses.
@main
enum Main {
    static func main() async {
        // A reader that went away (`preflight … | head`) must not change the verdict, and a full quota must be told.
        Signals.ignoreFailedWrites()
        // The TLS library would write the keys of every connection to the file that it names.
        ThisProcess.forget("SSLKEYLOGFILE")
        Descriptor.reserveStandard()
        Preflight.limitMemory()
        // A worker is started for nearly every command, and needs no parser.
        if CommandLine.arguments.dropFirst().elementsEqual([Worker.name]) {
            WorkerLoop.run()
            ThisProcess.end(0)
        }
        ThisProcess.end(await run().rawValue)
    }

    private static func run() async -> ExitStatus {
        if let argument = CommandArguments.firstUnreadable {
            Console.complain("error: the argument '\(argument)' is not UTF-8; give the file another name")
            return .usage
        }
        if let argument = CommandArguments.firstBundle {
            Console.complain(
                "error: '\(argument)' reads as options; write a file of that name as './\(argument)'")
            return .usage
        }
        var running: (any ParsableCommand.Type)?
        do {
            var command = try PreflightCommand.parseAsRoot()
            running = type(of: command)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .pass
        } catch let status as ExitStatus {
            return status
        } catch let error as PreflightError {
            Console.complain("error: " + error.description)
            return .usage
        } catch let error as OutputError {
            Console.complain("error: " + error.message)
            return .usage
        } catch let error as ValidationError where running != nil {
            Console.complain(CommandUsage.message(error, of: running ?? PreflightCommand.self))
            return .usage
        } catch {
            let text = PreflightCommand.fullMessage(for: error)
            guard PreflightCommand.exitCode(for: error) == .success else {
                Console.complain(text)
                return .usage
            }
            do throws(OutputError) {
                try Console.print(text)
                return .pass
            } catch {
                Console.complain("error: " + error.message)
                return .usage
            }
        }
    }
}
