"""`python -m tests.journals.record`: in, our surveys and transcripts; out, the journals that this version makes of it.

They go to a folder of the program's version. Those of a version that was released are never made again: every later
build must replay them.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from surveybot import __version__
from surveybot.cli.checking import check_file
from surveybot.trial.play import play
from surveybot.trial.rehearsal import Rehearsal
from tests.journals.replay import Json, ended, header_to_json, standing
from tests.transcripts.conversation import Conversation
from tests.transcripts.conversation import program_of as program_of_text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TODAY = date(2026, 9, 10)


def main() -> None:
    """Writes one file for each survey and each transcript."""
    folder = HERE / __version__
    folder.mkdir(exist_ok=True)
    for name, recorded in [*_surveys(), *_transcripts()]:
        (folder / f"{name}.json").write_text(
            json.dumps(recorded, ensure_ascii=False, indent=1, default=str) + "\n", "utf-8"
        )
    print(f"{len(list(folder.iterdir()))} files are in {folder.relative_to(ROOT)}")


def _surveys() -> Iterator[tuple[str, Json]]:
    """The surveys that come with the bot, as their own test dialogues go."""
    for path in sorted((ROOT / "surveys").glob("*.yaml")):
        checked = check_file(path)
        assert checked.survey is not None
        assert checked.program is not None
        journals = []
        for dialogue in checked.survey.tests:
            if not dialogue.taken:  # how many places others have left is on no record
                with _recording() as made:
                    play(checked.program, dialogue, TODAY, forgetful=False)
                journals += made
        included = {name: content.decode() for name, content in checked.text.included.items()}
        yield path.stem, {"survey": checked.text.source.decode(), "included": included, "journals": journals}


def _transcripts() -> Iterator[tuple[str, Json]]:
    """The conversations of the tests."""
    for path in sorted((ROOT / "tests" / "transcripts").glob("*.yaml")):
        document = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # every scalar stays text
        program, journals = program_of_text(document["survey"]), []
        for talk in document["talks"]:
            with _recording() as made:
                conversation = Conversation(program, forgetful=False, given=talk.get("given", {}))
                for line in talk["talk"].splitlines():
                    if line.startswith("you: "):
                        conversation.do(line.removeprefix("you: "))
            journals += made
        yield path.stem, {"survey": document["survey"], "included": {}, "journals": journals}


@contextmanager
def _recording() -> Iterator[list[Json]]:
    """The journals of the interviews that are rehearsed meanwhile, in the order in which they begin."""
    made: dict[int, tuple[Rehearsal, Json]] = {}
    commit = Rehearsal._commit

    def noted(rehearsal: Rehearsal) -> None:
        commit(rehearsal)
        _, journal = made.setdefault(id(rehearsal), (rehearsal, {"header": {}, "entries": [], "stands": []}))
        _note(rehearsal, journal)

    Rehearsal._commit = noted  # type: ignore[method-assign]
    try:
        journals: list[Json] = []
        yield journals
    finally:
        Rehearsal._commit = commit  # type: ignore[method-assign]
    journals += [journal for _, journal in made.values()]


def _note(rehearsal: Rehearsal, journal: Json) -> None:
    """The record as it would be in the database, and what a new process would make of it."""
    header, program = rehearsal.interview.header, rehearsal.program
    entries: list[Any] = json.loads(json.dumps(rehearsal._journal))
    journal["header"], journal["entries"] = header_to_json(header), entries
    if rehearsal.ended is not None:
        journal["ended"] = ended(program, header, entries)
        return
    draft = json.loads(json.dumps(rehearsal.interview.draft()))
    journal["stands"].append({"taken": len(entries), "draft": draft, **standing(program, header, entries, draft)})


if __name__ == "__main__":
    main()
