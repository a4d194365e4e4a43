import PreflightSystem

/// Why an output could not be written.
struct OutputError: Error {
    let message: String
}

/// A buffered writer to a descriptor or to a file that appears when it is complete.
///
/// Errors are kept until ``close()``, so that streams can be written without a `try` at every step.
final class OutputSink: TextOutputStream {
    private var buffer: [UInt8] = []
    private var failure: SystemFailure?
    private let descriptor: Descriptor
    private let file: AtomicFile?

    private static let capacity = 1 << 16

    init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
        file = nil
    }

    /// Begins a file that appears when it is complete.
    convenience init(fileAt path: String) throws(OutputError) {
        do throws(AtomicFile.Failure) { self.init(try AtomicFile(path)) } catch {
            throw OutputError(message: "cannot write '\(path)': \(error)")
        }
    }

    private init(_ file: AtomicFile) {
        descriptor = file.descriptor
        self.file = file
    }

    deinit { file?.discard() }

    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { flush() }
    }

    /// Writes what is left, and lets the file appear under its name.
    func close() throws(OutputError) {
        flush()
        guard let failure else {
            do throws(SystemFailure) { try file?.commit() } catch { throw self.error(error) }
            return
        }
        file?.discard()
        // Nobody reads any more: that is the reader's choice, and no failure.
        guard file != nil || !failure.isBrokenPipe else { return }
        throw error(failure)
    }

    private func error(_ failure: SystemFailure) -> OutputError {
        let name = file.map { "'\($0.path)'" } ?? "the output"
        return OutputError(message: "cannot write \(name): \(failure)")
    }

    private func flush() {
        if failure == nil {
            do throws(SystemFailure) { try descriptor.write(buffer) } catch { failure = error }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
