"""Names: in, the steps of a survey; out, the type of every variable, every question by its name, and the clashes."""

from collections.abc import Iterator

from surveybot.language.expression import UNKNOWN, Expression, Type, check
from surveybot.language.expression.types import kind
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error
from surveybot.program.write_in import write_in_of
from surveybot.questions.question import Question
from surveybot.survey.model import BrokenStep, IfStep, LabelStep, SetStep, Step, Survey


def every_step(steps: tuple[Step, ...]) -> Iterator[Step]:
    """All steps, those in blocks too, in the order of the file."""
    for step in steps:
        yield step
        if isinstance(step, IfStep):
            yield from every_step(step.then)
            yield from every_step(step.otherwise)


def declared_types(survey: Survey) -> tuple[dict[str, Type], dict[str, Question], list[Problem]]:
    """What each name of a survey stands for, and problems with names that clash."""
    problems: list[Problem] = []
    questions: dict[str, Question] = {}
    types: dict[str, Type] = {}
    taken: dict[str, Scalar] = {}
    assigned: list[tuple[Scalar, Expression | None]] = []
    for step in every_step(survey.steps):
        if isinstance(step, SetStep):
            assigned.extend(step.set.items())
            continue
        for name, question in _named(step):
            first = taken.setdefault(name.casefold(), name)
            if first is not name:
                problems.append(_clash(name, first))
            elif question is not None:
                questions[str(name)] = question
                types[str(name)] = question.value_type()
            elif isinstance(step, BrokenStep):
                types[str(name)] = UNKNOWN
    variables = _variables(assigned, taken, problems)
    types |= dict.fromkeys(variables, UNKNOWN)
    for _ in range(2):  # a variable may be computed from one that is computed below it
        for variable, expressions in variables.items():
            found = (check(expression, types).type for expression in expressions)
            types[variable] = next((type_ for type_ in found if type_ is not UNKNOWN), types[variable])
    problems.extend(_two_types(variables, types))
    return types, questions, problems


def _two_types(variables: dict[str, list[Expression]], types: dict[str, Type]) -> Iterator[Problem]:
    """A variable is of one type wherever it is set; the first one counts."""
    for name, expressions in variables.items():
        for expression in expressions[1:]:
            found = check(expression, types).type
            if UNKNOWN not in (found, types[name]) and kind(found) != kind(types[name]):
                yield error(
                    "expr-type",
                    expression.span,
                    "`{name}` is {kind}; here it would become {other}",
                    name=name,
                    kind=kind(types[name]),
                    other=kind(found),
                    labels=(Label(expressions[0].span, "`{name}` is set here first", {"name": name}),),
                    help="give one of the two another name",
                )


def _named(step: Step) -> Iterator[tuple[Scalar, Question | None]]:
    if isinstance(step, Question):
        yield step.name, step
        write_in = write_in_of(step)
        if write_in is not None:
            yield write_in.question.name, write_in.question
    elif isinstance(step, LabelStep):
        yield step.label, None
    elif isinstance(step, BrokenStep) and step.name is not None:
        yield step.name, None


def _variables(
    assigned: list[tuple[Scalar, Expression | None]], taken: dict[str, Scalar], problems: list[Problem]
) -> dict[str, list[Expression]]:
    variables: dict[str, list[Expression]] = {}
    for name, expression in assigned:
        first = taken.get(name.casefold())
        if first is not None:
            problems.append(_clash(name, first))
            continue
        expressions = variables.setdefault(str(name), [])
        if expression is not None:
            expressions.append(expression)
    return variables


def _clash(name: Scalar, first: Scalar) -> Problem:
    labels = (Label(first.span, "first here"),)
    if name == first:
        return error(
            "name-duplicate",
            name.span,
            "`{name}` is used at line {line} already; answers would overwrite each other",
            name=str(name),
            line=first.span.line,
            labels=labels,
            help="give this one another name",
        )
    return error(
        "name-case-duplicate",
        name.span,
        "`{name}` and `{first}` (line {line}) differ only in case",
        name=str(name),
        first=str(first),
        line=first.span.line,
        labels=labels,
        help="give one of them another name",
    )
