/// Answers that take their time.
extension Script {
    /// Nothing for so long, then another answer.
    public static func slowFirstByte(seconds: Double, then script: Script) -> Script {
        Script { request, connection in
            try connection.sleep(seconds: seconds)
            try script.run(request, connection)
        }
    }

    /// Nothing, for as long as the peer waits.
    public static let silent = Script { _, connection in
        while true { try connection.sleep(seconds: 1) }
    }

    /// A file, whole or in ranges, whose body comes one byte at a time.
    public static func dripping(_ bytes: [UInt8], bytesPerSecond: Double = 1) -> Script {
        Script { request, connection in
            let part = try connection.writeHead(to: request, with: bytes) { ["Content-Length: \($0.count)"] }
            for byte in bytes[part] {
                try connection.write([byte])
                try connection.sleep(seconds: 1 / bytesPerSecond)
            }
        }
    }

    /// A head that comes one byte at a time and never ends.
    public static func drippingHead(bytesPerSecond: Double = 1) -> Script {
        Script { _, connection in
            try connection.write("HTTP/1.1 200 OK\r\nX-Slow: ")
            while true {
                try connection.write("x")
                try connection.sleep(seconds: 1 / bytesPerSecond)
            }
        }
    }
}
