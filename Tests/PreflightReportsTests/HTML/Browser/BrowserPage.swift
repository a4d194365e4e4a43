import Foundation

/// A page in a browser, as someone at the keyboard has it.
final class BrowserPage {
    private let pipe: DevToolsPipe
    private let session: String

    init(_ pipe: DevToolsPipe, session: String) {
        self.pipe = pipe
        self.session = session
    }

    /// What the browser told of the page, in its order.
    var events: [DevToolsPipe.Event] { pipe.events }

    @discardableResult
    func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        try pipe.send(method, parameters, session: session)
    }

    func load(_ address: String) throws {
        try send("Page.navigate", ["url": address])
        try pipe.wait(for: "Page.loadEventFired")
    }

    func reload() throws {
        try send("Page.reload")
        try pipe.wait(for: "Page.loadEventFired")
    }

    func resize(_ width: Int, _ height: Int) throws {
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
    }

    /// Sets what a style sheet can ask for, such as `prefers-color-scheme`.
    func emulate(media: String = "", _ features: [String: String] = [:]) throws {
        let list = features.map { ["name": $0.key, "value": $0.value] }
        try send("Emulation.setEmulatedMedia", ["media": media, "features": list])
    }

    /// What an expression comes to; promises are waited for.
    func evaluate(_ expression: String) throws -> Any? {
        let answer = try send(
            "Runtime.evaluate",
            ["expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true])
        if let mistake = answer["exceptionDetails"] {
            throw DevToolsPipe.Failure(reason: "\(expression): \(mistake)")
        }
        return (answer["result"] as? [String: Any])?["value"]
    }

    func text(_ expression: String) throws -> String {
        try evaluate("String(\(expression))") as? String ?? ""
    }

    func texts(_ expression: String) throws -> [String] {
        try evaluate("(\(expression)).map(String)") as? [String] ?? []
    }

    func isTrue(_ expression: String) throws -> Bool {
        try evaluate("Boolean(\(expression))") as? Bool ?? false
    }

    /// Waits until an expression is true: two minutes, then it never will be.
    func becomes(_ expression: String) throws -> Bool {
        let isSo = try evaluate(
            """
            new Promise((done) => {
              const end = Date.now() + 120000;
              const look = () => (\(expression)) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 10);
              look();
            })
            """)
        return isSo as? Bool ?? false
    }

    /// Clicks into the middle of the first element that a selector fits.
    func click(_ selector: String) throws {
        let place = try texts(
            """
            (() => {
              const element = document.querySelector(\(Self.quoted(selector)));
              element.scrollIntoView({ block: "center", behavior: "instant" });
              const box = element.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            })()
            """
        ).compactMap(Double.init)
        guard place.count == 2 else { throw DevToolsPipe.Failure(reason: "nothing is at \(selector)") }
        for type in ["mousePressed", "mouseReleased"] {
            try send(
                "Input.dispatchMouseEvent",
                ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
        }
    }

    /// Presses keys one after the other: characters, or names such as `Tab`.
    func press(_ keys: String...) throws {
        for key in keys {
            let (code, text) = Self.keys[key] ?? (0, key)
            var event: [String: Any] = ["key": key, "windowsVirtualKeyCode": code]
            event["text"] = text.isEmpty ? nil : text
            event["type"] = "keyDown"
            try send("Input.dispatchKeyEvent", event)
            event["type"] = "keyUp"
            event["text"] = nil
            try send("Input.dispatchKeyEvent", event)
        }
    }

    /// Types a text into what has the focus.
    func type(_ text: String) throws { try send("Input.insertText", ["text": text]) }

    static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }

    /// Keys that have a name: their number, and the text that they give.
    private static let keys: [String: (Int, String)] = [
        "Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, ""), "ArrowUp": (38, ""), "ArrowDown": (40, ""),
        " ": (32, " "),
    ]
}
