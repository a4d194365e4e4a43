/// Writes values into bytes, one behind the other and without gaps.
///
/// Flags are gathered by eight: the first takes a byte where it stands, and the next seven go into the same byte, even
/// when other bytes have followed it. So a field that is nil costs a bit, and nobody has to count fields.
package struct BinaryWriter {
    /// What was written.
    package private(set) var bytes: [UInt8] = []
    /// Where the byte is that flags go into.
    private var flagsIndex = 0
    /// The bit of the next flag; 0 when that needs a byte of its own.
    private var nextFlag: UInt8 = 0

    /// Creates an empty writer.
    package init() {}

    /// Writes a value behind the others.
    package mutating func write(_ value: some Storable) { value.store(in: &self) }

    /// Writes one byte.
    package mutating func write(byte: UInt8) { bytes.append(byte) }

    /// Writes bytes as they are.
    package mutating func write(bytes more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

    /// Writes a flag: an eighth of a byte.
    package mutating func write(flag: Bool) {
        if nextFlag == 0 {
            flagsIndex = bytes.count
            bytes.append(0)
            nextFlag = 1
        }
        if flag { bytes[flagsIndex] |= nextFlag }
        nextFlag &<<= 1
    }

    /// Makes the next flag take a byte of its own.
    package mutating func startFlags() { nextFlag = 0 }

    /// Writes a number, seven bits a byte, lowest first: small numbers take one.
    package mutating func write(number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes over four bytes, lowest first, that were written before: a length that is known only now.
    /// - Parameters:
    ///   - number: The number.
    ///   - index: Where the first of the four is.
    package mutating func overwrite(_ number: UInt32, at index: Int) {
        for place in 0..<4 {
            bytes[index + place] = UInt8(truncatingIfNeeded: number &>> (8 * UInt32(place)))
        }
    }

    /// Forgets what was written, and keeps the memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        nextFlag = 0
    }
}
