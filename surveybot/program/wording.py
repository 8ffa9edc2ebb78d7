"""Texts with their placeholders compiled: in, a text and the types of all names; out, words for any scope."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from surveybot.language.expression import Expression, Name, Scope, Type, Value, check
from surveybot.language.position import Span
from surveybot.language.problem import Problem
from surveybot.language.shown import shown
from surveybot.language.text import Rendered, Text, literal, render
from surveybot.program.write_in import write_in_of
from surveybot.questions.question import Question

NOTHING = "—"
Fill = Callable[[Scope], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that is ready to be said: `fills` gives each placeholder, by its place, what stands for it."""

    text: Text
    fills: Mapping[Span, Fill]
    fallback: str

    def render(self, scope: Scope) -> Rendered:
        """The text in the scope's language with its answers piped in; they are literal, never markup."""
        template = self.text.in_language(scope.language, self.fallback)
        return render(template, lambda pipe: self.fills[pipe.span](scope))


def compile_wording(
    text: Text, types: Mapping[str, Type], questions: Mapping[str, Question], languages: Sequence[str]
) -> tuple[Wording, list[Problem]]:
    """The wording of a text, and what is wrong in its placeholders; the first of the languages is the fall-back."""
    problems: list[Problem] = []
    fills: dict[Span, Fill] = {}
    of_plain = languages if len(languages) == 1 else ()  # one plain text cannot have the plurals of many languages
    for language, pipe in text.pipes():
        checked = check(pipe.expression, types, pipe=True, languages=[language] if language else of_plain)
        problems.extend(_as_placeholder(problem) for problem in checked.problems)
        fills[pipe.span] = _fill(checked.evaluate, _piped_question(pipe.expression, questions))
    return Wording(text, fills, languages[0]), problems


def _as_placeholder(problem: Problem) -> Problem:
    if problem.code != "ref-unknown":
        return problem
    return Problem(
        "placeholder-unknown",
        problem.severity,
        problem.span,
        problem.template,
        problem.values,
        problem.help_template,
        problem.labels,
    )


def _piped_question(expression: Expression, questions: Mapping[str, Question]) -> Question | None:
    return questions.get(expression.path) if isinstance(expression, Name) else None


def _fill(evaluate: Callable[[Scope], Value], question: Question | None) -> Fill:
    def fill(scope: Scope) -> str:
        value = evaluate(scope)
        if value is None:
            return NOTHING
        if question is not None:
            return literal(_words_for(question, value, scope)) or NOTHING
        return literal(shown(value, scope.language))

    return fill


def _words_for(question: Question, value: Value, scope: Scope) -> str:
    """The answer as the respondent reads it; what was written in stands for its choice."""
    write_in = write_in_of(question)
    written = scope.value(str(write_in.question.name)) if write_in is not None else None
    if write_in is None or written is None:
        return question.show(value, scope.language)
    if isinstance(value, tuple):
        each = (str(written) if code == write_in.answer else question.show((code,), scope.language) for code in value)
        return ", ".join(each)
    return str(written) if value == write_in.answer else question.show(value, scope.language)
