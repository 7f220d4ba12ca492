"""``verify_batch``: a row of the answer for each row of the column, whatever is in it."""

import subprocess
import sys
from collections import Counter
from datetime import datetime, timezone

import paraph
import pyarrow as pa
import pytest
from conftest import AT, BUNDLE, FIXTURES, ROSTER, VECTORS, vectors

GOOD = BUNDLE.read_bytes()
FIELDS = {
    "verdict": pa.string(),
    "sealed": pa.bool_(),
    "since": pa.timestamp("us", "UTC"),
    "record_id": pa.string(),
    "record_sha256": pa.string(),
    "parties": None,
    "reasons": None,
    "place": pa.string(),
}


def rows(column, roster=ROSTER, **more):
    """The answer as dicts. Each of its forms has the same rows."""
    verdicts = paraph.verify_batch(column, roster, at=AT, **more)
    chunked = pa.chunked_array(verdicts)
    chunked.validate(full=True)
    found = chunked.to_pylist()
    assert pa.array(verdicts).to_pylist() == found
    assert pa.table(verdicts).to_pylist() == found
    assert len(verdicts) == len(found)
    return found


def of_report(report):
    """A row of the answer, from the report of the command."""
    since = report["since"] and datetime.fromisoformat(report["since"].replace("Z", "+00:00"))
    record = report["record"] or {}
    places = [reason["place"] for reason in report["reasons"] if reason["place"] is not None]
    return {
        "verdict": report["verdict"],
        "sealed": report["sealed"],
        "since": since and since.astimezone(timezone.utc),
        "record_id": record.get("id"),
        "record_sha256": record.get("sha256"),
        "parties": [
            {name: party[name] for name in ("id", "outcome", "lack")} for party in report["parties"]
        ],
        "reasons": [reason["code"] for reason in report["reasons"]],
        "place": places[0] if places else None,
    }


def as_the_command(reports, inputs, roster, folder):
    paths = []
    for number, data in enumerate(inputs):
        paths.append(folder / f"{number}.bundle.json")
        paths[-1].write_bytes(data)
    answers = reports(paths, "--roster", str(roster), "--at", AT, "--no-texts")
    assert len(answers) == len(inputs)
    found = rows(pa.array(inputs, pa.binary()), roster)
    for answer, row in zip(answers, found, strict=True):
        if answer["format"] == "paraph/report/1":
            assert row == of_report(answer), answer["file"]
        else:
            assert (row["verdict"], row["reasons"]) == ("not-judged", [answer["code"]])
    return Counter(row["verdict"] for row in found)


def test_every_vector_has_the_row_of_the_command(reports, tmp_path):
    inputs = [data for kind in ("bundle", "verdict", "record", "json") for _, _, data in vectors(kind)]
    counted = as_the_command(reports, inputs, VECTORS / "verdict" / "two-parties.toml", tmp_path)
    print(f"rows like the command: {dict(counted)}")
    assert counted.total() >= 500 and len(counted) == 4


def test_every_fixture_has_the_row_of_the_command(reports, tmp_path):
    paths = [*FIXTURES.rglob("*.json"), *FIXTURES.rglob("*.toml"), *FIXTURES.rglob("*.pdf")]
    inputs = [path.read_bytes() for path in sorted(paths)]
    assert as_the_command(reports, inputs, ROSTER, tmp_path)["concluded"] >= 3


def test_the_type_of_the_answer():
    verdicts = paraph.verify_batch(pa.array([GOOD]), ROSTER, at=AT)
    schema = pa.schema(verdicts)
    assert schema.names == list(FIELDS)
    for name, kind in FIELDS.items():
        assert kind is None or schema.field(name).type == kind
    assert [field.name for field in schema.field("parties").type.value_type] == ["id", "outcome", "lack"]
    assert schema.field("reasons").type.value_type == pa.string()
    [row] = rows(pa.array([GOOD]))
    assert row["verdict"] == "concluded" and row["reasons"] == [] and row["place"] is None


def test_bad_rows_are_rows():
    spoiled = bytearray(GOOD)
    spoiled[GOOD.index(b'"sig":"') + 20] ^= 1
    newer = GOOD.replace(b'"paraph/bundle/1"', b'"paraph/bundle/9"')
    large = b"[" * (20 << 20)
    column = [GOOD, None, b"", b"{}", GOOD[:-5], bytes(spoiled), newer, large, ROSTER.read_bytes(), GOOD]
    found = rows(pa.array(column, pa.binary()))
    assert [(row["verdict"], row["reasons"]) for row in found] == [
        ("concluded", []),
        ("not-judged", ["null"]),
        ("refused", ["not-json"]),
        ("refused", ["missing-member"]),
        ("refused", ["truncated"]),
        ("refused", ["bad-signature"]),
        ("not-judged", ["newer-format"]),
        ("refused", ["too-large"]),
        ("not-judged", ["not-json"]),
        ("concluded", []),
    ]
    assert found[4]["place"] == "/record/title/ko" and found[1]["place"] is None
    assert all(row["record_id"] is None and row["parties"] == [] for row in found[1:9])


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.binary_view(), pa.binary(len(GOOD))])
def test_every_type_of_bytes_is_read(kind):
    column = pa.array([None, GOOD, None, GOOD], kind)
    expected = ["not-judged", "concluded", "not-judged", "concluded"]
    assert [row["verdict"] for row in rows(column)] == expected
    assert [row["verdict"] for row in rows(column[1:3])] == expected[1:3]


