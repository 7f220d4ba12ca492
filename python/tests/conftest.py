"""What the tests have in common: the command, fixtures and vectors."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
VECTORS = FIXTURES / "vectors"
AT = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="session")
def program():
    """The command to compare with: PARAPH names it."""
    return os.environ["PARAPH"]


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch):
    """Paths in reports are relative to the project."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def reports(program):
    """What the command prints for bundles with --json, in its form for many: one dict a bundle."""

    def ask(paths, *options):
        asked = subprocess.run(
            [program, "verify", "--json", "--list", "-", *options],
            input="".join(f"{path}\n" for path in paths),
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        *lines, summary = asked.stdout.splitlines() or [""]
        assert asked.returncode in (0, 1, 2, 3) and summary, asked.stderr
        assert json.loads(summary)["format"] == "paraph/verify-summary/1"
        return [json.loads(line) for line in lines]

    return ask


def vectors(kind):
    """The vectors of a folder: name, header and input."""
    found = []
    for path in sorted((VECTORS / kind).glob("*.txt")):
        header, _, data = path.read_bytes().partition(b"\n\n")
        lines = [line.partition(":") for line in header.decode().splitlines()]
        found.append((path.stem, {key: value.removeprefix(" ") for key, _, value in lines}, data))
    assert found, kind
    return found


BUNDLE = FIXTURES / "ictcc-tor" / "ictcc-tor.bundle.json"
ROSTER = FIXTURES / "roster.toml"
