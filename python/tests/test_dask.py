"""``examples/dask``: two worker processes, one of which is killed, and a restart."""

import importlib.util
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter

import paraph
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import AT, BUNDLE, ROOT, ROSTER

EXAMPLE = ROOT / "examples" / "dask" / "verify_archive.py"
FILES, ROWS = 8, 2500


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("verify_archive", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    # Workers import it by its name.
    sys.modules["verify_archive"] = module
    sys.path.insert(0, str(EXAMPLE.parent))
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Files with rows of which one in a hundred is spoiled, and some are null or empty."""
    folder = tmp_path_factory.mktemp("archive")
    good = BUNDLE.read_bytes()
    spoiled = good.replace(b'"sig":"', b'"sig":"AAAA', 1)
    for number in range(FILES):
        names = [f"{number}-{row}" for row in range(ROWS)]
        bundles = [spoiled if row % 100 == number else good for row in range(ROWS)]
        bundles[number], bundles[number + 20] = None, b""
        table = pa.table({"name": names, "bundle": bundles, "year": pa.array([2026] * ROWS, pa.int16())})
        path = folder / f"{number % 2}" / f"part-{number}.parquet"
        path.parent.mkdir(exist_ok=True)
        pq.write_table(table, path, row_group_size=1000)
    (folder / "0" / "notes.txt").write_text("not data")
    return folder


@pytest.fixture(scope="module")
def expected(archive):
    """The rows that the answer must have: by verify_batch, in one process."""
    rows = {}
    for path in archive.rglob("*.parquet"):
        table = pq.read_table(path)
        verdicts = pa.table(paraph.verify_batch(table["bundle"], ROSTER, at=AT)).to_pylist()
        for name, row in zip(table["name"].to_pylist(), verdicts, strict=True):
            assert name not in rows
            rows[name] = row
    assert len(rows) == FILES * ROWS
    return rows


def answer(out):
    """The rows of a result, by name; each once."""
    rows = {}
    for path in sorted(out.rglob("*.parquet")):
        table = pq.read_table(path, partitioning=None)
        assert table.schema.field("year").type == pa.int16()
        for row in table.to_pylist():
            name, year = row.pop("name"), row.pop("year")
            assert year == 2026 and name not in rows, name
            rows[name] = row
    return rows


@pytest.fixture
def client():
    from distributed import Client, LocalCluster

    environment = {"PYTHONPATH": str(EXAMPLE.parent)}
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, env=environment
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def test_a_killed_worker_loses_and_repeats_nothing(example, archive, expected, client, tmp_path):
    out = tmp_path / "out"
    killed = []

    def kill():
        while not list(out.rglob("part-*.parquet")):
            time.sleep(0.005)
        [pid, _] = client.run(os.getpid).values()
        os.kill(pid, signal.SIGKILL)
        killed.append(len(list(out.rglob("part-*.parquet"))))

    thread = threading.Thread(target=kill)
    thread.start()
    roster = paraph.Roster.read(ROSTER)
    files, totals = example.run(client, str(archive), str(out), roster, at=AT)
    thread.join()
    assert killed and killed[0] < FILES, "the worker was killed while there was work"
    assert answer(out) == expected and files == FILES
    assert totals == Counter(row["verdict"] for row in expected.values())
    assert totals["refused"] >= FILES * ROWS // 100 and totals["not-judged"] == FILES
    assert not list(out.rglob("_unfinished/*"))


def test_a_restart_does_not_repeat_finished_files(example, archive, expected, client, tmp_path):
    out = tmp_path / "out"
    roster = paraph.Roster.read(ROSTER)
    example.run(client, str(archive), str(out), roster, at=AT)
    written = {path: path.stat().st_mtime_ns for path in out.rglob("part-*.parquet")}
    assert len(written) == FILES
    lost, changed = sorted(written)[:2]
    lost.unlink()
    # An input that was written anew is judged anew.
    source = archive / changed.relative_to(out)
    os.utime(source, (1, 1))
    files, totals = example.run(client, str(archive), str(out), roster)
    assert files == 2 and sum(totals.values()) == FILES * ROWS
    for path, before in written.items():
        assert (path.stat().st_mtime_ns == before) == (path not in (lost, changed)), path
    assert answer(out) == expected
    # Answers to another question are not mixed with these.
    other = paraph.Roster.parse(ROSTER.read_text() + "\n# mine\n")
    for more in ({"roster": other}, {"roster": roster, "at": "2026-01-02T00:00:00Z"}):
        with pytest.raises(SystemExit, match="another question"):
            example.run(client, str(archive), str(out), **more)


def test_the_example_runs_as_a_program(archive, expected, tmp_path):
    asked = [sys.executable, EXAMPLE, "--roster", ROSTER, "--at", AT, archive, tmp_path / "out"]
    ran = subprocess.run(asked, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == f"rows: {FILES * ROWS}"
    assert answer(tmp_path / "out") == expected
    wrong = [sys.executable, EXAMPLE, "--roster", ROSTER, "--at", "2026-01-01", archive, tmp_path / "x"]
    ran = subprocess.run(wrong, capture_output=True, text=True)
    assert ran.returncode == 1 and "offset" in ran.stderr and not (tmp_path / "x").exists()
