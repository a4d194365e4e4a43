"""Judges a JSON-lines file of requests on Spark, counts the verdicts, and writes the reports that do not pass.

    spark-submit Examples/spark/check_requests.py REQUESTS REPORTS [OPTION...]

REQUESTS  a file, a folder or a pattern that Spark reads as text: one request a line
REPORTS   a folder that does not exist yet: gets one report a line, of requests that fail or are unknown
OPTION    passed on to `preflight stream`, such as --profile kling-v1

Every node needs the program `preflight`, in PATH or named by the environment variable PREFLIGHT. Each partition is
one `preflight stream`, with --jobs 1 because Spark runs as many partitions at once as there are cores. A report's
`line` counts within its partition: give requests an `id` to find them again. A stream that ends with another status
than 0 fails its task.
"""
import json
import os
import shlex
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession


def main(requests, reports, *options):
    spark = SparkSession.builder.appName("preflight").getOrCreate()
    command = [os.environ.get("PREFLIGHT", "preflight"), "stream", "--jobs", "1", *options]
    # pipe() splits the command as a shell would, but starts no shell.
    judged = spark.sparkContext.textFile(requests).pipe(shlex.join(command), checkCode=True)
    # Counted and written from one run: judging twice would read every file twice.
    judged.persist(StorageLevel.MEMORY_AND_DISK)
    verdicts = judged.map(verdict).countByValue()
    judged.filter(lambda report: verdict(report) != "pass").saveAsTextFile(reports)
    for name, count in sorted(verdicts.items()):
        print(f"{name}\t{count}")
    spark.stop()


def verdict(report):
    return json.loads(report).get("verdict", "none")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
