/// How ImageMagick brings a picture with an EXIF orientation upright.
enum ImageTurn {
    /// ImageMagick's options for an orientation from 2 to 8; none for any other.
    static func options(_ orientation: Int?) -> [String] {
        let turn: [String] =
            switch orientation {
            case 2: ["-flop"]
            case 3: ["-rotate", "180"]
            case 4: ["-flip"]
            case 5: ["-transpose"]
            case 6: ["-rotate", "90"]
            case 7: ["-transverse"]
            case 8: ["-rotate", "270"]
            default: []
            }
        // What says that it is to be turned goes, lest it is turned twice.
        return turn.isEmpty ? [] : turn + ["-orient", "TopLeft", "+profile", "exif"]
    }
}
