"""Test dialogues that the reference has written: `validate` plays them, and all must go as written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.reference.compare import TODAY, take
from tests.reference.engine import BUILT
from tests.reference.interpreter import Reference
from tests.reference.respondents import Act, Respondent
from tests.reference.surveys import survey

SIZES = [5, 12, 30, 60]
COMMANDS = {"skip": "/skip", "back": "/back", "confirm": "/ok"}


def _said(act: Act, reference: Reference) -> Any:
    """An act as `say` writes it; nothing if it cannot be written there."""
    if act.verb in COMMANDS:
        return COMMANDS[act.verb]
    if act.verb == "switch":
        return {"language": act.words}
    if act.verb == "change":
        return _changed(act, reference)
    return act.words if isinstance(act.words, list) or 0 < len(act.words.strip()) < 900 else None


def _changed(act: Act, reference: Reference) -> dict[str, Any] | None:
    """A change as `say` writes it: with the rounds of the repeats around it, if that names one question."""
    name = act.name.rpartition(".")[2]
    rounds = [str(number) for _, number in act.rounds]
    alike = [spot for spot in reference.trail if spot[0].rpartition(".")[2] == name]
    if len([spot for spot in alike if [str(number) for _, number in spot[1]] == rounds]) > 1:
        return None
    return {"change": name, **({"round": rounds if len(rounds) > 1 else rounds[0]} if rounds else {})}


def _dialogue(data: dict[str, Any], seed: int) -> dict[str, Any] | None:
    """What one respondent says, and where the reference says that it leads; nothing if it takes too long."""
    reference, respondent, says = Reference(data, TODAY), Respondent(seed, 20), list[Any]()
    while reference.waiting is not None and respondent.done < 500:
        act = respondent.act(reference)
        if (said := _said(act, reference)) is not None:
            says.append(said)
            take(reference, act)
    expected = {"path": reference.path, "status": reference.status, "answers": reference.answers}
    named = {"name": f"respondent {seed}", "today": TODAY.isoformat(), "say": says}
    return None if reference.waiting is not None else {**named, **expected}


def test_dialogues_go_as_the_reference_says(tmp_path: Path) -> None:
    """Path, answers and status of a test mean in the engine what they mean in the documentation."""
    played = 0
    for seed in range(16):
        data = yaml.load(survey(seed, SIZES[seed % 4], BUILT), Loader=yaml.BaseLoader)
        dialogues = [_dialogue(data, seed * 10 + person) for person in range(4)]
        data |= {"id": f"generated_{seed}", "tests": [dialogue for dialogue in dialogues if dialogue is not None]}
        played += len(data["tests"])
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)
        (tmp_path / f"{seed}.yaml").write_text(text, encoding="utf-8")
    assert played > 50
    words = [sys.executable, "-m", "surveybot", "validate", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
