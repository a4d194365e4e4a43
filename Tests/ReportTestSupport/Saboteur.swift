#if os(Linux)
    internal import Foundation

    /// A library that is loaded into the processes that measure, and makes opening some files go wrong there.
    ///
    /// What a file's name has in it tells what happens: `crash` ends the process by a signal, `quit` ends it with a
    /// status, `hang` waits for ever, `garble` writes what is no answer to where answers go.
    public struct Saboteur: Sendable {
        private let folder: TemporaryFolder

        /// Compiles the library.
        /// - Throws: When there is no compiler.
        public init() throws {
            folder = try TemporaryFolder()
            try folder.write("saboteur.c", Array(Self.source.utf8))
            let result = try Program.shell(
                "cc -shared -fPIC -o saboteur.so saboteur.c -ldl", in: folder.url)
            guard result.status == 0 else { throw NotCompiled(complaint: result.errors) }
        }

        /// The library could not be compiled.
        public struct NotCompiled: Error {
            /// What the compiler said.
            public let complaint: String
        }

        /// The variable that has it loaded.
        public var environment: [String: String] { ["LD_PRELOAD": folder.path("saboteur.so")] }

        /// Whether a file has hung a process by now.
        public var hasHung: Bool { folder.text("saboteur.so.hung") != nil }

        private static let source = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <fcntl.h>
            #include <signal.h>
            #include <stdarg.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>

            static int measures;

            __attribute__((constructor)) static void start(void) {
                char line[4096];
                FILE *file = fopen("/proc/self/cmdline", "r");
                if (!file) return;
                size_t count = fread(line, 1, sizeof line - 1, file);
                fclose(file);
                line[count] = 0;
                size_t program = strlen(line) + 1;
                measures = program < count && strcmp(line + program, "worker") == 0;
            }

            static void sabotage(const char *path) {
                if (!measures) return;
                const char *slash = strrchr(path, '/');
                const char *name = slash ? slash + 1 : path;
                if (strstr(name, "crash")) *(volatile char *)0 = 0;
                if (strstr(name, "quit")) _exit(7);
                if (strstr(name, "hang")) {
                    char mark[4096];
                    snprintf(mark, sizeof mark, "%s.hung", getenv("LD_PRELOAD"));
                    fclose(fopen(mark, "w"));
                    while (1) pause();
                }
                if (strstr(name, "garble")) write(3, "\\4\\0\\0\\0\\0\\0\\0\\0", 8);
            }

            int open(const char *path, int flags, ...) {
                static int (*next)(const char *, int, ...);
                if (!next) next = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
                va_list rest;
                va_start(rest, flags);
                int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
                va_end(rest);
                sabotage(path);
                return next(path, flags, mode);
            }

            int open64(const char *path, int flags, ...) __attribute__((alias("open")));
            """
    }
#endif
