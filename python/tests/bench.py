"""Measures the package against the command on one archive, and compares the verdicts row by row. See python/bench."""

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from statistics import median

import paraph
import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
AT = "2026-01-01T00:00:00Z"

BATCH = """
import sys, time
import paraph, pyarrow as pa, pyarrow.parquet as pq
def memory(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))
table = pq.read_table(sys.argv[1], columns=["bundle"])
loaded = memory("VmRSS:")
open("/proc/self/clear_refs", "w").write("5")
verdicts = pa.table(paraph.verify_batch(table["bundle"], sys.argv[2], at=sys.argv[3]))
print(len(verdicts), memory("VmHWM:") - loaded, verdicts.nbytes >> 10)
"""


def timed(*words, **more):
    start = time.monotonic()
    done = subprocess.run([str(word) for word in words], **more)
    return time.monotonic() - start, done


def command_rows(program, folder):
    """The rows of the command, as a table with the columns of the package. They are kept."""
    kept = folder / "command.parquet"
    if kept.exists():
        return pq.read_table(kept)
    schema = pa.schema(paraph.verify_batch(pa.array([], pa.binary()), folder / "roster.toml"))
    schema = schema.append(pa.field("name", pa.string()))
    asked = [program, "verify", "--json", "--no-texts", "--at", AT, "--roster", "roster.toml", "--list", "list"]
    with (
        subprocess.Popen(asked, cwd=folder, stdout=subprocess.PIPE) as command,
        pq.ParquetWriter(folder / "command.unfinished", schema) as writer,
    ):
        rows = []
        for line in command.stdout:
            report = json.loads(line)
            if report["format"] != "paraph/verify-summary/1":
                rows.append(row_of(report))
            if len(rows) == 10_000 or report["format"] == "paraph/verify-summary/1":
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
    (folder / "command.unfinished").rename(kept)
    return pq.read_table(kept)


def row_of(report):
    """A row, from what the command prints for a file."""
    if report["format"] == "paraph/error/1":
        row = dict.fromkeys(("since", "record_id", "record_sha256"))
        row |= {"verdict": "not-judged", "sealed": False, "parties": [], "reasons": [report["code"]]}
        # There, the place begins with the file.
        place = report["place"].removeprefix(report["file"]).lstrip()
        return row | {"place": place, "name": report["file"]}
    record, since = report["record"] or {}, report["since"]
    return {
        "verdict": report["verdict"],
        "sealed": report["sealed"],
        "since": since and datetime.fromisoformat(since.replace("Z", "+00:00")).astimezone(timezone.utc),
        "record_id": record.get("id"),
        "record_sha256": record.get("sha256"),
        "parties": [{key: it[key] for key in ("id", "outcome", "lack")} for it in report["parties"]],
        "reasons": [reason["code"] for reason in report["reasons"]],
        "place": next((it["place"] for it in report["reasons"] if it["place"] is not None), None),
        "name": report["file"],
    }


def differences(expected, found):
    """How many rows differ."""
    if expected.equals(found):
        return 0
    count = 0
    for start in range(0, len(expected), 10_000):
        one, other = expected.slice(start, 10_000), found.slice(start, 10_000)
        if not one.equals(other):
            for mine, theirs in zip(one.to_pylist(), other.to_pylist(), strict=True):
                if mine != theirs:
                    count += 1
                    print(f"differs: {mine} {theirs}", file=sys.stderr)
    return count


