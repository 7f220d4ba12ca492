"""Verifies an archive of bundles in Parquet files on Spark: a folder or bucket in, a Parquet of verdicts out.

    spark-submit verify_archive.py --roster roster.toml INPUT OUTPUT

INPUT and OUTPUT are addresses that Spark reads, such as s3a://bucket/folder. The Parquet files of INPUT are
judged in jobs of some files each. Each job writes a folder OUTPUT/job-NUMBER: a row for each row of its files,
with the columns of the input except the bundles, the verdict (docs/scale.md) and the input file.

Spark marks the folder of a job that ended with the file _SUCCESS. So what was killed can be started again: only
jobs that did not end are repeated, and no row is counted twice.
"""

import argparse
import json
from datetime import datetime, timezone

import paraph
import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

VERDICT = """
    verdict string, sealed boolean, since timestamp, record_id string, record_sha256 string,
    parties array<struct<id: string, outcome: string, lack: string>>, reasons array<string>, place string
"""


class Storage:
    """Files, by the file systems that Spark has."""

    def __init__(self, spark):
        self.jvm, self.conf = spark._jvm, spark._jsc.hadoopConfiguration()

    def _at(self, address):
        path = self.jvm.org.apache.hadoop.fs.Path(address)
        return path.getFileSystem(self.conf), path

    def exists(self, address):
        system, path = self._at(address)
        return system.exists(path)

    def delete(self, address):
        system, path = self._at(address)
        system.delete(path, True)

    def read(self, address):
        system, path = self._at(address)
        stream = system.open(path)
        try:
            return self.jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8")
        finally:
            stream.close()

    def write(self, address, text):
        system, path = self._at(address)
        stream = system.create(path, False)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def below(self, address):
        """The names of the folders and files in a folder."""
        system, path = self._at(address)
        if not system.exists(path):
            return []
        return sorted(status.getPath().getName() for status in system.listStatus(path))

    def parquet_files(self, address):
        """The Parquet files below a folder. Names that begin with a line or a dot are not data."""
        system, path = self._at(address)
        found, files = [], system.listFiles(path, True)
        while files.hasNext():
            file = files.next().getPath()
            if file.getName().endswith(".parquet") and not file.getName().startswith(("_", ".")):
                found.append(file.toString())
        return sorted(found)


def settle(storage, out, asked):
    """The question of the first run. A later run must ask the same, or the answers would be mixed."""
    path = f"{out}/_question.json"
    if not storage.exists(path):
        asked["at"] = asked["at"] or datetime.now(timezone.utc).isoformat(timespec="seconds")
        storage.write(path, json.dumps(asked))
        return asked
    before = json.loads(storage.read(path))
    asked["at"] = asked["at"] or before["at"]
    if asked != before:
        raise SystemExit(f"{path}: the answers there are to another question: {before}")
    return before


def judge(spark, files, column, roster, at):
    """The rows of some files, with their verdicts in place of the bundles."""
    rows = spark.read.parquet(*files).withColumn("file", F.col("_metadata.file_path"))
    kept = [field for field in rows.schema.fields if field.name != column]
    schema = VERDICT + "".join(f", `{field.name}` {field.dataType.simpleString()}" for field in kept)

    # One task has one core.
    def verdicts(batches):
        for batch in batches:
            bundles = batch.column(batch.schema.get_field_index(column))
            answer = paraph.verify_batch(bundles, roster.value, at=at, threads=1)
            answer = pa.RecordBatch.from_struct_array(pa.array(answer))
            for field in kept:
                place = batch.schema.get_field_index(field.name)
                answer = answer.append_column(field.name, batch.column(place))
            yield answer

    return rows.mapInArrow(verdicts, schema)


def finished(spark, storage, out):
    """The folders of the jobs that ended, and the files that they judged."""
    jobs = [name for name in storage.below(out) if name.startswith("job-")]
    ended = [f"{out}/{name}" for name in jobs if storage.exists(f"{out}/{name}/_SUCCESS")]
    files = set()
    for job in ended:
        files.update(json.loads(storage.read(f"{job}/_files.json")))
    return ended, files


def run(spark, source, out, roster, column="bundle", at=None, files_per_job=64):
    """Judges what is not finished, and returns how many files were judged and the number of each verdict."""
    storage = Storage(spark)
    # Otherwise Spark writes times without their zone (INT96), and other readers take them for local ones.
    spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
    # A time without an offset is wrong: this raises before anything is written.
    if at is not None:
        paraph.verify_batch(pa.array([], pa.binary()), roster, at=at)
    asked = settle(storage, out, {"roster": roster.sha256, "at": at, "column": column})
    ended, files = finished(spark, storage, out)
    todo = [file for file in storage.parquet_files(source) if file not in files]
    broadcast = spark.sparkContext.broadcast(roster)
    for start in range(0, len(todo), files_per_job):
        some = todo[start : start + files_per_job]
        job = f"{out}/job-{len(ended):06}"
        # What a killed run left there was not finished.
        storage.delete(job)
        storage.write(f"{job}/_files.json", json.dumps(some))
        judge(spark, some, column, broadcast, asked["at"]).write.mode("append").parquet(job)
        ended.append(job)
        print(f"judged: {start + len(some)} of {len(todo)} files", flush=True)
    if not ended:
        return len(todo), {}
    counted = spark.read.parquet(*ended).groupBy("verdict").count().collect()
    return len(todo), {row["verdict"]: row["count"] for row in counted}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--roster", required=True, help="the file of your roster")
    parser.add_argument("--column", default="bundle", help="the column with the bundles")
    parser.add_argument("--at", help="the time of the question, with an offset; now if it is left out")
    parser.add_argument("--files-per-job", type=int, default=64, help="what a restart repeats at most")
    given = parser.parse_args()
    roster = paraph.Roster.read(given.roster)
    spark = SparkSession.builder.appName("paraph").getOrCreate()
    try:
        files, totals = run(
            spark, given.input, given.output, roster, given.column, given.at, given.files_per_job
        )
    finally:
        spark.stop()
    print(f"files judged now: {files}")
    for verdict, count in sorted(totals.items()):
        print(f"{verdict}: {count}")
    print(f"rows: {sum(totals.values())}")


if __name__ == "__main__":
    main()
