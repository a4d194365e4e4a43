import MediaPreflight
import PreflightModel
import TestSupport

/// Makes requests that a dialect allows, different ones from different seeds, from the dialect's data alone.
struct RequestGenerator {
    private var random: Numbers
    private let dialect: RequestDialect
    private let promptLength: Int
    private let orientation: CharacterOrientation
    /// Where each field that was given is, by its JSON pointer.
    private(set) var given: [(field: RequestField, pointer: String)] = []

    static let imageURL = "https://cdn.example.com/hero.png?signature=a=b"
    static let videoURL = "https://cdn.example.com/dance.mp4"
    static let media: [String: MediaSource] = [imageURL: Fixture.hero, videoURL: Fixture.universalDance]

    /// - Parameters:
    ///   - dialect: The dialect of the requests.
    ///   - promptLength: Most characters of a prompt.
    ///   - seed: Tells requests apart.
    init(_ dialect: RequestDialect, promptLength: Int, seed: UInt64) {
        self.promptLength = promptLength
        random = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
        self.dialect = dialect
        orientation = Bool.random(using: &random) ? .image : .video
    }

    /// A request that passes.
    /// - Parameter isFull: Whether every field is given that the orientation allows.
    /// - Returns: The request.
    mutating func request(isFull: Bool = false) -> TestJSON {
        var request = TestJSON.object([])
        // What belongs to the items of one list is given or left out together.
        var isListGiven: [String: Bool] = [:]
        for field in dialect.fields
        where !Self.isContainer(field) && !Self.tellsItemsApart(field) && !isOfOtherType(field) {
            let list = Self.list(around: field)
            var isGiven =
                isFull || field.isRequired == true || isInRequiredObject(field) || Bool.random(using: &random)
            if let list {
                let isAllowed = dialect.fields.allSatisfy { other in
                    Self.list(around: other) != list || other.orientation.map { $0 == orientation } ?? true
                }
                isGiven = isListGiven[list] ?? (isAllowed && (isFull || Bool.random(using: &random)))
                isListGiven[list] = isGiven
            }
            guard isGiven || Self.isMedia(field) else { continue }
            request.put(value(of: field), at: field.path)
        }
        given = dialect.fields.compactMap { field in
            Self.pointer(of: field.path, in: request).map { (field, $0) }
        }
        return request
    }

    private mutating func value(of field: RequestField) -> TestJSON {
        switch field.role {
        case .image: return .text(Self.imageURL)
        case .video: return .text(Self.videoURL)
        case .orientation: return .text(orientation.rawValue)
        // The sample clip lasts 5 s.
        case .duration: return .number("5")
        case .quality: return .text(field.values.first { field.meanings[$0] == "standard" } ?? "")
        case .callback: return .text("https://hooks.example.com/done?key=1")
        default: break
        }
        if let value = field.values.randomElement(using: &random) {
            return field.type == "integer" ? .number(value) : .text(value)
        }
        switch field.type {
        case "boolean": return .flag(Bool.random(using: &random))
        case "long", "integer", "number":
            let range = (field.minimum ?? 1)...(field.maximum ?? 1 << 53)
            return .number("\(Int.random(in: range, using: &random))")
        default: return .text(text(atMost: field.role == .prompt ? promptLength : field.maxCharacters ?? 40))
        }
    }

    private mutating func text(atMost limit: Int) -> String {
        let letters: [Unicode.Scalar] = ["a", "Z", " ", "é", "字", "\"", "\\", "\n", "/", "ß", "~"]
        let count = Bool.random(using: &random) ? limit : Int.random(in: 1...limit, using: &random)
        var scalars = String.UnicodeScalarView("x".unicodeScalars)
        for _ in 1..<max(count, 2) { scalars.append(letters.randomElement(using: &random) ?? "a") }
        return String(scalars.prefix(count))
    }

    // MARK: - The dialect's shape

    /// Whether an object that must be given would be left out without the field.
    private func isInRequiredObject(_ field: RequestField) -> Bool {
        dialect.fields.contains { object in
            object.type == "object" && object.isRequired == true
                && field.path.steps.starts(with: object.path.steps)
        }
    }

    /// Whether a field is in an object that only another document has there, where the dialect's has a list.
    private func isOfOtherType(_ field: RequestField) -> Bool {
        dialect.fields.contains { list in
            list.otherType == "object" && field.path.steps.starts(with: list.path.steps)
                && field.path.steps.dropFirst(list.path.steps.count).first.map { $0 != .items } ?? false
        }
    }

    static func isMedia(_ field: RequestField) -> Bool { field.role == .image || field.role == .video }

    static func isContainer(_ field: RequestField) -> Bool {
        field.type == "object" || field.type.hasPrefix("array")
    }

    private static func tellsItemsApart(_ field: RequestField) -> Bool { field.name == "contents[].type" }

    /// The list that a field is in an item of, media apart: those are needed wherever they are.
    private static func list(around field: RequestField) -> String? {
        guard !isMedia(field), let bracket = field.name.lastIndex(of: "]") else { return nil }
        return String(field.name[...bracket])
    }

    /// Where a path leads in a request, through the first item that is meant.
    static func pointer(of path: FieldPath, in request: TestJSON) -> String? {
        var pointer = ""
        for step in path.steps {
            switch step {
            case .member(let name): pointer += "/\(name)"
            case .items: pointer += "/0"
            case .itemsWhere(let member, let kind):
                guard case .list(let items)? = request.value(at: pointer),
                    let index = items.firstIndex(where: { $0.value(at: "/\(member)") == .text(kind) })
                else { return nil }
                pointer += "/\(index)"
            }
        }
        return request.value(at: pointer) == nil ? nil : pointer
    }

    /// xorshift64*: the same numbers from the same seed, everywhere.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return state &* 0x2545_F491_4F6C_DD1D
        }
    }
}
