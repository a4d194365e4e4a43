#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension UnsafeRawBufferPointer {
    /// The offset of the first byte of a value, found as quickly as the C library finds it; nil when there is none.
    package func firstOffset(of byte: UInt8) -> Int? {
        guard let start = baseAddress, let place = unsafe memchr(start, Int32(byte), count) else {
            return nil
        }
        return unsafe UnsafeRawPointer(place) - start
    }
}
