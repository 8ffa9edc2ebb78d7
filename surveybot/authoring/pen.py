"""Words for a drawing: in, what stands in a program; out, what is written on boxes and arrows, in one language."""

from datetime import timedelta

from surveybot.authoring.excerpt import ELLIPSIS, cut, words_of
from surveybot.authoring.ways import START, Way
from surveybot.language.expression import Value
from surveybot.language.text import Text
from surveybot.program.instructions import Ask, Branch, Program, Repeat
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.questions.scale import ScaleQuestion

_LONGEST_LABEL = 24  # cells of an answer on an arrow or in a box
_LABELS_ON_ARROW = 3
_LABELS_IN_BOX = 6
_NO_ANSWERS = {"/timed out", "/gave up"}


class Pen:
    """Writes in one language; what the language of surveys itself calls by a word is called so here."""

    def __init__(self, program: Program, language: str) -> None:
        """For one survey."""
        self.program = program
        self.language = language
        self.tongue = program.survey.tongue(language)

    def text(self, text: Text) -> str:
        """A text in one line."""
        return words_of(text, self.language, self.program.survey.source_language)

    def condition(self, branch: Branch) -> str:
        """A condition as its author wrote it."""
        if branch.answer_to:
            return f"{branch.answer_to}: {self.answer(branch.answer_to, branch.source)}"
        return " ".join(branch.source.split())

    def rounds(self, repeat: Repeat) -> str:
        """How the number of rounds comes about."""
        if repeat.over is not None:
            return f"over: {repeat.over}"
        return f"times: {repeat.source}" if repeat.times is not None else f"at_most: {repeat.at_most}"

    def choices(self, question: Question) -> str:
        """What can be chosen; of a scale its ends."""
        labels = [cut(choice.shown(self.language), _LONGEST_LABEL) for choice in question.choice_list]
        if not isinstance(question, ScaleQuestion):
            return _listed(labels, _LABELS_IN_BOX, " · ")
        if question.ends is not None:
            labels = [
                f"{label} {self.text(end)}" for label, end in zip((labels[0], labels[-1]), question.ends, strict=True)
            ]
        return f"{labels[0]} {ELLIPSIS} {labels[-1]}"

    def on_arrow(self, way: Way, beside: list[Way]) -> str:
        """Which answers lead this way, or how a condition went; `beside` are all ways from the same stop."""
        if way.turn == "yes" or way.turn == "no" or way.turn == "done":
            return self.tongue.phrase(way.turn)
        stop = self.program.instructions[way.start] if way.start != START else None
        if not isinstance(stop, Ask):
            return ""
        codes = way.answers or _left_over(stop.question, beside)
        return _listed([self.answer(stop.name, code) for code in codes], _LABELS_ON_ARROW, ", ")

    def answer(self, name: str, code: str) -> str:
        """An answer as the respondent reads it, or the limit that was reached without one."""
        question = self.program.questions[name]
        if code == "/timed out" and question.timeout is not None:
            return f"timeout {_lasting(question.timeout.after)}"
        if code == "/gave up" and question.attempts is not None:
            return f"attempts {question.attempts.times}"
        answer: Value = question.codes().get(code)
        shown = (
            question.choice_list.shown(code, self.language) if answer is None else question.show(answer, self.tongue)
        )
        return cut(shown, _LONGEST_LABEL)


def _left_over(question: Question, ways: list[Way]) -> tuple[str, ...]:
    """The answers that lead the way which no answer is named for, if they are few and nothing else leads there."""
    named = {code for way in ways for code in way.answers} - _NO_ANSWERS
    left = tuple(code for code in question.codes() if code not in named)
    if not named or question.optional or isinstance(question, MultiQuestion) or len(left) >= _LABELS_ON_ARROW:
        return ()
    return left


def _listed(labels: list[str], most: int, separator: str) -> str:
    """The labels; where there are too many, how many more there are."""
    shown = labels if len(labels) <= most + 1 else [*labels[:most], f"+{len(labels) - most}"]
    return separator.join(shown)


def _lasting(duration: timedelta) -> str:
    """A duration as it is written in a survey."""
    seconds = int(duration.total_seconds())
    unit, length = next((unit, length) for unit, length in _UNITS.items() if seconds % length == 0)
    return f"{seconds // length}{unit}"


_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
