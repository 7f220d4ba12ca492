"""``sign``: an act by a key in a file, and what is refused."""

import subprocess

import paraph
import pytest
from conftest import BUNDLE, FIXTURES, ROOT, ROSTER, VECTORS

FOLDER = BUNDLE.parent
RECORD = FOLDER / "ictcc-tor.record.json"
KEYS = ROOT / "keys"


def sign(to_sign, key, **more):
    given = {"roster": ROSTER, "texts": FOLDER, **more}
    return paraph.sign(to_sign, KEYS / key, **given)


def test_what_two_keys_sign_is_concluded_by_the_command_too(program, tmp_path):
    first = sign(RECORD, "us-dod-cio.key", signed_at="2021-08-04T20:00:00-04:00")
    assert paraph.verify(first, ROSTER).verdict == "incomplete"
    both = sign(first, "rok-mnd.key", profile=FOLDER / "hong-gil-dong.toml")
    assert paraph.verify(both, ROSTER, texts=FOLDER).verdict == "concluded"
    path = tmp_path / "both.bundle.json"
    path.write_bytes(both.to_bytes())
    asked = [program, "verify", path, "--roster", ROSTER, "--texts", FOLDER]
    assert subprocess.run(asked, capture_output=True).returncode == 0


PAIRS = FIXTURES / "ictcc-tor-pairs"


def test_a_pair_signs_the_bytes_of_the_command_and_nothing_less_counts(program, tmp_path):
    record, roster = PAIRS / "ictcc-tor-pairs.record.json", PAIRS / "roster.toml"
    given = {"roster": roster, "texts": PAIRS}
    times = {"us-dod-cio": "2025-08-04T20:00:00-04:00", "rok-mnd": "2025-08-05T09:10:00+09:00"}
    profiles = {"us-dod-cio": "jane-doe.toml", "rok-mnd": "hong-gil-dong.toml"}
    for party, signed_at in times.items():
        key, profile = KEYS / f"{party}-pair.key", FOLDER / profiles[party]
        signed = paraph.sign(record, key, signed_at=signed_at, profile=profile, **given)
        assert signed.to_bytes() == (PAIRS / f"ictcc-tor-pairs.{party}.bundle.json").read_bytes()
        [act] = paraph.verify(signed, roster).acts
        assert (act.outcome, act.suite) == ("counted", "hybrid")
    # In an encrypted file, each half is encrypted.
    encrypted = tmp_path / "pair.key"
    (tmp_path / "pass").write_text("correct horse battery\n")
    (tmp_path / "pass").chmod(0o600)
    (tmp_path / "plain.key").write_bytes((KEYS / "rok-mnd-pair.key").read_bytes())
    (tmp_path / "plain.key").chmod(0o600)
    convert = ["key", "export", "plain.key", "--format", "pkcs8-pem", "--new-passphrase-file", "pass"]
    subprocess.run([program, *convert, "-o", encrypted], cwd=tmp_path, check=True, capture_output=True)
    assert encrypted.read_text().count("ENCRYPTED") == 4
    more = {"passphrase": "correct horse battery", "signed_at": signed_at, "profile": profile}
    assert paraph.sign(record, encrypted, **more, **given).to_bytes() == signed.to_bytes()
    # A half of a pair, and a key where the record demands pairs.
    blocks = (KEYS / "rok-mnd-pair.key").read_text().split("-----BEGIN")
    for key, code in (("-----BEGIN" + blocks[1], "half-of-a-pair"), ("-----BEGIN" + blocks[2], "half-pair")):
        with pytest.raises(paraph.ParaphError) as raised:
            paraph.sign(record, key.encode(), **given)
        assert raised.value.code == code and raised.value.sentence
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.sign(record, KEYS / "rok-mnd.key", roster=ROSTER, texts=PAIRS)
    assert raised.value.code == "hybrid-required" and raised.value.sentence


def vector(path):
    """The file of a vector, and its passphrase if it has one."""
    head, body = (VECTORS / path).read_bytes().split(b"\n\n", 1)
    lines = (line.split(": ", 1) for line in head.decode().splitlines())
    return body, dict(line for line in lines if len(line) == 2).get("passphrase")


MAKE = "make a pair of keys with the command paraph key new NAME --suite hybrid"


@pytest.mark.parametrize(
    "name, hint",
    [
        ("other-parameter-set-ml-dsa-44", MAKE),
        ("other-parameter-set-ml-dsa-65", MAKE),
        ("prehashed-key-ml-dsa-87", MAKE),
        ("composite-key-ml-dsa-", MAKE),
        ("key-parameters-ml-dsa-null", MAKE),
        ("same-method-ml-dsa", "use one key of each method"),
        ("expanded-key-ml-dsa-", "export the key again with its seed"),
        ("expanded-key-ml-dsa-encrypted", "export the key again with its seed"),
        ("key-mismatch-ml-dsa-both", "use a copy of it"),
        ("key-length-jwk", "use a copy of it"),
        ("ok-ml-dsa-seed", "give the file that has both as key"),
    ],
)
def test_what_to_do_about_a_key_that_cannot_be_used_is_said(name, hint):
    key, passphrase = vector(f"secret-key/{name}.txt")
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.sign(RECORD, key, passphrase=passphrase, roster=ROSTER, texts=FOLDER)
    code = "half-pair" if name.startswith("ok") else name.split("-ml-dsa")[0].split("-jwk")[0]
    assert (raised.value.code, hint in raised.value.hint) == (code, True), raised.value.hint
    # What only the command can do.
    assert "--key" not in raised.value.hint and "run the command again" not in raised.value.hint


