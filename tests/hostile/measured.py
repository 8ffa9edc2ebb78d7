"""A program measured: in, its words; out, what it said, its exit code, CPU time and memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TOKEN = "1000001:a-token-for-hostile-files-only-0123456789"
# A process begins with the peak of the one that starts it (Linux, `setmax_mm_hiwater_rss`): a small one comes between.
SMALL = """
import json, os, sys
program = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(program, 0)
told = [os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]
os.write(2, b"\\n" + json.dumps(told).encode())
"""


class Run(NamedTuple):
    """What a run of `surveybot` has shown."""

    code: int
    cpu_seconds: float
    megabytes: float
    out: str
    err: str


def measured(folder: Path, *words: str) -> Run:
    """Runs `surveybot` in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "BOT_TOKEN": TOKEN}
    ours = [sys.executable, "-m", "surveybot", *words]
    small = [sys.executable, "-I", "-S", "-c", SMALL, *ours]
    done = subprocess.run(small, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    err, _, told = done.stderr.rpartition("\n")
    return Run(*json.loads(told), done.stdout, err)
