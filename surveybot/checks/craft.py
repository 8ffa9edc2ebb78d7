"""`question-text-duplicate` and `double-barrelled`: questions that respondents cannot tell apart, or not answer."""

import re
from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, info, warning
from surveybot.language.text import Text, words_of, written
from surveybot.program.instructions import Program
from surveybot.questions.question import Question
from surveybot.survey.model import GridStep, IfStep, IncludeStep, RepeatStep, Step

_ONE_ANSWER = ("yes_no", "choice", "scale", "nps", "integer", "number")
# `How friendly and how quick is the team?`: the same word asks twice.
_ASKED_TWICE = re.compile(
    r"\b(how|what|when|where|which|who|why|do you|are you|как|какой|какая|какие|насколько|где|когда|почему"
    r"|wie|was|wann|wo|warum)\b[^.?!,;]*\b(?:and|и|und) \1\b[^.?!]*\?",
    re.IGNORECASE,
)


def check(program: Program) -> Iterator[Problem]:
    """Every question asks one thing, and one that no other asks."""
    yield from _twice(program.survey.steps)
    for step in program.steps:
        if isinstance(step, Question) and step.type in _ONE_ANSWER and step.text is not None:
            yield from _two_in_one(step.text)


def _twice(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """In one list; in branches that part, and for words of explanation, the same text may well be meant."""
    seen: dict[str, Question] = {}
    before: Question | None = None
    for step in steps:
        match step:
            case IfStep():
                yield from _twice(step.then)
                yield from _twice(step.otherwise)
            case RepeatStep() | IncludeStep():
                yield from _twice(step.steps)
            case GridStep():
                yield from _twice(step.questions)
            case Question(text=Text()):
                first = seen.setdefault(_words(step.text), step)
                if first.name != step.name and (first is before or not first.type == step.type == "text"):
                    yield _duplicate(first, step)
                before = step


def _words(text: Text) -> str:
    return "\n".join(f"{language} {written(template)}" for language, template in sorted(text.templates.items()))


def _duplicate(first: Question, second: Question) -> Problem:
    return warning(
        "question-text-duplicate",
        second.text.span,
        "`{second}` asks the same as `{first}` at line {line}",
        second=str(second.name),
        first=str(first.name),
        line=first.text.span.line,
        labels=(Label(first.text.span, "first here"),),
        help="say in each text what this question is about",
    )


def _two_in_one(text: Text) -> Iterator[Problem]:
    for language, template in text.templates.items():
        found = _ASKED_TWICE.search(words_of(template))
        if found is not None:
            yield info(
                "double-barrelled",
                text.places[language],
                "this asks two things, and takes one answer for both",
                help="make two questions of it",
            )
            return
