"""``verify``: the same answer as the command's, for every fixture and vector."""

import copy
import json
import pickle
import shlex
from collections import Counter
from datetime import datetime, timedelta, timezone

import paraph
import pytest
from conftest import AT, BUNDLE, FIXTURES, ROOT, ROSTER, VECTORS, vectors


def options(text):
    """The options of a vector, as arguments of verify."""
    words, given = iter(shlex.split(text)), {"at": AT}
    for word in words:
        match word:
            case "--record":
                given["record"] = next(words)
            case "--party":
                given.setdefault("parties", []).append(next(words))
            case "--at":
                given["at"] = next(words)
            case "--proven-time":
                given["proven_time"] = True
            case "--no-reservations":
                given["no_reservations"] = True
            case _:
                raise ValueError(word)
    return given


def test_every_vector_of_verdicts_has_the_dict_of_the_command(reports, tmp_path):
    folder = VECTORS / "verdict"
    counted = Counter()
    for name, header, data in vectors("verdict"):
        path = tmp_path / f"{name}.bundle.json"
        path.write_bytes(data)
        roster, texts = folder / header["roster"], header["texts"]
        others = [folder / other for other in header.get("with", "").split(", ") if other]
        words = shlex.split(header["options"])
        words += [] if "--at" in words else ["--at", AT]
        words += ["--no-texts"] if texts == "none" else ["--texts", str(folder / texts)]
        words += [word for other in others for word in ("--with", str(other))]
        [expected] = reports([path], "--roster", str(roster), *words)
        report = paraph.verify(
            path,
            roster,
            texts=None if texts == "none" else folder / texts,
            others=[paraph.Bundle.read(other) for other in others],
            **options(header["options"]),
        )
        assert report.to_dict() == expected, name
        assert report.verdict == header["expect"], name
        reasons = [code for code in header["reasons"].split(", ") if code]
        assert [reason.code for reason in report.reasons] == reasons, name
        counted[report.verdict] += 1
    print(f"vectors with the dict of the command: {dict(counted)}")
    assert counted.total() >= 220 and len(counted) == 3


def test_every_vector_of_bundles_is_judged_or_raises_as_the_command_says(reports, tmp_path):
    roster = VECTORS / "verdict" / "two-parties.toml"
    counted = Counter()
    for name, _, data in vectors("bundle"):
        path = tmp_path / f"{name}.bundle.json"
        path.write_bytes(data)
        [expected] = reports([path], "--roster", str(roster), "--at", AT, "--no-texts")
        if expected["format"] == "paraph/report/1":
            report = paraph.verify(path, roster, AT)
            assert report.to_dict() == expected, name
            counted[report.verdict] += 1
        else:
            with pytest.raises(paraph.ParaphError) as raised:
                paraph.verify(path, roster, AT)
            assert raised.value.code == expected["code"], name
            counted["not judged"] += 1
    print(f"bundles like the command: {dict(counted)}")
    assert counted.total() >= 140 and counted["refused"] >= 100


@pytest.mark.parametrize("with_texts", [True, False])
def test_every_fixture_has_the_dict_of_the_command(reports, with_texts):
    counted = 0
    rosters = {"ictcc-tor": "roster.toml", "jsoi": "roster.toml", "ictcc-tor-pairs": "ictcc-tor-pairs/roster.toml"}
    for folder, roster in rosters.items():
        roster = f"fixtures/{roster}"
        for path in sorted((FIXTURES / folder).glob("*.json")):
            path = path.relative_to(ROOT)
            texts = path.parent if with_texts else None
            words = ["--texts", str(texts)] if with_texts else ["--no-texts"]
            [expected] = reports([path], "--roster", roster, "--at", AT, *words)
            if expected["format"] != "paraph/report/1":
                with pytest.raises(paraph.ParaphError) as raised:
                    paraph.verify(path, roster, AT, texts)
                assert raised.value.code == expected["code"]
                continue
            report = paraph.verify(path, roster, AT, texts)
            assert report.to_dict() == expected, path
            assert json.loads(report.to_json()) == expected
            counted += 1
    assert counted >= 11


