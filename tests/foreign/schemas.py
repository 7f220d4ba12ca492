"""Holds files and answers to docs/schemas with a validator of other people: jsonschema.

Usage: schemas.py PARAPH

Every record, act, envelope and bundle of the fixtures is valid, and so is every good vector; every
vector that is bad in a way that a schema can say is not. Every shape that the program prints is
printed once at least, and is valid.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from pathlib import Path

from jsonschema import Draft202012Validator

# What a schema can see; of the others only the program can tell.
SEEN = {
    "bad-country", "bad-digest", "bad-id", "bad-media-type", "bad-uuid", "empty-list",
    "empty-string", "missing-member", "too-many", "unknown-member", "unknown-word", "wrong-type",
}
# Commands in a copy of the ICTCC fixture; a line that begins with ! prints an error.
LINES = """
paraph draft texts/ictcc-tor.en.txt --title T --json
paraph draft texts/ictcc-tor.en.txt -o new.toml --json
paraph record ictcc-tor.toml -o new.record.json --json
paraph lint ictcc-tor.toml --with . --json
! paraph lint ictcc-tor.toml ictcc-tor.record.json roster.toml --json
paraph key new mine --no-passphrase --json
paraph key show mine.pub --json
paraph key export mine.pub --format openssh-public -o mine.ssh.pub --json
paraph key import rok-mnd.key --name other --no-passphrase --json
paraph roster list --roster roster.toml --json
paraph roster check --roster roster.toml --json
paraph roster add rok-mnd --key mine.pub --holder me --roster roster.toml --json
paraph roster revoke mine.pub --reason retired --roster roster.toml --json
paraph roster accept ictcc-tor.bundle.json --roster roster.toml --json
paraph sign ictcc-tor.record.json --key rok-mnd.key --roster roster.toml -o s.json --yes --json
paraph merge ictcc-tor.rok-mnd.bundle.json ictcc-tor.us-dod-cio.bundle.json -o m.json --json
paraph verify ictcc-tor.bundle.json --roster roster.toml --json
! paraph verify ictcc-tor.rok-mnd.bundle.json --roster roster.toml --no-texts --json
! paraph verify roster.toml --roster roster.toml --json
paraph verify ictcc-tor.bundle.json ictcc-tor.bundle.json --roster roster.toml --json
! paraph verify ictcc-tor.bundle.json nowhere --roster roster.toml --json
paraph config --json
paraph man --dir . --json
paraph status . --roster roster.toml --json
paraph graph . --roster roster.toml --format json
paraph hash ictcc-tor.bundle.json ictcc-tor.record.json roster.toml --json
! paraph hash nowhere --json
paraph check ictcc-tor.record.json --texts . --json
! paraph check --beside ictcc-tor.record.json nowhere --json
paraph show ictcc-tor.record.json --json
paraph show ictcc-tor.bundle.json --json
paraph export kit ictcc-tor.bundle.json -o kit --json
paraph time request ictcc-tor.bundle.json -o q.tsq --json
paraph time add ictcc-tor.bundle.json reply-2026.tsr --at 2026-03-02T00:00:00Z -o t.json --json
paraph time due . --roster roster.toml --json
! paraph verify nowhere --roster roster.toml --json
"""


def main(paraph):
    root = Path(__file__).resolve().parents[2]
    validators = {}
    for path in sorted((root / "docs/schemas").glob("*.schema.json")):
        schema = json.loads(path.read_text())
        Draft202012Validator.check_schema(schema)
        validators[path.name.removesuffix(".schema.json")] = Draft202012Validator(schema)
    assert len(validators) > 20, "schemas are missing"

    def errors(kind, value):
        found = [f"{e.json_path}: {e.message[:300]}" for e in validators[kind].iter_errors(value)]
        if kind == "bundle" and not found:
            # What is signed is in base64, where a schema does not look.
            acts = [json.loads(b64decode(envelope["payload"])) for envelope in value["acts"]]
            found = [error for act in acts for error in errors("act", act)]
        return found

    def valid(kind, value, what):
        assert not errors(kind, value), f"{what}: {errors(kind, value)}"

    files = 0
    for path in sorted((root / "fixtures").glob("*/*.json")):
        value = json.loads(path.read_bytes())
        kind = value["format"].split("/")[1]
        valid(kind, value, path)
        files += 1
        for envelope in value.get("acts", []):
            valid("envelope", envelope, path)
    assert files >= 8, "fixtures are missing"

    good = bad = 0
    unseen = []
    for kind in ("record", "act", "envelope", "bundle"):
        for path in sorted((root / "fixtures/vectors" / kind).glob("*.txt")):
            head, _, data = path.read_bytes().partition(b"\n\n")
            code = head.decode().splitlines()[0].removeprefix("expect: ")
            try:
                value = json.loads(data)
            except ValueError:
                continue
            name = f"{kind}/{path.name}"
            if code == "ok":
                valid(kind, value, name)
                good += 1
            elif code in SEEN:
                if not errors(kind, value):
                    unseen.append(name)
                bad += 1
    assert not unseen, f"valid by the schema: {unseen}"
    assert good > 50 and bad > 100, "vectors are missing"

    printed = {"record", "act", "envelope", "bundle"}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "fixtures/ictcc-tor", folder, dirs_exist_ok=True)
        shutil.copy(root / "fixtures/roster.toml", folder)
        shutil.copy(root / "fixtures/archive/reply-2026.tsr", folder)
        for key in (root / "keys").glob("rok-mnd.*"):
            shutil.copy(key, folder)
            (Path(folder) / key.name).chmod(0o600)
        for line in LINES.strip().splitlines():
            words = line.removeprefix("! ").split()
            ran = subprocess.run([paraph, *words[1:]], cwd=folder, capture_output=True, check=False)
            assert (ran.returncode != 0) == line.startswith("!"), f"{line}: {ran}"
            for answer in ran.stdout.decode().splitlines():
                value = json.loads(answer)
                kind = value["format"].split("/")[1]
                valid(kind, value, line)
                printed.add(kind)
    silent = set(validators) - printed
    assert not silent, f"nothing printed these: {silent}"
    print(f"jsonschema: {len(validators)} schemas, {files} fixtures, {good} good and {bad} bad vectors")


if __name__ == "__main__":
    main(sys.argv[1])
