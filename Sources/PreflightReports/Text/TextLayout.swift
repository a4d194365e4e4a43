/// How text for people is laid out.
public struct TextLayout: Sendable, Hashable {
    /// Whether it carries colour.
    public var style: Style
    /// The column at which sentences are wrapped. Commands never are, so that they can be copied.
    public var width: Int

    /// Creates a layout.
    /// - Parameters:
    ///   - style: Whether text carries colour.
    ///   - width: The column at which sentences are wrapped; at least 40.
    public init(style: Style = .plain, width: Int = 100) {
        self.style = style
        self.width = max(width, 40)
    }

    /// 100 columns, no colour: for files and logs.
    public static let plain = TextLayout()
}
