import ArgumentParser
import Dispatch
import MediaPreflight
import PreflightSystem

/// Parses, runs, and turns whatever happened into one of the documented exit statuses.
@main
enum Main {
    // Not asynchronous itself: what Swift would do first opens files and starts threads.
    static func main() {
        Descriptor.reserveStandard()
        // A reader that went away (`preflight … | head`) must not change the verdict, and a full quota must be told.
        Signals.ignoreFailedWrites()
        // The TLS library would write the keys of every connection to the file that it names.
        ThisProcess.forget("SSLKEYLOGFILE")
        BlockingThread.saveAddressSpace()
        Preflight.limitMemory()
        // A worker is started for nearly every command, and needs no parser.
        if CommandLine.arguments.dropFirst().elementsEqual([Worker.name]) {
            WorkerLoop.run()
            ThisProcess.end(0)
        }
        ThisProcess.end(run().rawValue)
    }

    private static func run() -> ExitStatus {
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
            if let command = command as? any AsyncParsableCommand {
                try wait(for: command)
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

    /// Runs a command that measures, on Swift's threads.
    private static func wait(for command: sending any AsyncParsableCommand) throws {
        // Dispatch ends the program without descriptors, and waits for ever for threads that it cannot have. There are those
        // of Swift, those that wait for processes and signals, and the processes count as such.
        guard Descriptor.isRoom(for: 12) else {
            throw OutputError(message: "too few files can be open (see ulimit -n)")
        }
        guard BlockingThread.isRoom(for: 2 * ProcessorCount.available + 8) else {
            throw OutputError(
                message: "too few threads, or too little memory for them, can be had (see ulimit -u, -v)")
        }
        let outcome = Outcome()
        Task {
            var command = command
            do { try await command.run() } catch { outcome.error = error }
            outcome.isThere.signal()
        }
        outcome.isThere.wait()
        if let error = outcome.error { throw error }
    }

    /// How a command ended. The one thread reads it after the other has written it.
    private final class Outcome: @unchecked Sendable {
        let isThere = DispatchSemaphore(value: 0)
        var error: (any Error)?
    }
}
