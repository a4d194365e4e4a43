import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightReports

/// What a page does in a browser, tried by clicking and typing in a Chromium without a window.
@Suite(
    .tags(.slow), .ownThread, .serialized,
    .enabled(
        if: Browser.program != nil || Browser.isExpected,
        "there is no Chromium that this system's set-up could install"))
struct BrowserTests {
    private static let names =
        "[...document.querySelectorAll('.entry:not([hidden]) .name')].map(e => e.textContent)"
    private static let entries = "document.querySelectorAll('.entry:not([hidden])').length"

    private static func page(_ run: SampleRun = Sample.folder) throws -> String {
        try HTMLReport(rules: [Sample.rule], thumbnails: SampleThumbnails()).page(run)
    }

    @Test func `a page shows itself without asking the network for anything, and without a complaint`() throws
    {
        let browser = try Browser()
        let page = try browser.open(Self.page())
        #expect(try page.isTrue("document.getElementById('controls').hidden === false"))
        _ = try page.evaluate("[...document.images].forEach((image) => { image.loading = 'eager'; })")
        #expect(
            try page.becomes(
                "[...document.images].every((image) => image.complete && image.naturalWidth > 0)"))
        try Self.expectQuiet(page)
    }

    @Test func `a stranger's names run nothing, and neither does a script that comes in anyhow`() throws {
        let hostile = [
            "<script>pwned = 1</script>.png", "\"><img src=x onerror='pwned = 1'>.png",
            "</script><script>pwned = 1//",
            "<svg onload=pwned=1>", "<iframe srcdoc='<script>parent.pwned = 1</script>'>",
        ]
        let reports = hostile.map { name in
            var facts = Sample.smallHero
            facts.path = name
            var finding = Sample.tooSmall
            finding.message = name
            finding.fix = Fix(name, command: "rm '\(name)'")
            finding.source = LimitSource(document: "javascript:pwned=1", quote: name, read: name)
            return Sample.single(facts, .image, .fail, [finding])
        }
        let browser = try Browser()
        let page = try browser.open(Self.page(SampleRun(reports)))
        #expect(try page.texts(Self.names) == hostile)
        try Self.expectQuiet(page)
        _ = try page.evaluate(
            """
            const script = document.createElement("script");
            script.textContent = "pwned = 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='pwned = 1'>");
            new Promise((done) => setTimeout(done, 100))
            """)
        #expect(try page.text("typeof pwned") == "undefined")
    }

    @Test func `assets are searched, filtered and sorted, and the address says how`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page())
        let all = try page.texts(Self.names)
        #expect(try page.text("shown.value") == "all 8")

        try page.click("#q")
        try page.type("MOTION hero-too")
        #expect(try page.becomes("\(Self.entries) === 2"))
        #expect(try page.text("shown.value") == "2 of 8")
        #expect(try page.text("location.hash") == "#q=MOTION+hero-too")
        try page.click("button[type=reset]")
        #expect(try page.becomes("\(Self.entries) === 8"))
        #expect(try page.text("location.hash") == "")

        try page.click("input[value=video]")
        try page.click("input[value=unknown]")
        #expect(try page.becomes("\(Self.entries) === 1"))
        #expect(try page.texts(Self.names) == ["live.mp4"])
        // What a further choice would show is counted.
        #expect(try page.text("document.querySelector('[value=fail] + span').textContent") == "fail 1")
        try page.click("input[value=fail]")
        #expect(try page.becomes("\(Self.entries) === 2"))

        try page.reload()
        #expect(try page.becomes("\(Self.entries) === 2"))
        #expect(try page.isTrue("document.querySelector('input[value=fail]').checked"))
        try page.click("button[type=reset]")

        _ = try page.evaluate(
            "code.value = 'IMG004'; code.dispatchEvent(new Event('input', { bubbles: true }))")
        #expect(try page.becomes("\(Self.entries) === 2"))
        try page.click("button[type=reset]")
        for (order, first) in [
            ("name", "body.json"), ("size", "hero-too-small.jpg"), ("verdict", "hero-too-small.jpg"),
            ("duration", "نجمة"), ("", "hero.png"),
        ] {
            _ = try page.evaluate(
                "sort.value = '\(order)'; sort.dispatchEvent(new Event('input', { bubbles: true }))")
            #expect(
                try page.becomes("document.querySelector('.entry .name').textContent === '\(first)'"),
                "\(order)")
        }
        #expect(try page.texts(Self.names) == all)

        try page.click("#q")
        try page.type("nothing is called this")
        #expect(try page.becomes("!document.querySelector('#nothing').hidden"))
        try Self.expectQuiet(page)
    }

    @Test func `the keyboard reaches and does everything`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page())
        let focused = "document.activeElement.className || document.activeElement.id"
        try page.press("Tab")
        #expect(try page.text(focused) == "skip")
        #expect(try page.isTrue("document.activeElement.getBoundingClientRect().x >= 0"))

        // Everything that can be used has its turn, in the page's order, and shows that it has.
        let count = try Int(
            page.text(
                """
                (window.all = [...document.querySelectorAll('a[href], button, input, select, summary, pre[tabindex]')]
                  .filter((e) => e.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }))).length
                """))
        for index in 1..<(try #require(count)) {
            try page.press("Tab")
            #expect(try page.text("all.indexOf(document.activeElement)") == "\(index)")
            let style =
                "getComputedStyle(document.activeElement.matches('fieldset input') "
                + "? document.activeElement.nextElementSibling : document.activeElement)"
            #expect(
                try page.isTrue("parseFloat(\(style).outlineWidth) >= 2 && \(style).outlineStyle !== 'none'"))
        }

        try page.press("/")
        #expect(try page.text("document.activeElement.id") == "q")
        try page.press("j")
        #expect(try page.text("q.value") == "j")
        try page.click("button[type=reset]")
        #expect(try page.becomes("\(Self.entries) === 8 && location.hash === ''"))
        try page.press("/", "Escape", "j", "j")
        #expect(
            try page.text("document.activeElement.querySelector('.name').textContent") == "hero-too-small.jpg"
        )
        try page.press("Enter")
        #expect(try page.isTrue("document.activeElement.querySelector('.facts').open"))
        try page.press("Enter", "ArrowDown", "ArrowDown", "ArrowUp", "k")
        #expect(try page.isTrue("!document.activeElement.querySelector('.facts').open"))
        #expect(
            try page.text("[...document.querySelectorAll('.entry')].indexOf(document.activeElement)") == "1")
        _ = try page.evaluate("document.getElementById('use-keys').checked = false")
        try page.press("j")
        #expect(
            try page.text("[...document.querySelectorAll('.entry')].indexOf(document.activeElement)") == "1")
    }

    @Test func `a command is copied by its button and by a key`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page())
        try browser.allowClipboard()
        let command = try #require(Sample.tooSmall.fix?.command)
        try page.click(".copy")
        #expect(try page.becomes("document.querySelector('.copy').textContent === 'Copied'"))
        #expect(try page.evaluate("navigator.clipboard.readText()") as? String == command)
        #expect(try page.becomes("document.getElementById('spoken').textContent === 'Copied'"))

        _ = try page.evaluate("navigator.clipboard.writeText('')")
        _ = try page.evaluate("document.querySelectorAll('.entry')[2].focus()")
        try page.press("c")
        #expect(try page.becomes("document.querySelectorAll('.copy')[1].textContent === 'Copied'"))
        #expect(
            try page.evaluate("navigator.clipboard.readText()") as? String == Sample.tooLong.fix?.command)
    }

    @Test func `a code leads to its explanation, and from there to the assets that have it`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page(), fragment: "code=IMG004")
        #expect(try page.becomes("\(Self.entries) === 2"))
        try page.click(".finding a[href='#code-IMG004']")
        #expect(try page.becomes("document.getElementById('code-IMG004').parentElement.open"))
        #expect(try page.text(Self.entries) == "2")
        try page.click("#code-IMG004 .only")
        #expect(try page.becomes("document.activeElement.matches('.entry')"))
        #expect(try page.text("code.value") == "IMG004")
    }

    @Test func `everything can be read without a script`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page()) {
            try $0.send("Emulation.setScriptExecutionDisabled", ["value": true])
        }
        try page.send("Emulation.setScriptExecutionDisabled", ["value": false])
        #expect(try page.text(Self.entries) == "8")
        #expect(try page.isTrue("document.getElementById('controls').hidden"))
        #expect(try page.isTrue("[...document.querySelectorAll('button')].every(b => !b.checkVisibility())"))
        try page.click(".facts summary")
        #expect(try page.isTrue("document.querySelector('.facts').open"))
    }

    @Test func `no window is too narrow`() throws {
        var facts = Sample.smallHero
        facts.path = String(repeating: "a-long-name-without-a-space", count: 12) + "עברית.png"
        var reports: [Report] = []
        Sample.folder.forEach { reports.append($0) }
        reports.append(Sample.single(facts, .image, .fail, [Sample.tooSmall, Sample.ambiguousSize]))
        let browser = try Browser()
        let page = try browser.open(Self.page(SampleRun(reports)))
        _ = try page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for (width, height) in [(320, 568), (360, 740), (768, 1024), (1280, 900)] {
            try page.resize(width, height)
            #expect(try page.isTrue("document.documentElement.scrollWidth <= \(width)"), "\(width)")
            let cut = """
                [...document.querySelectorAll('main *')].filter((element) => {
                  const box = element.getBoundingClientRect();
                  return element.checkVisibility() && box.width > 0 && (box.right > \(width) + 1 || box.left < -1);
                }).map((element) => element.outerHTML.slice(0, 80))
                """
            #expect(try page.texts(cut) == [])
        }
    }

    @Test func `every word stands out from its ground`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page())
        _ = try page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        try page.click("input[value=fail]")
        let ground = "parseInt(getComputedStyle(document.documentElement).backgroundColor.slice(4))"
        for (scheme, isRight) in [("light", "\(ground) > 200"), ("dark", "\(ground) < 60")] {
            try page.emulate(["prefers-color-scheme": scheme])
            #expect(try page.isTrue(isRight))
            #expect(try page.texts(Self.faintTexts) == [], "\(scheme)")
        }
    }

    @Test func `paper and people who want no motion have what they need`() throws {
        let browser = try Browser()
        let page = try browser.open(Self.page())
        try page.emulate(["prefers-reduced-motion": "reduce"])
        #expect(try page.text("getComputedStyle(document.documentElement).scrollBehavior") == "auto")
        try page.emulate(media: "print")
        #expect(
            try page.isTrue("[...document.querySelectorAll('form, button')].every(b => !b.checkVisibility())")
        )
        _ = try page.evaluate("dispatchEvent(new Event('beforeprint'))")
        #expect(try page.isTrue("[...document.querySelectorAll('details')].every(d => d.open)"))
        _ = try page.evaluate("dispatchEvent(new Event('afterprint'))")
        #expect(try page.isTrue("[...document.querySelectorAll('details')].every(d => !d.open)"))
    }

    /// No request but the page itself, no error, no warning, and nothing that the policy had to forbid.
    private static func expectQuiet(_ page: BrowserPage) throws {
        // What was said before this answer has been heard.
        _ = try page.evaluate("new Promise((done) => requestAnimationFrame(() => done()))")
        for event in page.events {
            switch event.method {
            case "Network.requestWillBeSent":
                let url = (event.parameters["request"] as? [String: Any])?["url"] as? String ?? ""
                #expect(
                    url.hasPrefix("file://") && url.contains("/report.html") || url.hasPrefix("data:"),
                    "\(url)")
            case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled":
                Issue.record("\(event.parameters)")
            default: break
            }
        }
    }

    /// Texts whose contrast with what is behind them is less than WCAG 2.2 asks for at level AA.
    private static let faintTexts = """
        (() => {
          const parts = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = (element) => {
            for (let e = element; e; e = e.parentElement) {
              const color = parts(getComputedStyle(e).backgroundColor);
              if (color.length === 3 || color[3] > 0.99) return color;
            }
            return [255, 255, 255];
          };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
            if (!text || element.closest("script, style, .spoken") || !element.checkVisibility()) continue;
            const style = getComputedStyle(element);
            const [a, b] = [light(parts(style.color)), light(ground(element))].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            if ((a + 0.05) / (b + 0.05) < (isLarge ? 3 : 4.5)) faint.push(`${text.slice(0, 40)} ${style.color}`);
          }
          return faint;
        })()
        """
}
