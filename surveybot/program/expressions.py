"""Expressions compiled: in, expressions and texts at their places; out, closures and wordings, and who uses what."""

from collections.abc import Sequence

from surveybot.language.expression import CONDITION, Evaluate, Expression, Scope, Type, Value, check, names
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, Severity
from surveybot.language.text import Text
from surveybot.program.homes import Names
from surveybot.program.instructions import Role, Use, Written
from surveybot.program.names import Declared
from surveybot.program.wording import Wording, compile_wording, with_labels

AT_ANY_TIME = -1
"""In place of an instruction: words that may be said at any question, as those after a silence."""
LAST = "/last"
"""A variable that no author can name: how the last wait came to its end."""


class Expressions:
    """Compiles what stands in the home `home`, for the instruction number `here`."""

    def __init__(self, languages: Sequence[Scalar], declared: Declared, problems: list[Problem]) -> None:
        """At first for what may be said at any time."""
        self.languages = languages
        self.questions = declared.questions
        self.root = declared.root
        self.home = declared.root
        self.problems = problems
        self.here = AT_ANY_TIME
        self.uses: list[Use] = []
        self.written: list[Written] = []

    @property
    def names(self) -> Names:
        """What can be named outside of all repeats."""
        return Names(self.root)

    def evaluate(self, expression: Expression | None, role: Role = Role.VALUE) -> Evaluate:
        """The closure of an expression; what is wrong in it goes to the problems."""
        if expression is None:
            return _missing
        self._note(expression)
        here = Names(self.home)
        checked = check(expression, here, condition=role is not Role.VALUE, resolve=here.refer)
        self.problems.extend(with_labels(problem, here) for problem in checked.problems)
        if not any(problem.severity is Severity.ERROR for problem in checked.problems):
            self.written.append(Written(self.here, role, expression, here))
        return checked.evaluate

    def computation(self, name: str, expression: Expression | None, of: Type | None) -> Evaluate:
        """What `set` computes; there an unknown condition counts as no."""
        evaluate = self.evaluate(expression)
        return evaluate if of is not CONDITION else lambda scope: evaluate(scope) is True

    def wording(self, text: Text) -> Wording:
        """The text with its placeholders compiled."""
        for _, pipe in text.pipes():
            self._note(pipe.expression)
        here = Names(self.home)
        wording, found = compile_wording(text, here, self.questions, self.languages)
        self.problems.extend(found)
        if not any(problem.severity is Severity.ERROR for problem in found):
            self.written += [Written(self.here, Role.PIPE, pipe.expression, here) for _, pipe in text.pipes()]
        return wording

    def _note(self, expression: Expression) -> None:
        """Notes what the instruction that is emitted next needs to know."""
        for name in names(expression):
            self.note(name.path, name.span)

    def note(self, written: str, span: Span) -> None:
        """Notes that it needs what a name stands for."""
        reference = Names(self.home).refer(written)
        self.uses.append(Use(self.here, reference.name, span, reference.indices))


def _missing(scope: Scope) -> Value:
    return None


def is_answered_by(variable: str, wanted: Value) -> Evaluate:
    """Whether an answer is `wanted`, or holds it if it is a multiple choice."""

    def holds(scope: Scope) -> Value:
        value = scope.value(variable)
        return wanted in value if isinstance(value, tuple) else value == wanted and value is not None

    return holds


def last_was(kind: str) -> Evaluate:
    """Whether the last wait came to its end in this way."""
    return lambda scope: scope.value(LAST) == kind
