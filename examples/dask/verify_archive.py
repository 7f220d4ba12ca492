"""Verifies an archive of bundles in Parquet files on Dask: a folder or bucket in, a Parquet of verdicts out.

    python verify_archive.py --roster roster.toml INPUT OUTPUT

INPUT and OUTPUT are folders, or addresses that pyarrow reads, such as s3://bucket/folder. For each Parquet file
below INPUT, OUTPUT gets one with the same name. It has a row for each row: the columns of the input except the
bundles, and the verdict (docs/scale.md).

A file of OUTPUT appears whole or not at all. So what was killed can be started again: finished files are not
judged again, and no row is counted twice.
"""

import argparse
import json
import sys
import uuid
from datetime import datetime, timezone

import paraph
import pyarrow as pa
import pyarrow.parquet as pq
from distributed import Client, LocalCluster, WorkerPlugin, as_completed, get_worker
from pyarrow import fs

# Rows that are in memory at once. A bundle has a few KiB, and at most 16 MiB.
ROWS = 2048
# Where a worker writes until a file is whole. Readers of Parquet leave out names that begin like this.
UNFINISHED = "_unfinished"
QUESTION = "_question.json"


class Question(WorkerPlugin):
    """The question, on every worker, also on one that joins or restarts later."""

    name = "paraph"

    def __init__(self, roster, at, column, source, target):
        self.roster, self.at, self.column = roster, at, column
        self.source, self.target = source, target


def open_folder(address):
    """The file system and path of a folder."""
    if "://" in address:
        return fs.FileSystem.from_uri(address)
    return fs.LocalFileSystem(), fs.LocalFileSystem().normalize_path(address)


def version_of(info):
    """What changes if an input file changes."""
    return f"{info.size} {info.mtime_ns}"


def verify_file(name):
    """Judges one file. Runs on a worker, on one core: each worker has a task for each of its threads."""
    question = get_worker().plugins[Question.name]
    (source, folder), (target, out) = open_folder(question.source), open_folder(question.target)
    version = version_of(source.get_file_info(f"{folder}/{name}"))
    unfinished = f"{out}/{UNFINISHED}/{uuid.uuid4()}.parquet"
    target.create_dir(f"{out}/{UNFINISHED}", recursive=True)
    with pq.ParquetFile(source.open_input_file(f"{folder}/{name}")) as file:
        writer = None
        for batch in file.iter_batches(batch_size=ROWS):
            verdicts = judged(batch, question).replace_schema_metadata({"input": version})
            writer = writer or pq.ParquetWriter(unfinished, verdicts.schema, filesystem=target)
            writer.write_table(verdicts)
        if writer is None:
            empty = judged(file.schema_arrow.empty_table(), question)
            empty = empty.replace_schema_metadata({"input": version})
            writer = pq.ParquetWriter(unfinished, empty.schema, filesystem=target)
        writer.close()
    if "/" in name:
        target.create_dir(f"{out}/{name.rpartition('/')[0]}", recursive=True)
    target.move(unfinished, f"{out}/{name}")
    return name


def judged(rows, question):
    """The rows with their verdicts in place of the bundles."""
    bundles = rows.column(question.column)
    verdicts = pa.table(paraph.verify_batch(bundles, question.roster, at=question.at, threads=1))
    for place, column in enumerate(rows.column_names):
        if column != question.column:
            verdicts = verdicts.append_column(rows.schema.field(place), rows.column(place))
    return verdicts


def names_in(system, folder):
    """The Parquet files below a folder, with what is known of each."""
    found = system.get_file_info(fs.FileSelector(folder, recursive=True, allow_not_found=True))
    files = [info for info in found if info.is_file and info.path.endswith(".parquet")]
    names = {info.path.removeprefix(folder).lstrip("/"): info for info in files}
    return {name: info for name, info in sorted(names.items()) if not name.startswith("_")}


def settle(system, out, asked):
    """The question of the first run. A later run must ask the same, or the answers would be mixed."""
    path = f"{out}/{QUESTION}"
    if system.get_file_info(path).type == fs.FileType.NotFound:
        asked["at"] = asked["at"] or datetime.now(timezone.utc).isoformat(timespec="seconds")
        system.create_dir(out, recursive=True)
        with system.open_output_stream(path) as file:
            file.write(json.dumps(asked).encode())
        return asked
    with system.open_input_stream(path) as file:
        before = json.loads(file.read())
    asked["at"] = asked["at"] or before["at"]
    if asked != before:
        raise SystemExit(f"{path}: the answers there are to another question: {before}")
    return before


def run(client, source, target, roster, column="bundle", at=None):
    """Judges what is not finished, and returns how many files were judged and the number of each verdict."""
    system, out = open_folder(target)
    # A time without an offset is wrong: this raises before anything is written.
    if at is not None:
        paraph.verify_batch(pa.array([], pa.binary()), roster, at=at)
    asked = settle(system, out, {"roster": roster.sha256, "at": at, "column": column})
    inputs = names_in(*open_folder(source))
    finished = names_in(system, out)

    def is_finished(name):
        if name not in finished:
            return False
        with system.open_input_file(f"{out}/{name}") as file:
            metadata = pq.read_schema(file).metadata or {}
        return metadata.get(b"input") == version_of(inputs[name]).encode()

    todo = [name for name in inputs if not is_finished(name)]
    client.register_plugin(Question(roster, asked["at"], column, source, target))
    futures = client.map(verify_file, todo, pure=False)
    for future in as_completed(futures):
        print(f"judged: {future.result()}", file=sys.stderr)
    if system.get_file_info(f"{out}/{UNFINISHED}").type == fs.FileType.Directory:
        system.delete_dir(f"{out}/{UNFINISHED}")
    totals = {}
    for name in inputs:
        # From the result itself: what is counted is what is there.
        with system.open_input_file(f"{out}/{name}") as file:
            verdicts = pq.read_table(file, columns=["verdict"]).column("verdict")
        for each in verdicts.value_counts().to_pylist():
            totals[each["values"]] = totals.get(each["values"], 0) + each["counts"]
    return len(todo), totals


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--roster", required=True, help="the file of your roster")
    parser.add_argument("--column", default="bundle", help="the column with the bundles")
    parser.add_argument("--at", help="the time of the question, with an offset; now if it is left out")
    parser.add_argument("--scheduler", help="the address of a cluster; without it, two workers here")
    parser.add_argument("--workers", type=int, default=2, help="how many workers, without --scheduler")
    given = parser.parse_args()
    roster = paraph.Roster.read(given.roster)
    if given.scheduler:
        client = Client(given.scheduler)
    else:
        client = Client(LocalCluster(n_workers=given.workers, threads_per_worker=1, dashboard_address=None))
    with client:
        files, totals = run(client, given.input, given.output, roster, given.column, given.at)
    print(f"files judged now: {files}")
    for verdict, count in sorted(totals.items()):
        print(f"{verdict}: {count}")
    print(f"rows: {sum(totals.values())}")


if __name__ == "__main__":
    main()
