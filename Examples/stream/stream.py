"""Asks one running preflight about each request of a JSON-lines file, and waits for the answer before it goes on.

    PREFLIGHT=.build/release/preflight python3 Examples/stream/stream.py Examples/stream/requests.jsonl
"""
import json
import os
import subprocess
import sys

command = [os.environ.get("PREFLIGHT", "preflight"), "stream"]
with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as preflight:
    for request in filter(str.strip, open(sys.argv[1])):  # a blank line has no report
        preflight.stdin.write(request.rstrip("\n") + "\n")
        preflight.stdin.flush()
        report = json.loads(preflight.stdout.readline())
        print(f"line {report['line']}: {report.get('verdict')}")
    preflight.stdin.close()
sys.exit(preflight.returncode)
