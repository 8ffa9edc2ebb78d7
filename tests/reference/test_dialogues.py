"""Test dialogues that the reference has written: `validate` plays them, and all must go as written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.reference.compare import TODAY, take
from tests.reference.engine import PLAYED
from tests.reference.interpreter import Reference
from tests.reference.respondents import Act, Respondent
from tests.reference.surveys import survey

SIZES = [5, 12, 30, 60]
COMMANDS = {"skip": "/skip", "back": "/back", "confirm": "/ok"}


def _said(act: Act) -> str | None:
    """An act as `say` writes it, or nothing if it cannot be written there."""
    words = ", ".join(act.words) if isinstance(act.words, list) else act.words
    return COMMANDS.get(act.verb) or (words if act.verb == "reply" and 0 < len(words.strip()) < 900 else None)


def _dialogue(data: dict[str, Any], seed: int) -> dict[str, Any] | None:
    """What one respondent says, and where the reference says that it leads; nothing if it takes too long."""
    reference, respondent, says = Reference(data, TODAY), Respondent(seed, 20), list[str]()
    while reference.waiting is not None and respondent.done < 500:
        act = respondent.act(reference)
        if (said := _said(act)) is not None:
            says.append(said)
            take(reference, Act(act.verb, said) if act.verb == "reply" else act)
    expected = {"path": reference.path, "status": reference.status, "answers": reference.answers}
    named = {"name": f"respondent {seed}", "today": TODAY.isoformat(), "say": says}
    return None if reference.waiting is not None else {**named, **expected}


def test_dialogues_go_as_the_reference_says(tmp_path: Path) -> None:
    """Path, answers and status of a test mean in the engine what they mean in the documentation."""
    played = 0
    for seed in range(16):
        data = yaml.load(survey(seed, SIZES[seed % 4], PLAYED), Loader=yaml.BaseLoader)
        dialogues = [_dialogue(data, seed * 10 + person) for person in range(4)]
        data |= {"id": f"generated_{seed}", "tests": [dialogue for dialogue in dialogues if dialogue is not None]}
        played += len(data["tests"])
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)
        (tmp_path / f"{seed}.yaml").write_text(text, encoding="utf-8")
    assert played > 50
    words = [sys.executable, "-m", "surveybot", "validate", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
