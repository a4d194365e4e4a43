/// Why an output could not be written.
struct OutputError: Error {
    let message: String
}

/// A buffered writer to a descriptor or to a file that appears when it is complete.
///
/// Errors are kept until ``close()``, so that streams can be written without a `try` at every step.
final class OutputSink: TextOutputStream {
    private var buffer: [UInt8] = []
    private var failure: Int32?
    private let descriptor: Platform.Descriptor
    private let file: AtomicFile?

    private static let capacity = 1 << 16

    init(_ descriptor: Platform.Descriptor) {
        self.descriptor = descriptor
        file = nil
    }

    init(_ file: AtomicFile) {
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
            try file?.commit()
            return
        }
        file?.discard()
        // Nobody reads any more: that is the reader's choice, and no failure.
        guard file != nil || !Platform.isBrokenPipe(failure) else { return }
        let name = file.map { "'\($0.path)'" } ?? "the output"
        throw OutputError(message: "cannot write \(name): \(Platform.describe(failure))")
    }

    private func flush() {
        if failure == nil { failure = Platform.write(buffer, to: descriptor) }
        buffer.removeAll(keepingCapacity: true)
    }
}
