import PreflightJSON
import PreflightModel
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return writer.drain()
    }

    @Test func `keys keep the order in which they are written`() {
        let text = written {
            $0.object {
                $0.member("b", 1)
                $0.member("a", array: [true, false]) { $0.value($1) }
                $0.member("empty", array: [Int]()) { $0.value($1) }
                $0.member("none", object: Int?.none) { $0.value($1) }
            }
        }
        #expect(
            text == """
                {
                  "b": 1,
                  "a": [
                    true,
                    false
                  ],
                  "empty": [],
                  "none": null
                }
                """)
    }

    @Test func `compact text has no line breaks and no spaces between values`() {
        var writer = JSONWriter(.compact)
        writer.object {
            $0.member("b", 1)
            $0.member("a", array: [true, false]) { $0.value($1) }
            $0.member("empty", array: [Int]()) { $0.value($1) }
            $0.member("text", "two\nlines: {\"a\"}, ")
            $0.key("id")
            $0.value(JSONValue(.number("1e3"), at: TextPosition(line: 1, column: 1)))
        }
        writer.endDocument()
        #expect(
            writer.drain()
                == #"{"b":1,"a":[true,false],"empty":[],"text":"two\nlines: {\"a\"}, ","id":1e3}"# + "\n")
    }

    @Test func `what was drained is not written twice`() {
        var writer = JSONWriter()
        writer.beginArray()
        #expect(writer.drain() == "[")
        writer.value(1)
        #expect(writer.drain() == "\n  1")
        writer.value(2)
        #expect(writer.drain() == ",\n  2")
        writer.endArray()
        #expect(writer.drain() == "\n]")
    }

    @Test func `whole numbers are exact and fractions are the shortest that read back`() {
        #expect(written { $0.value(Int64.max) } == "9223372036854775807")
        #expect(written { $0.value(Int64.min) } == "-9223372036854775808")
        #expect(written { $0.value(0.1) } == "0.1")
        #expect(written { $0.value(29.97002997002997) } == "29.97002997002997")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that is not finite is null`(number: Double) {
        #expect(written { $0.value(number) } == "null")
    }

    @Test(arguments: [
        ("plain", #""plain""#),
        ("\"quoted\" \\ back", #""\"quoted\" \\ back""#),
        ("tab\tline\nreturn\r", #""tab\tline\nreturn\r""#),
        ("\u{0}\u{1B}[31m\u{7F}\u{9B}", #""\u0000\u001B[31m\u007F\u009B""#),
        ("\u{202E}txt.exe\u{2066}\u{2028}", #""\u202Etxt.exe\u2066\u2028""#),
        ("\u{E0041}", #""\uDB40\uDC41""#),
        ("日本 👩‍👩‍👧 é", "\"日本 👩‍👩‍👧 é\""),
        ("##vso[task.setvariable]", "\"#\\u0023vso[task.setvariable]\""),
    ])
    func `strings are escaped where a parser or a terminal needs it`(string: String, json: String) {
        #expect(written { $0.value(string) } == json)
    }
}
