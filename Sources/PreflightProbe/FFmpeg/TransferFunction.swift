/// Code points of transfer functions (ISO 23091-2).
enum TransferFunction {
    /// Whether the first function that is stated is PQ or HLG. 2 stands for "unspecified".
    static func isHDR(_ stated: [Int?]) -> Bool {
        let function = stated.compactMap { $0 }.first { $0 != 2 && $0 != 0 }
        return function == 16 || function == 18
    }
}