def example(engine):
    path = ROOT / "examples" / engine / "verify_archive.py"
    spec = importlib.util.spec_from_file_location("verify_archive", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["verify_archive"] = module
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    return module


def in_order(folder, names):
    """The rows of an engine's answer, in the order of the list."""
    files = sorted(path for path in folder.rglob("*.parquet"))
    table = pa.concat_tables(pq.read_table(path, partitioning=None) for path in files)
    place = {name: number for number, name in enumerate(table["name"].to_pylist())}
    assert len(place) == len(table), "a row is there twice"
    return table.take(pa.array([place[name] for name in names])).select(
        ["verdict", "sealed", "since", "record_id", "record_sha256", "parties", "reasons", "place"]
    )


def dask(folder, workers):
    from distributed import Client, LocalCluster

    module, out = example("dask"), folder / f"dask-{workers}"
    shutil.rmtree(out, ignore_errors=True)
    environment = {"PYTHONPATH": str(ROOT / "examples" / "dask")}
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, env=environment) as cluster,
        Client(cluster) as client,
    ):
        client.run(lambda: __import__("verify_archive"))
        start = time.monotonic()
        module.run(client, str(folder / "parts"), str(out), paraph.Roster.read(folder / "roster.toml"), at=AT)
        return time.monotonic() - start, out


def spark(folder):
    from pyspark.sql import SparkSession

    out = folder / "spark"
    shutil.rmtree(out, ignore_errors=True)
    builder = SparkSession.builder.master("local-cluster[2,1,2048]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    start = time.monotonic()
    example("spark").run(session, str(folder / "parts"), str(out), paraph.Roster.read(folder / "roster.toml"), at=AT)
    took = time.monotonic() - start
    session.stop()
    return took, out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["rows", "times", "dask", "spark"], action="append")
    given = parser.parse_args()
    program, folder = Path(given.program).resolve(), given.folder.resolve()
    parts = given.only or ["rows", "times", "dask", "spark"]
    names = (folder / "list").read_text().splitlines()

    if "times" in parts:
        imports = [timed(sys.executable, "-c", "import paraph")[0] for _ in range(20)]
        starts = [timed(sys.executable, "-c", "")[0] for _ in range(20)]
        print(f"import paraph: {1000 * (median(imports) - median(starts)):.1f} ms")
        asked = [program, "verify", "--no-texts", "--at", AT, "--roster", "roster.toml", "--list", "list"]
        ratios = []
        for number in range(given.rounds):
            command, _ = timed(*asked, cwd=folder, stdout=subprocess.DEVNULL)
            batch, done = timed(
                sys.executable, "-c", BATCH, folder / "all.parquet", folder / "roster.toml", AT,
                capture_output=True, text=True, check=True,
            )
            rows, more, answer = map(int, done.stdout.split())
            assert rows == len(names)
            ratios.append(batch / command)
            print(
                f"{rows} rows: command {command:.1f} s, verify_batch with the reading {batch:.1f} s, "
                f"ratio {ratios[-1]:.2f}, memory beside the table {more >> 10} MiB, the answer {answer >> 10} MiB",
                flush=True,
            )
        print(f"median ratio: {median(ratios):.2f}")

    if "dask" in parts:
        (one, _), (two, _) = dask(folder, 1), dask(folder, 2)
        print(f"Dask: one worker {one:.1f} s, two workers {two:.1f} s, {one / two:.2f} times as fast", flush=True)

    if "spark" in parts:
        took, _ = spark(folder)
        print(f"Spark, local-cluster of two: {took:.1f} s", flush=True)

    if "rows" in parts:
        table = pq.read_table(folder / "all.parquet")
        assert table["name"].to_pylist() == names
        answers = {"Python": pa.table(paraph.verify_batch(table["bundle"], folder / "roster.toml", at=AT))}
        for engine in ("dask-2", "spark"):
            if (folder / engine).exists():
                answers[engine] = in_order(folder / engine, names)
        del table
        expected = command_rows(program, folder)
        assert expected["name"].to_pylist() == names
        expected = expected.drop("name")
        for engine, answer in answers.items():
            # Engines add that a value could be null.
            count = differences(expected.cast(answer.schema), answer)
            verdicts = {it["values"]: it["counts"] for it in answer["verdict"].value_counts().to_pylist()}
            print(f"{engine}: {len(answer)} rows, {count} differ from the command, {verdicts}", flush=True)
            assert len(answer) == len(names) and count == 0


if __name__ == "__main__":
    main()
