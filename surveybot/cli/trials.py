"""Test dialogues: in, surveys; out, each dialogue with how it went, played straight and with everything forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from time import monotonic

from surveybot.cli.checking import Checked
from surveybot.cli.output import Output
from surveybot.survey.dialogues import Dialogue
from surveybot.trial.play import Played, play

_PATIENCE_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Trial:
    """One dialogue of a survey; `forgetful` is the play in which the process is forgotten before every reply."""

    checked: Checked
    dialogue: Dialogue
    straight: Played
    forgetful: Played

    @property
    def passed(self) -> bool:
        """Whether both plays went as expected."""
        return not self.straight.problems and not self.forgetful.problems

    def failures(self) -> Iterator[tuple[str, Played]]:
        """The plays that failed, with a remark; one that failed just like the first is left out."""
        if self.straight.problems:
            yield "", self.straight
        if self.forgetful.problems and self.forgetful.problems != self.straight.problems:
            yield "with the process forgotten before every reply", self.forgetful


def chosen(surveys: Iterable[Checked], part: str) -> list[tuple[Checked, Dialogue]]:
    """The dialogues of sound surveys with `part` in their names, in any letter case."""
    return [
        (checked, dialogue)
        for checked in surveys
        if checked.is_sound and checked.survey is not None
        for dialogue in checked.survey.tests
        if part.casefold() in dialogue.name.casefold()
    ]


def play_all(dialogues: list[tuple[Checked, Dialogue]], today: date) -> list[Trial]:
    """Plays them; a bar shows how far it is, on a terminal and only if it takes a while."""
    trials = []
    for checked, dialogue in _with_bar(dialogues):
        assert checked.program is not None
        straight = play(checked.program, dialogue, today, forgetful=False)
        trials.append(Trial(checked, dialogue, straight, play(checked.program, dialogue, today, forgetful=True)))
    return trials


def _with_bar(dialogues: list[tuple[Checked, Dialogue]]) -> Iterator[tuple[Checked, Dialogue]]:
    output = Output(stderr=True)
    if not output.is_terminal:
        yield from dialogues
        return
    from rich.progress import Progress

    begun = monotonic()
    bar = Progress(console=output, transient=True)
    task = bar.add_task("playing test dialogues", total=len(dialogues))
    try:
        for dialogue in dialogues:
            if monotonic() - begun > _PATIENCE_SECONDS:
                bar.start()
            yield dialogue
            bar.advance(task)
    finally:
        bar.stop()
