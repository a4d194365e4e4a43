// Asks one running preflight about each request of a JSON-lines file, and waits for the answer before it goes on.
//
//     PREFLIGHT=.build/release/preflight node Examples/stream/stream.mjs Examples/stream/requests.jsonl
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const stdio = ["pipe", "pipe", "inherit"];
const preflight = spawn(process.env.PREFLIGHT ?? "preflight", ["stream"], { stdio });
preflight.on("exit", (status) => { process.exitCode = status ?? 1; });
const reports = createInterface({ input: preflight.stdout })[Symbol.asyncIterator]();
for (const request of readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line.trim())) {
  preflight.stdin.write(request + "\n");
  const report = JSON.parse((await reports.next()).value);
  console.log(`line ${report.line}: ${report.verdict}`);
}
preflight.stdin.end();
