internal import CFFmpeg

/// A bound on FFmpeg's memory, for programs that use FFmpeg for nothing else.
package enum AllocationLimit {
    /// Lets no single allocation of FFmpeg be larger, in the whole process.
    ///
    /// Some demuxers (Matroska's first of all) keep what a file claims. `preflight` calls this at its start; a program
    /// that decodes video in the same process must not, or must leave room for its frames.
    /// - Parameter byteCount: Largest allocation, in bytes.
    package static func apply(byteCount: Int) { av_max_alloc(max(1 << 20, byteCount)) }
}
