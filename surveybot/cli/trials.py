"""Test dialogues: in, surveys; out, each dialogue with how it went, played straight and with everything forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from time import monotonic

from surveybot.cli.checking import Checked
from surveybot.cli.progress import with_bar
from surveybot.survey.dialogues import Dialogue
from surveybot.trial.coverage import Coverage, coverage_of
from surveybot.trial.play import Played, play, play_traced
from surveybot.trial.trace import Trace


@dataclass(frozen=True, slots=True)
class Trial:
    """One dialogue of a survey; `forgetful` is the play in which the process is forgotten before every reply."""

    dialogue: Dialogue
    straight: Played
    forgetful: Played
    seconds: float

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


@dataclass(frozen=True)
class Tested:
    """A survey with the trials of its dialogues; where it has errors there are none."""

    checked: Checked
    trials: list[Trial] = field(default_factory=list)
    trace: Trace | None = None

    @cached_property
    def coverage(self) -> Coverage | None:
        """How much of the survey the trials take."""
        return coverage_of(self.trace) if self.trace is not None else None

    @property
    def failed(self) -> list[Trial]:
        """The trials that did not go as expected."""
        return [trial for trial in self.trials if not trial.passed]


def play_all(surveys: Iterable[Checked], part: str, today: date) -> list[Tested]:
    """Plays the dialogues of sound surveys with `part` in their names, in any letter case."""
    tested = [Tested(checked, trace=_trace_of(checked)) for checked in surveys]
    chosen = [
        (one, dialogue)
        for one in tested
        if one.trace is not None
        for dialogue in one.trace.program.survey.tests
        if part.casefold() in dialogue.name.casefold()
    ]
    for one, dialogue in with_bar(chosen, "playing test dialogues"):
        assert one.trace is not None
        begun = monotonic()
        straight = play_traced(one.trace, dialogue, today)
        forgetful = play(one.trace.program, dialogue, today, forgetful=True)
        one.trials.append(Trial(dialogue, straight, forgetful, monotonic() - begun))
    return tested


def _trace_of(checked: Checked) -> Trace | None:
    return Trace(checked.program) if checked.program is not None and checked.is_sound else None