def test_attributes_are_typed_and_the_text_is_that_of_the_command():
    roster = paraph.Roster.read(ROSTER)
    report = paraph.verify(BUNDLE, roster, AT, BUNDLE.parent)
    east = timezone(timedelta(hours=9))
    assert report.verdict == "concluded" and not report.sealed and report.texts_checked
    assert report.since == datetime(2021, 8, 5, 9, 10, tzinfo=east)
    assert report.since.utcoffset() == timedelta(hours=9)
    assert report.at == datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert [(party.id, party.outcome) for party in report.parties] == [
        ("rok-mnd", "met"),
        ("us-dod-cio", "met"),
    ]
    assert {act.holder for act in report.acts} == {"hong-gil-dong", "jane-doe"}
    assert all(act.counts and act.signed_at.utcoffset() is not None for act in report.acts)
    assert {text.outcome for text in report.texts} == {"matches"}
    assert report.reasons == [] and report.roster_sha256 == roster.sha256
    assert report.record.sha256 == paraph.hash(report.record.to_bytes())
    assert str(report).startswith('concluded: "') and "체결" in report.text("ko")


def test_true_finds_the_texts_where_the_command_finds_them(tmp_path, monkeypatch):
    folder = FIXTURES / "ictcc-tor"
    bundle = folder / "ictcc-tor.bundle.json"
    roster = FIXTURES / "roster.toml"
    for given in [bundle, paraph.Bundle.read(bundle)]:
        assert paraph.verify(given, roster, AT, True).texts_checked
        assert paraph.verify(given, roster, AT, True).verdict == "concluded"
    # Bytes have no folder.
    report = paraph.verify(bundle.read_bytes(), roster, AT, True)
    assert report.verdict == "incomplete" and {text.outcome for text in report.texts} == {"text-missing"}
    monkeypatch.chdir(folder)
    roster = roster.resolve()
    assert paraph.verify("ictcc-tor.bundle.json", roster, AT, True).verdict == "concluded"
    # The folder is that of the time of reading.
    read = paraph.Bundle.read("ictcc-tor.bundle.json")
    record = paraph.Record.read("ictcc-tor.record.json")
    monkeypatch.chdir(tmp_path)
    report = paraph.verify(read, roster, AT, True)
    assert report.verdict == "concluded"
    # A record knows it, too, wherever it is from.
    for known in (record, read.record, report.record):
        for value in (known, copy.deepcopy(known), pickle.loads(pickle.dumps(known))):
            again = paraph.verify(paraph.Bundle.unsigned(value), roster, AT, True)
            assert {text.outcome for text in again.texts} == {"matches"}
    bytes_only = paraph.Bundle.unsigned(paraph.Record.parse(record.to_bytes()))
    assert {text.outcome for text in paraph.verify(bytes_only, roster, AT, True).texts} == {"text-missing"}


def test_texts_can_be_bytes_by_name():
    folder = BUNDLE.parent
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("texts/*")}
    assert paraph.verify(BUNDLE, ROSTER, AT, files).verdict == "concluded"
    name = sorted(files)[0]
    report = paraph.verify(BUNDLE, ROSTER, AT, {**files, name: files[name] + b"!"})
    assert [reason.code for reason in report.reasons] == ["text-differs"]
    report = paraph.verify(BUNDLE, ROSTER, AT, {})
    assert {reason.code for reason in report.reasons} == {"text-missing"}


def test_a_report_has_no_truth_value():
    report = paraph.verify(BUNDLE.read_bytes()[:-9], ROSTER, AT)
    assert report.verdict == "refused" and report.record is None
    [reason] = report.reasons
    assert (reason.code, reason.verdict) == ("truncated", "refused") and reason.place
    with pytest.raises(TypeError, match="concluded"):
        bool(report)


