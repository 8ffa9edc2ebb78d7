"""Texts with their placeholders compiled: in, a text and the types of all names; out, words for any scope."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from surveybot.language.expression import Expression, Name, Reference, Scope, Value, check
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.language.shown import shown
from surveybot.language.text import Rendered, Text, literal, render
from surveybot.program.homes import Names
from surveybot.program.write_in import write_in_of
from surveybot.questions.question import Question

NOTHING = "—"
Fill = Callable[[Scope], str]


class Wording(Struct, frozen=True):
    """A text that is ready to be said: `fills` gives each placeholder, by its place, what stands for it."""

    text: Text
    fills: Mapping[Span, Fill]
    fallback: str

    def render(self, scope: Scope) -> Rendered:
        """The text in the scope's language with its answers piped in; they are literal, never markup."""
        ready = self.ready(scope.language)
        if ready is not None:
            return ready
        template = self.text.in_language(scope.language, self.fallback)
        return render(template, lambda pipe: self.fills[pipe.span](scope))

    def ready(self, language: str) -> Rendered | None:
        """The text in a language if it is the same in every scope, else None."""
        return self.text.ready(language, self.fallback)

    def or_else(self, again: "Wording", number: str) -> "Wording":
        """These words in the first round of a repeat, others from the second on; `number` names the round's number."""
        return _InRounds(self.text, self.fills, self.fallback, again, number)


class _InRounds(Wording, frozen=True):
    """Words that change after the first round."""

    again: Wording
    number: str

    def ready(self, language: str) -> Rendered | None:
        return None

    def render(self, scope: Scope) -> Rendered:
        first = Wording(self.text, self.fills, self.fallback)
        return (first if scope.value(self.number) == 1 else self.again).render(scope)


def compile_wording(
    text: Text, names: Names, questions: Mapping[str, Question], languages: Sequence[Scalar]
) -> tuple[Wording, list[Problem]]:
    """The wording of a text, and what is wrong in its placeholders; the first of the languages is the fall-back."""
    problems: list[Problem] = []
    fills: dict[Span, Fill] = {}
    # One plain text cannot have the plurals of many languages, and an author who names none may mean another.
    of_plain = languages if len(languages) == 1 and languages[0].span.file else ()
    for language, pipe in text.pipes():
        spoken = [language] if language else of_plain
        checked = check(pipe.expression, names, pipe=True, languages=spoken, resolve=names.refer)
        found = (with_labels(problem, names) for problem in checked.problems if not _is_told(problem, problems))
        problems.extend(map(_as_placeholder, found))
        fills[pipe.span] = _fill(checked.evaluate, _piped(pipe.expression, names, questions))
    return Wording(text, fills, languages[0]), problems


def _is_told(problem: Problem, told: Sequence[Problem]) -> bool:
    """Whether the same name is unknown in another language of the text already."""
    return problem.code == "ref-unknown" and any(
        before.code == "placeholder-unknown" and before.values == problem.values for before in told
    )


def with_labels(problem: Problem, names: Names) -> Problem:
    """The problem of an unknown name, which may be a label."""
    if problem.code != "ref-unknown" or not names.is_label(str(problem.values["found"])):
        return problem
    return error(
        "ref-unknown",
        problem.span,
        "there is no question or variable called `{found}`",
        found=problem.values["found"],
        help="`{found}` is a label, a place to jump to, and has no value; name a question or a variable",
    )


def _as_placeholder(problem: Problem) -> Problem:
    if problem.code != "ref-unknown":
        return problem
    return replace(problem, code="placeholder-unknown")


class _Piped(Struct, frozen=True):
    """A question whose answer is shown in a text: where it stands, and where its write-in does."""

    question: Question
    written: Reference | None
    is_round: bool = False

    def words(self, value: Value, scope: Scope) -> str:
        """The answer as the respondent reads it; what was written in stands for its choice."""
        if isinstance(value, tuple):
            return ", ".join(self._one(code, (code,), scope) for code in value)
        return self._one(value, (str(value),) if self.is_round else value, scope)

    def _one(self, code: Value, value: Value, scope: Scope) -> str:
        write_in = write_in_of(self.question)
        written = _first(scope, self.written) if self.written is not None else None
        if write_in is not None and written is not None and code == write_in.answer:
            return str(written)
        return self.question.show(value, scope.tongue)


def _first(scope: Scope, reference: Reference) -> Value:
    return next(iter(scope.rounds(reference)), None) if reference.indices else scope.value(reference.name)


def _piped(expression: Expression, names: Names, questions: Mapping[str, Question]) -> _Piped | None:
    """The question that a placeholder names; `{session}` in a repeat over a question shows that question's label."""
    if not isinstance(expression, Name):
        return None
    reference = names.refer(expression.path)
    source = names.source(expression.path)
    question = questions.get(reference.name if source is None else source.name)
    if question is None:
        return None
    where = reference if source is None else source
    written = Reference(f"{where.name}_text", where.indices) if write_in_of(question) is not None else None
    return _Piped(question, written, source is not None)


def _fill(evaluate: Callable[[Scope], Value], piped: _Piped | None) -> Fill:
    def fill(scope: Scope) -> str:
        value = evaluate(scope)
        if value is None:
            return NOTHING
        if piped is not None:
            return literal(piped.words(value, scope)) or NOTHING
        return literal(shown(value, scope.tongue))

    return fill
