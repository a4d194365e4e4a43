import PreflightModel

/// Dialects with every kind of place that a field can stand in.
enum Dialects {
    static let all: [RequestDialect] = [
        RequestDialect(
            id: "flat", title: "flat",
            fields: [
                field("image_url", "string", .image), field("video_url", "string", .video),
                field("element_list", "array[object]"), field("element_list[].element_id", "long", .element),
                field("watermark_info.enabled", "boolean", .watermark),
            ]),
        RequestDialect(
            id: "listed", title: "listed",
            fields: [
                field("contents", "array[object]"), field("contents[].type", "string"),
                field("contents[type=image]", "array[object]"),
                field("contents[type=image].url", "string", .image),
                field("contents[type=video].url", "string", .video), field("urls[]", "string"),
                field("settings.mode", "string", .quality),
            ]),
    ]

    private static func field(
        _ path: String, _ type: String, _ role: RequestField.Role? = nil
    ) -> RequestField {
        guard let path = FieldPath(path) else { preconditionFailure("\(path) is no path") }
        return RequestField(
            path: path, type: type, role: role, source: LimitSource(document: "", quote: "", read: ""))
    }
}
