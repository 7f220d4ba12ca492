"""What the tests have in common: the programs, the fixtures, and papers of them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
ROSTER = FIXTURES / "roster.toml"
TOR = FIXTURES / "ictcc-tor" / "ictcc-tor.bundle.json"
JSOI = FIXTURES / "jsoi" / "jsoi.bundle.json"
HALF = FIXTURES / "ictcc-tor" / "ictcc-tor.us-dod-cio.bundle.json"
ARRANGEMENT = FIXTURES / "jsoi" / "arrangement.bundle.json"
DAY = "2026-11-30"


class Ran:
    """What a program printed, and its exit code."""

    def __init__(self, done):
        self.exit, self.out, self.err = done.returncode, done.stdout, done.stderr


def run(*words, **options):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **options.pop("env", {})}
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, env=environment, **options
    )
    return Ran(done)


def tool(name, package):
    """A test whose tool is missing fails, and names the package."""
    assert shutil.which(name), f"{name} is missing: install the Debian package {package}"
    return name


@pytest.fixture(scope="session")
def paraph():
    """Runs the command."""
    return lambda *words, **options: run(os.environ["PARAPH"], *words, **options)


@pytest.fixture(scope="session")
def paper():
    """Runs paraph-paper."""
    return lambda *words, **options: run(os.environ["PARAPH_PAPER"], *words, **options)


@pytest.fixture(scope="session")
def papers(paper, tmp_path_factory):
    """Two fixtures, both languages, both papers; and one that is not concluded, in both languages."""
    folder = tmp_path_factory.mktemp("papers")
    made = {}
    for name, bundle, others in [
        ("tor", TOR, []),
        ("jsoi", JSOI, ["--with", ARRANGEMENT]),
        ("half", HALF, []),
    ]:
        for language in ["en", "ko"]:
            for size in ["a4", "letter"]:
                output = folder / f"{name}.{language}.{size}.pdf"
                ran = paper(
                    bundle, "--roster", ROSTER, "--at", DAY, "--lang", language,
                    "--paper", size, "-o", output, *others,
                )
                assert ran.exit == (3 if name == "half" else 0), ran.err
                made[name, language, size] = output
    return made
