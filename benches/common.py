"""Code for benches/compare and benches/growth: builds, makes inputs, times whole processes."""

import argparse
import json
import os
import pathlib
import platform
import shutil
import statistics
import shlex
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent


def arguments(description):
    """The options that both have; a folder for inputs is made, and removed at the end."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="small inputs, each command once: that it works")
    parser.add_argument("--program", help="the program to measure [default: an optimised build]")
    parser.add_argument("--inputs", help="the built example bench-inputs [default: an optimised build]")
    parser.add_argument("--dir", help="where the inputs go; needs some GB [default: a temporary folder]")
    return parser


def built(args):
    """The paths of the program and of the maker of inputs, both built if they were not named."""
    if not (args.program and args.inputs):
        subprocess.run([HERE / "scripts/release"], check=True, cwd=HERE)
        build = ["cargo", "build", "--release", "--locked", "--quiet", "--example", "bench-inputs"]
        subprocess.run(build, check=True, cwd=HERE)
    program = args.program or HERE / "target/release/paraph"
    inputs = args.inputs or HERE / "target/release/examples/bench-inputs"
    return str(pathlib.Path(program).resolve()), str(pathlib.Path(inputs).resolve())


class Folder:
    """A folder that is gone afterwards, if it was not named."""

    def __init__(self, named):
        self.named = named

    def __enter__(self):
        self.path = pathlib.Path(self.named or tempfile.mkdtemp(prefix="paraph-bench-"))
        self.path.mkdir(parents=True, exist_ok=True)
        return self.path

    def __exit__(self, *_):
        if not self.named:
            shutil.rmtree(self.path)


def once(command, allowed=(0, 3)):
    """Runs a command as a process of its own: seconds of wall time, and its peak memory in KiB.

    An exit code that is not among those allowed ends the script. 3 is "incomplete", which is the
    answer where one act of two parties' is judged.
    """
    # A process that this one starts begins with this one's memory, by the system's account; GNU time
    # is small, and takes part of a millisecond.
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as peak:
        call = ["/usr/bin/time", "-f", "%M", "-o", peak.name, *command]
        start = time.perf_counter()
        done = subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        taken = time.perf_counter() - start
        if done.returncode not in allowed:
            sys.exit(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
        return taken, int(peak.read().split()[-1])


def hyperfine(commands, runs, warmup, new=None):
    """The times in seconds of several commands, without a shell around them. `new` is deleted before each run."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        call = ["hyperfine", "--shell=none", "--style=none", "--runs", str(runs), "--warmup", str(warmup)]
        call += ["--prepare", shlex.join(["rm", "-f", str(new)])] if new else []
        subprocess.run([*call, "--export-json", out.name, *commands], check=True, stdout=subprocess.DEVNULL)
        return [result["times"] for result in json.load(out)["results"]]


def machine():
    """What was measured on, in a line or two."""
    processor = "unknown processor"
    flags = set()
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            processor = value.strip()
        if name.strip() == "flags":
            flags = set(value.split())
    have = [name for name in ("sha_ni", "avx2", "avx512f", "avx512ifma") if name in flags]
    lacks = [] if "sha_ni" in flags else ["no SHA extensions"]
    cores = len(os.sched_getaffinity(0))
    features = ", ".join(have + lacks)
    return f"{processor}, {cores} cores, {features}; Linux {platform.release()}"


def median(values):
    return statistics.median(values)