@pytest.mark.parametrize(
    "at",
    ["2026-01-01T00:00:00", "2026-01-01", "now", "", datetime(2026, 1, 1)],
)
def test_a_time_without_an_offset_is_an_error(at):
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.verify(BUNDLE, ROSTER, at)
    assert raised.value.code == "bad-time" and "offset" in raised.value.sentence


def test_times_of_python_are_taken_with_their_offset():
    east = datetime(2026, 1, 1, 9, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=9)))
    assert paraph.verify(BUNDLE, ROSTER, east).to_dict()["at"] == "2026-01-01T09:00:00+09:00"
    before = datetime.now(timezone.utc) - timedelta(seconds=1)
    assert before <= paraph.verify(BUNDLE, ROSTER).at <= datetime.now(timezone.utc)


def test_a_wrong_roster_is_an_error_with_its_place():
    text = ROSTER.read_text()
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.Roster.parse(text + "\nunknown = 1\n", "mine.toml")
    error = raised.value
    assert error.code == "unknown-field" and error.file == "mine.toml"
    assert error.place.startswith("line ") and str(error) == f"mine.toml: {error.place}: {error.sentence}"
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.verify(BUNDLE, BUNDLE)
    assert raised.value.sentence == "this is a bundle; a roster is needed"
    with pytest.raises(FileNotFoundError) as missing:
        paraph.verify(BUNDLE, "no-such.toml")
    assert missing.value.filename == "no-such.toml"


def test_an_exception_can_be_sent_to_another_process():
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.Bundle.parse(b"{}")
    error = pickle.loads(pickle.dumps(raised.value))
    assert (error.code, error.place, str(error)) == ("missing-member", None, str(raised.value))


def test_values_can_be_pickled_and_copied():
    roster = paraph.Roster.read(ROSTER)
    bundle = paraph.Bundle.read(BUNDLE)
    for value in (roster, bundle, bundle.record):
        for again in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
            assert repr(again) == repr(value)
    assert pickle.loads(pickle.dumps(bundle)).to_bytes() == BUNDLE.read_bytes()


def test_bundles_are_merged_and_parts_are_available():
    folder = BUNDLE.parent
    one = paraph.Bundle.read(folder / "ictcc-tor.rok-mnd.bundle.json")
    two = paraph.Bundle.read(folder / "ictcc-tor.us-dod-cio.bundle.json")
    whole = one.merge(two)
    assert (len(one), len(two), len(whole)) == (1, 1, 2) and len(whole.acts) == 2
    assert paraph.verify(whole, ROSTER, AT).verdict == "concluded"
    # As other copies, they are joined for the judgement.
    report = paraph.verify(one, ROSTER, AT, others=[two])
    assert report.verdict == "concluded" and report.to_dict()["copies"]
    record = paraph.Record.read(folder / "ictcc-tor.record.json")
    assert whole.record.sha256 == record.sha256 and record.parties == ["rok-mnd", "us-dod-cio"]
    assert set(record.title) == {"en", "ko"} and record.created.utcoffset() is not None
    other = paraph.Bundle.read(FIXTURES / "jsoi" / "jsoi.bundle.json")
    with pytest.raises(paraph.ParaphError) as raised:
        whole.merge(other)
    assert raised.value.code == "other-record"


def test_hash_and_canon_are_those_of_the_command():
    assert paraph.hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    counted = Counter()
    for name, header, data in vectors("json"):
        if header["expect"] == "ok":
            assert paraph.canon(data) == header.get("canonical", "").encode() or "canonical" not in header, name
        else:
            with pytest.raises(paraph.ParaphError) as raised:
                paraph.canon(data)
            assert raised.value.code == header["expect"], name
        counted[header["expect"] == "ok"] += 1
    assert min(counted.values()) >= 5


