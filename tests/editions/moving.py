"""Conversations in which the survey changes: in, it, its changes and what the respondent does; out, a transcript."""

from collections.abc import Sequence

from surveybot.editions.moving import Moved, move
from surveybot.program.instructions import Program
from surveybot.trial.rehearsal import Rehearsal
from tests.transcripts.conversation import Conversation, program_of


def changed(survey: str, changes: Sequence[Sequence[str]]) -> Program:
    """The survey with each of the changes, which says what stands there now and what comes instead."""
    for now, instead in changes:
        assert survey.count(now) == 1, now
        survey = survey.replace(now, instead)
    return program_of(survey)


class MovingRehearsal(Rehearsal):
    """A rehearsal whose program may change."""

    def move(self, after: Program) -> Moved:
        """Goes on in another program."""
        self.close()
        moved = move(self.program, after, self.interview)
        self.program, self.ended = after, moved.ended
        self._commit()
        if self.ended is None:
            self._forget()
        return moved


class MovingConversation(Conversation):
    """One interview with all that was said; a line beginning with `moved:` says what became of it."""

    def __init__(self, program: Program, *, forgetful: bool) -> None:
        super().__init__(program, forgetful=forgetful)
        self.rehearsal.__class__ = MovingRehearsal

    def move(self, after: Program) -> None:
        """Moves it, and writes down what is said."""
        assert isinstance(self.rehearsal, MovingRehearsal)
        number = self.rehearsal.interview.length
        moved = self.rehearsal.move(after)
        if moved.said and not moved.ended:
            assert self.rehearsal.interview.length > number, "buttons of before would be taken for those of now"
        way = "ends" if moved.ended else f"{'back ' if moved.returned else ''}to {moved.name}"
        self.lines.append(f"moved: {way if moved.said else 'stays'}")
        self._hear(list(moved.said))
