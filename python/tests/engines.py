"""Reads one archive with several engines, and compares the verdicts row by row. See python/engines."""

import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
import paraph
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[2]
AT = "2026-01-01T00:00:00Z"
FILES, ROWS = 12, 4000


def example():
    path = ROOT / "examples" / "spark" / "verify_archive.py"
    spec = importlib.util.spec_from_file_location("verify_archive", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make(folder):
    """Files with rows of which one in a hundred is spoiled, and some are null or empty."""
    good = (ROOT / "fixtures/ictcc-tor/ictcc-tor.bundle.json").read_bytes()
    spoiled = good.replace(b'"sig":"', b'"sig":"AAAA', 1)
    folder.mkdir()
    for number in range(FILES):
        bundles = [spoiled if row % 100 == number else good for row in range(ROWS)]
        bundles[number], bundles[number + 20] = None, b""
        names = [f"{number}-{row}" for row in range(ROWS)]
        table = pa.table({"name": names, "bundle": bundles, "year": pa.array([2026] * ROWS, pa.int16())})
        pq.write_table(table, folder / f"part-{number:02}.parquet")


def rows(verdicts):
    return pa.table(verdicts).to_pylist()


def executors(application):
    """The processes of an application's executors."""
    pattern = f"CoarseGrainedExecutorBackend.*--app-id {application}"
    found = subprocess.run(["pgrep", "-f", pattern], capture_output=True, text=True)
    pids = [int(pid) for pid in found.stdout.split()]
    return [pid for pid in pids if Path(f"/proc/{pid}/comm").read_text().strip() == "java"]


def spark_rows(spark, out):
    """The rows of a result in the order of names, each once."""
    jobs = [str(path.parent) for path in sorted(out.glob("job-*/_SUCCESS"))]
    table = spark.read.parquet(*jobs).drop("file", "year").toArrow()
    found = {}
    for row in table.to_pylist():
        name = row.pop("name")
        assert name not in found, name
        found[name] = row
    return found


def main():
    folder = Path(tempfile.mkdtemp(prefix="paraph-engines-"))
    source, out = folder / "in", folder / "out"
    make(source)
    roster = paraph.Roster.read(ROOT / "fixtures/roster.toml")
    table = pq.read_table(source)
    expected = rows(paraph.verify_batch(table["bundle"], roster, at=AT))
    by_name = dict(zip(table["name"].to_pylist(), expected, strict=True))
    print(f"pyarrow {pa.__version__}: {len(expected)} rows, {dict(Counter(row['verdict'] for row in expected))}")

    series = pl.read_parquet(source / "*.parquet")["bundle"]
    assert rows(paraph.verify_batch(series, roster, at=AT)) == expected
    frame = pl.DataFrame(paraph.verify_batch(series, roster, at=AT))
    assert frame["verdict"].to_list() == [row["verdict"] for row in expected]
    print(f"polars {pl.__version__}: the same rows, from {series.dtype}")

    relation = duckdb.sql(f"select bundle from '{source}/*.parquet' order by filename, file_row_number")
    assert rows(paraph.verify_batch(relation, roster, at=AT)) == expected
    verdicts = pa.table(paraph.verify_batch(relation, roster, at=AT))
    [[refused]] = duckdb.sql("select count(*) from verdicts where verdict = 'refused'").fetchall()
    assert refused == sum(row["verdict"] == "refused" for row in expected)
    print(f"DuckDB {duckdb.__version__}: the same rows, and {refused} refused by SQL")

    frame = pd.read_parquet(source, dtype_backend="pyarrow")
    assert rows(paraph.verify_batch(frame[["bundle"]], roster, at=AT)) == expected
    assert rows(paraph.verify_batch(frame["bundle"], roster, at=AT)) == expected
    print(f"pandas {pd.__version__}: the same rows, from {frame['bundle'].dtype}")

    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path[1:]))
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.enabled", "false")
        .appName("paraph")
        .getOrCreate()
    )
    module, killed, application = example(), [], spark.sparkContext.applicationId

    def kill():
        while not list(out.glob("job-*/_SUCCESS")) or len(executors(application)) < 2:
            time.sleep(0.05)
        pid = executors(application)[0]
        os.kill(pid, signal.SIGKILL)
        killed.append(len(list(out.glob("job-*/_SUCCESS"))))

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    files, totals = module.run(spark, str(source), str(out), roster, at=AT, files_per_job=4)
    thread.join(10)
    assert killed and killed[0] < FILES // 4, "an executor was killed while there was work"
    assert spark_rows(spark, out) == by_name and files == FILES
    assert totals == Counter(row["verdict"] for row in expected)
    for path in out.glob("job-*/*.parquet"):
        assert pq.read_schema(path).field("since").type == pa.timestamp("us", "UTC"), path
    print(f"PySpark {pyspark.__version__}, local-cluster of two: the same rows, although an executor was killed")

    last = sorted(out.glob("job-*"))[-1]
    (last / "_SUCCESS").unlink()
    before = {path: path.stat().st_mtime_ns for path in out.glob("job-*/*.parquet")}
    files, totals = module.run(spark, str(source), str(out), roster, files_per_job=4)
    same = [path for path in before if path.exists() and path.stat().st_mtime_ns == before[path]]
    assert files == 4 and not any(path.parent == last for path in same) and same
    assert spark_rows(spark, out) == by_name and sum(totals.values()) == FILES * ROWS
    print(f"PySpark {pyspark.__version__}, started again: one job of three was repeated, the same rows")
    spark.stop()


if __name__ == "__main__":
    main()
