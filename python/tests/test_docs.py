"""The Python in docs/scale.md runs."""

import re
import subprocess
import sys

import pytest
from conftest import ROOT

PAGE = (ROOT / "docs" / "scale.md").read_text()
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_ten_lines_are_ten():
    assert len(BLOCKS) == 2
    assert len([line for line in BLOCKS[0].splitlines() if line]) == 10


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_runs(block):
    ran = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
