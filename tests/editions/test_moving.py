"""An interview that is moved to a changed survey: it stands where its answers lead, and nothing is said twice."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.editions.moving import MovingConversation, changed
from tests.transcripts.conversation import program_of

HERE = Path(__file__).parent


def moves() -> list[Any]:
    """Every move of every file with the survey that it is about."""
    found = []
    for path in sorted((HERE / "moves").glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        found += [pytest.param(document["survey"], one, id=f"{path.stem}: {one['name']}") for one in document["moves"]]
    return found


@pytest.mark.parametrize("forgetful", [False, True], ids=["straight", "forgetful"])
@pytest.mark.parametrize(("survey", "one"), moves())
def test_move(survey: str, one: dict[str, Any], forgetful: bool) -> None:
    """The bot says what the file says before and after, and keeps the answers that it names."""
    conversation = MovingConversation(program_of(survey), forgetful=forgetful)
    after = changed(survey, one["changes"])
    for line in one["talk"].splitlines():
        if line.startswith("you: "):
            conversation.do(line.removeprefix("you: "))
        elif line.startswith("moved: "):
            conversation.move(after)
    assert "\n".join(conversation.lines) == one["talk"].rstrip("\n")
    if "answers" in one:
        assert {name: str(value) for name, value in conversation.response()["answers"].items()} == one["answers"]