def test_a_roster_with_a_key_that_cannot_be_used_says_whom_to_ask():
    for name in ("other-parameter-set-ml-dsa-65", "prehashed-key-ml-dsa-87", "key-length-ml-dsa-short"):
        key = vector(f"public-key/{name}.txt")[0].decode().strip()
        own = ROSTER.read_text().split('public = "')[1].split('"')[0]
        with pytest.raises(paraph.ParaphError) as raised:
            paraph.Roster.parse(ROSTER.read_text().replace(own, key))
        assert raised.value.code == name.split("-ml-dsa")[0] and raised.value.place
        assert "ask" in raised.value.hint and "holder" in raised.value.hint


def test_a_roster_with_keys_that_are_no_pair_says_what_to_write():
    text = ROSTER.read_text()
    own = text.split('public = "')[1].split('"')[0]
    other = text.split('public = "')[2].split('"')[0]
    half = vector("public-key/ok-ml-dsa-87.txt")[0].decode().strip()
    for public, code, hint in (
        (f'"{half}"', "half-pair", "write both keys of the pair"),
        (f'["{half}"]', "half-pair", "write both keys of the pair"),
        (f'["{own}", "{other}"]', "same-method", "write an entry for each"),
    ):
        with pytest.raises(paraph.ParaphError) as raised:
            paraph.Roster.parse(text.replace(f'"{own}"', public, 1))
        assert raised.value.code == code and raised.value.place
        assert hint in raised.value.hint, raised.value.hint


def test_what_to_do_about_keys_that_the_roster_has_otherwise_is_said_in_the_words_of_python():
    record, roster = PAIRS / "ictcc-tor-pairs.record.json", PAIRS / "roster.toml"
    [hong, hong_too], [_, jane_too] = (
        ["-----BEGIN" + block for block in (KEYS / f"{name}-pair.key").read_text().split("-----BEGIN")[1:]]
        for name in ("rok-mnd", "us-dod-cio")
    )
    other = vector("secret-key/ok-ml-dsa-seed.txt")[0].decode()
    for key, code, hint in (
        (hong, "half-of-a-pair", "give the file that has both as key"),
        (hong_too, "half-pair", "give the file that has both as key"),
        (hong + other, "other-set", "use the command paraph key new NAME --suite hybrid"),
        (hong + jane_too, "halves-of-two-holders", "your roster has for"),
    ):
        with pytest.raises(paraph.ParaphError) as raised:
            paraph.sign(record, key.encode(), roster=roster, texts=PAIRS)
        assert (raised.value.code, hint in raised.value.hint) == (code, True), raised.value.hint
        assert "--key" not in raised.value.hint


def test_a_record_and_a_roster_can_be_values():
    record, roster = paraph.Record.read(RECORD), paraph.Roster.read(ROSTER)
    bundle = sign(record, "us-dod-cio.key", roster=roster)
    again = sign(paraph.Bundle.unsigned(record), "us-dod-cio.key", roster=roster)
    assert len(bundle) == len(again) == 1


@pytest.mark.parametrize(
    "code, more",
    [
        ("already-signed", {"to_sign": BUNDLE}),
        ("text-missing", {"texts": None}),
        ("unknown-word", {"intent": "agree"}),
        ("bad-digest", {"of": "xyz"}),
        ("bad-time", {"signed_at": "2021-08-05T09:10:00"}),
        ("party-needed", {"roster": None}),
    ],
)
def test_what_cannot_be_signed_is_an_error_with_code_and_sentence(code, more):
    given = {"to_sign": RECORD, **more}
    # Without that, it can be signed.
    assert len(sign(RECORD, "us-dod-cio.key")) == 1
    with pytest.raises(paraph.ParaphError) as raised:
        sign(**given, key="us-dod-cio.key")
    assert raised.value.code == code and raised.value.sentence


def test_a_key_can_be_bytes_or_encrypted(tmp_path):
    plain, encrypted = KEYS / "us-dod-cio.key", tmp_path / "encrypted.key"
    assert len(paraph.sign(RECORD, plain.read_bytes(), roster=ROSTER, texts=FOLDER)) == 1
    convert = ["openssl", "pkcs8", "-topk8", "-scrypt", "-passout", "pass:correct horse battery"]
    subprocess.run([*convert, "-in", plain, "-out", encrypted], check=True)
    given = {"roster": ROSTER, "texts": FOLDER}
    assert len(paraph.sign(RECORD, encrypted, passphrase="correct horse battery", **given)) == 1
    for passphrase, code in ((None, "encrypted-key"), ("wrong", "wrong-passphrase")):
        with pytest.raises(paraph.ParaphError) as raised:
            paraph.sign(RECORD, encrypted, passphrase=passphrase, **given)
        assert raised.value.code == code


def test_an_error_never_shows_what_is_in_a_key():
    with pytest.raises(paraph.ParaphError) as raised:
        sign(RECORD, "us-dod-cio.pub")
    assert raised.value.code == "bad-key"
    secret = (KEYS / "us-dod-cio.key").read_bytes()
    with pytest.raises(paraph.ParaphError) as raised:
        paraph.sign(RECORD, secret[:-40], roster=ROSTER, texts=FOLDER)
    body = secret.splitlines()[1].decode()
    shown = f"{raised.value} {vars(raised.value)} {raised.value.args}"
    assert not any(body[start : start + 8] in shown for start in range(len(body) - 8))
    with pytest.raises(FileNotFoundError):
        sign(RECORD, "no-such.key")
