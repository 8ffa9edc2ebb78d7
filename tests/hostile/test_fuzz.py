"""Texts that libFuzzer finds its way with: whatever stands in a file, it is told of. `make soak` looks for minutes."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.hostile.test_any_text import SURVEYS

ROOT = Path(__file__).parents[2]
EFFORT = ["-max_total_time=120"] if os.environ.get("SURVEYBOT_SOAK") == "1" else ["-runs=60", "-seed=1"]


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
def test_nothing_is_found(tmp_path: Path) -> None:
    """It begins with the surveys of the tests and changes them; what it finds is told with its traceback."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, survey in enumerate(SURVEYS):
        (corpus / str(number)).write_text(survey, encoding="utf-8")
    limits = [*EFFORT, "-timeout=20", "-rss_limit_mb=1500", "-max_len=20000"]
    wishes = ["-print_final_stats=1", f"-artifact_prefix={tmp_path}/"]
    words = [sys.executable, "-m", "tests.hostile.fuzz", *limits, *wishes, str(corpus)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=ROOT, env=variables, capture_output=True, check=False)
    told = done.stderr.decode(errors="replace")
    assert done.returncode == 0, told[-5_000:]
    assert "stat::number_of_executed_units" in told
