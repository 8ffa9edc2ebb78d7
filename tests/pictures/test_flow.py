"""The picture in docs/drawing.md: one of our surveys, drawn; `make pictures` writes it anew."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "images" / "flow.png"
TO_LOOK_AT = ROOT / "build" / "screenshots" / "flow.png"


def test_the_survey_can_be_drawn() -> None:
    """A usual run leaves the picture where one can look at it."""
    picture = COMMITTED if os.environ.get("SURVEYBOT_PICTURES") == "1" else TO_LOOK_AT
    picture.parent.mkdir(parents=True, exist_ok=True)
    words = ["graph", str(ROOT / "surveys" / "candidate_application.yaml"), "--out", str(picture)]
    subprocess.run([sys.executable, "-m", "surveybot", *words], cwd=ROOT, check=True, capture_output=True)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert COMMITTED.exists()
