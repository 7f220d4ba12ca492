"""Takes the vectors of ML-DSA-87 out of NIST's files.

Usage: select.py FOLDER [--all] > ml-dsa-87.json

FOLDER has the files MODE-prompt.json and MODE-expectedResults.json for the modes keyGen, sigGen and sigVer, perhaps
with .gz. README.md says where they are. Without --all, large rows are left out, and keys are replaced by their SHA-256.
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path


def read(folder, mode, kind):
    path = Path(folder) / f"{mode}-{kind}.json"
    data = path.read_bytes() if path.exists() else gzip.decompress(Path(f"{path}.gz").read_bytes())
    return json.loads(data)["testGroups"]


def rows(folder, mode):
    """Each test with its answer and what its group has."""
    for group, answers in zip(read(folder, mode, "prompt"), read(folder, mode, "expectedResults")):
        if group["parameterSet"] != "ML-DSA-87":
            continue
        of_group = {key: group[key] for key in ("pk", "deterministic") if key in group}
        for test, answer in zip(group["tests"], answers["tests"]):
            assert test["tcId"] == answer["tcId"]
            yield {**of_group, **test, **answer}


def digest(text):
    return hashlib.sha256(bytes.fromhex(text)).hexdigest().upper()


def main(folder, *options):
    is_all = options == ("--all",)
    keys = [
        {"tcId": row["tcId"], "seed": row["seed"], "pk": digest(row["pk"]), "sk": digest(row["sk"])}
        for row in rows(folder, "keyGen")
    ]
    made, verified = list(rows(folder, "sigGen")), list(rows(folder, "sigVer"))
    if not is_all:
        # One deterministic and one hedged signature, with the shortest messages; two valid and three that are not.
        made = [
            min((row for row in made if row["deterministic"] == it), key=lambda row: len(row["message"]))
            for it in (True, False)
        ]
        verified = [row for row in verified if row["testPassed"]][:2] + [
            row for row in verified if not row["testPassed"]
        ][:3]
    json.dump({"keyGen": keys, "sigGen": made, "sigVer": verified}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
