"""The reference plays the dialogues that stand in the surveys of this project."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reference.interpreter import Reference

ROOT = Path(__file__).parents[2]
# A plain YAML parser does not read the `?` in the reminder of the onboarding; our own reader does.
PATHS = [path for path in sorted((ROOT / "surveys").glob("*.yaml")) if path.stem != "onboarding"]
SAMPLES = [yaml.load(path.read_bytes(), Loader=yaml.BaseLoader) for path in PATHS]
DIALOGUES = [(survey, test) for survey in SAMPLES for test in survey["tests"]]


def _is_silence(said: Any) -> bool:
    return isinstance(said, dict)


@pytest.mark.parametrize(("survey", "test"), DIALOGUES, ids=[test["name"] for _, test in DIALOGUES])
def test_the_reference_plays_the_samples(survey: dict[str, Any], test: dict[str, Any]) -> None:
    """Path, answers, what waits and how it ends are as the author of the survey has written."""
    played = Reference(survey, date.fromisoformat(test.get("today", "2026-09-10")))
    for said in test["say"]:
        if _is_silence(said):
            return
        if said == "/ok":
            played.confirm()
        elif said == "/back":
            played.back()
        else:
            played.reply(said)
    assert test.get("path", played.path) == played.path
    assert test.get("status", played.status) == played.status
    assert test.get("asks", played.waiting and played.waiting[0]) == (played.waiting and played.waiting[0])
    for name, wanted in test.get("answers", {}).items():
        told = played.answers.get(name, "")
        assert set(wanted if isinstance(wanted, list) else [wanted]) == set(told if isinstance(told, list) else [told])