def test_other_threads_run_while_a_bundle_is_judged():
    import sys
    import threading
    import pyarrow

    column = pyarrow.array([BUNDLE.read_bytes()] * 2000)
    roster = paraph.Roster.read(ROSTER)
    sys.setswitchinterval(1000)
    turns, done = [], threading.Event()

    def count():
        while not done.is_set():
            turns.append(1)
            done.wait(0.001)

    try:
        thread = threading.Thread(target=count)
        thread.start()
        before = len(turns)
        paraph.verify_batch(column, roster, at=AT)
        during = len(turns) - before
    finally:
        done.set()
        sys.setswitchinterval(0.005)
        thread.join()
    assert during >= 3


def test_every_vector_of_papers_has_the_bundle_or_the_code(tmp_path):
    bundle = (VECTORS / "bundle" / "ok-two-acts.txt").read_bytes().partition(b"\n\n")[2]
    roster = VECTORS / "verdict" / "two-parties.toml"
    counted, with_texts = Counter(), Counter()
    for name, header, data in vectors("paper"):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        counted[header["expect"]] += 1
        if header["expect"] == "ok":
            for read in [paraph.Bundle.read(path), paraph.Bundle.parse(data)]:
                assert read.to_bytes() == bundle, name
            expected = paraph.verify(bundle, roster, at=AT).to_dict()
            for given, file in [(path, str(path)), (data, "-")]:
                assert paraph.verify(given, roster, at=AT).to_dict() == {**expected, "file": file}, name
            if "text-outcomes" in header:
                expected = header["text-outcomes"].split(", ")
                read = paraph.Bundle.read(path)
                sent = pickle.loads(pickle.dumps(read))
                assert len(pickle.dumps(read)) < len(bundle) + 2000, name
                for given in [path, data, read, paraph.Bundle.parse(data), sent, copy.deepcopy(read)]:
                    report = paraph.verify(given, roster, AT, True)
                    assert [text.outcome for text in report.texts] == expected, name
                    with_texts[report.verdict] += 1
                    # A folder that is named is the only one.
                    report = paraph.verify(given, roster, AT, VECTORS / "verdict" / "texts-both")
                    assert report.verdict == "concluded", name
                    assert not paraph.verify(given, roster, AT, False).texts_checked
            continue
        with pytest.raises(paraph.ParaphError) as raised:
            paraph.Bundle.read(path)
        assert raised.value.code == header["expect"], name
    assert len(counted) >= 7, counted
    assert len(with_texts) == 3, with_texts


def paper_of(inside):
    """A PDF with this bundle.json inside, in its smallest form (docs/paper-format.md)."""
    size = len(inside)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(bundle.json)3 0 R]>>>>/AF[3 0 R]>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Type/Filespec/F(bundle.json)/UF(bundle.json)/EF<</F 4 0 R/UF 4 0 R>>>>",
        b"<</Length %d/Type/EmbeddedFile/Params<</Size %d>>>>\nstream\n%s\nendstream" % (size, size, inside),
    ]
    made = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
    table = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    for number, value in enumerate(objects, 1):
        table += b"%010d 00000 n\r\n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + table + trailer


def test_a_record_inside_a_pdf_is_not_taken_for_one():
    assert paraph.verify(paper_of(BUNDLE.read_bytes()), ROSTER, AT).verdict == "concluded"
    record = BUNDLE.with_name("ictcc-tor.record.json").read_bytes()
    paper = paper_of(record)
    for read in [
        lambda: paraph.Bundle.parse(paper),
        lambda: paraph.sign(paper, ROOT / "keys" / "rok-mnd.key", roster=ROSTER, texts=BUNDLE.parent),
    ]:
        with pytest.raises(paraph.ParaphError) as raised:
            read()
        assert raised.value.code == "unknown-format"
    report = paraph.verify(paper, ROSTER, AT)
    assert report.verdict == "refused" and [reason.code for reason in report.reasons] == ["unknown-format"]