def test_columns_in_pieces_sliced_and_empty():
    inputs = [GOOD, b"x", None] * 5
    whole = rows(pa.array(inputs))
    pieces = pa.chunked_array([inputs[:4], [], inputs[4:5], inputs[5:]], pa.binary())
    assert rows(pieces) == whole and rows(pieces[3:7]) == whole[3:7]
    assert rows(pa.array(inputs)[2:11]) == whole[2:11]
    for empty in (pa.array([], pa.binary()), pa.chunked_array([], pa.binary())):
        assert rows(empty) == []


def test_a_table_with_one_column_is_read():
    table = pa.table({"bundle": pa.array([GOOD, None])})
    expected = ["concluded", "not-judged"]
    assert [row["verdict"] for row in rows(table)] == expected
    assert [row["verdict"] for row in rows(table.to_batches()[0])] == expected
    struct = pa.StructArray.from_arrays([pa.array([GOOD, GOOD])], ["b"], mask=pa.array([True, False]))
    assert [row["verdict"] for row in rows(struct)] == expected[::-1]
    with pytest.raises(paraph.ParaphError) as raised:
        rows(pa.table({"a": [GOOD], "b": [GOOD]}))
    assert raised.value.code == "not-binary"


@pytest.mark.parametrize(
    "column",
    [pa.array(["a"]), pa.array(["a"], pa.string_view()), pa.array([1]), pa.array([[GOOD]]), pa.nulls(2)],
)
def test_a_column_of_another_type_is_an_error(column):
    with pytest.raises(paraph.ParaphError) as raised:
        rows(column)
    assert raised.value.code == "not-binary" and "binary" in raised.value.sentence


@pytest.mark.parametrize("column", [[GOOD], GOOD, None, 3])
def test_what_is_no_column_is_an_error(column):
    with pytest.raises(paraph.ParaphError) as raised:
        rows(column)
    assert raised.value.code == "not-a-column"


class Watched:
    """A column that notes whether it was read."""

    def __init__(self):
        self.is_read = False

    def __arrow_c_stream__(self, requested_schema=None):
        self.is_read = True
        return pa.chunked_array([[GOOD]]).__arrow_c_stream__()


@pytest.mark.parametrize(
    "given, code",
    [
        ({"roster": b"rooster = 1"}, "unknown-field"),
        ({"roster": GOOD}, "bad-toml"),
        ({"roster": ROSTER, "at": "2026-01-01T00:00:00"}, "bad-time"),
    ],
)
def test_a_wrong_question_is_raised_before_any_row(given, code):
    column = Watched()
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.verify_batch(column, **given)
    assert raised.value.code == code and not column.is_read
    paraph.verify_batch(column, ROSTER)
    assert column.is_read


def test_a_stream_that_breaks_is_an_error():
    def batches():
        yield pa.record_batch({"b": [GOOD]})
        raise OSError("the disk is gone")

    schema = pa.schema({"b": pa.binary()})
    with pytest.raises(paraph.ParaphError) as raised:
        rows(pa.RecordBatchReader.from_batches(schema, batches()))
    assert raised.value.code == "broken-column" and "the disk is gone" in raised.value.sentence


def test_other_bundles_count_in_every_row():
    halves = [BUNDLE.parent / f"ictcc-tor.{party}.bundle.json" for party in ("rok-mnd", "us-dod-cio")]
    column = pa.array([path.read_bytes() for path in halves])
    assert [row["verdict"] for row in rows(column)] == ["incomplete", "incomplete"]
    others = [paraph.Bundle.read(halves[0])]
    assert [row["verdict"] for row in rows(column, others=others)] == ["incomplete", "concluded"]


def test_an_answer_of_many_rows_is_in_pieces():
    count = (1 << 16) + 10
    verdicts = paraph.verify_batch(pa.array([b"x"] * count), ROSTER, at=AT)
    assert [len(piece) for piece in pa.chunked_array(verdicts).chunks] == [1 << 16, 10]
    assert len(pa.array(verdicts)) == count


def test_memory_is_bounded():
    """Beside the column and the answer, large rows take the memory of one, and many rows that of a few."""
    child = """
import sys
import paraph, pyarrow as pa
def peak(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))
data = pa.array([open(sys.argv[2], "rb").read()]).cast(pa.large_binary())
big = b"[" * (15 << 20)
column = pa.chunked_array([pa.array([big], pa.large_binary())] * 8 + [data] * 5000)
open("/proc/self/clear_refs", "w").write("5")
before = peak("VmRSS:")
paraph.verify_batch(column, sys.argv[1], at="2026-01-01T00:00:00Z")
print(peak("VmHWM:") - before)
"""
    asked = [sys.executable, "-c", child, str(ROSTER), str(BUNDLE)]
    more = int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    print(f"memory beside the column: {more} KiB")
    assert 0 < more < 128 << 10


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_the_number_of_threads_changes_no_row(threads):
    column = pa.array([GOOD, b"x", None, GOOD[:-9]] * 100)
    assert rows(column, threads=threads) == rows(column)


@pytest.mark.parametrize("threads", [0, -1])
def test_there_is_at_least_one_thread(threads):
    with pytest.raises((ValueError, OverflowError)):
        rows(pa.array([GOOD]), threads=threads)
