"""Names: in, the steps of a survey; out, the home of every name with its type, every question, and the clashes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveybot.language.expression import NUMBER, TEXT, UNKNOWN, Codes, Expression, Type, check
from surveybot.language.expression.types import kind
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error
from surveybot.program.homes import NUMBER_OF_ROUND, Home, Names
from surveybot.program.write_in import write_in_of
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.survey.model import (
    BrokenStep,
    GridStep,
    IfStep,
    IncludeStep,
    LabelStep,
    RepeatStep,
    SetStep,
    Step,
    Survey,
)


def every_step(steps: tuple[Step, ...]) -> Iterator[Step]:
    """All steps, those in blocks and repeats too, in the order of the file; a grid's questions follow it."""
    for step in steps:
        yield step
        match step:
            case IfStep():
                yield from every_step(step.then)
                yield from every_step(step.otherwise)
            case RepeatStep() | IncludeStep():
                yield from every_step(step.steps)
            case GridStep():
                yield from step.questions


@dataclass(slots=True)
class Declared:
    """What the names of a survey stand for: `root` is the home of those outside of repeats.

    What is given is among the `questions`, though nobody is asked.
    """

    given: Mapping[str, Question]
    root: Home = field(default_factory=Home)
    questions: dict[str, Question] = field(default_factory=dict)
    owners: dict[tuple[str, str], Home] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def owner(self, home: Home, variable: str) -> Home:
        """The home of a variable that is set in `home`: the outermost around it in which it is set."""
        return self.owners.get((home.name, variable), home)


@dataclass(frozen=True, slots=True)
class _Setting:
    home: Home
    name: Scalar
    expression: Expression | None


def declare(survey: Survey) -> Declared:
    """What each name of a survey stands for, and problems with names that clash."""
    declared = Declared(survey.given)
    settings: list[_Setting] = []
    for given in survey.given.values():
        _question(given, declared.root, declared)
    _build_in(survey, declared)
    _gather(survey.steps, declared.root, declared, settings)
    _nothing_hides(declared.root, declared.problems)
    variables = _variables(settings, declared)
    for _ in range(2):  # a variable may be computed from one that is computed below it
        for owner, found in variables:
            name = str(found[0].name)
            types = (_type_of(setting) for setting in found)
            owner.types[name] = next((of for of in types if of is not UNKNOWN), owner.types[name])
    for owner, found in variables:
        declared.problems.extend(_two_types(owner.types[str(found[0].name)], found))
    return declared


def _build_in(survey: Survey, declared: Declared) -> None:
    """What every survey can name: `ticket`, `language`, and `wave` where there are some."""
    language = LanguageQuestion(ask=Scalar("language", survey.span), type="language").offering(survey.languages)
    declared.questions["language"] = language
    declared.root.built_in |= {"ticket": TEXT, "language": language.value_type()}
    if survey.waves is not None:
        declared.root.built_in["wave"] = NUMBER


def _type_of(setting: _Setting) -> Type:
    if setting.expression is None:
        return UNKNOWN
    names = Names(setting.home)
    return check(setting.expression, names, resolve=names.refer).type


def _gather(steps: tuple[Step, ...], home: Home, declared: Declared, settings: list[_Setting]) -> None:
    for step in steps:
        match step:
            case IfStep():
                _gather(step.then, home, declared, settings)
                _gather(step.otherwise, home, declared, settings)
            case IncludeStep():
                _gather(step.steps, home, declared, settings)
            case SetStep():
                settings.extend(_Setting(home, name, expression) for name, expression in step.set.items())
            case RepeatStep():
                _repeat(step, home, declared, settings)
            case GridStep():
                _take(step.grid, home, declared.problems)
                for question in step.questions:
                    _question(question, home, declared)
            case Question():
                _question(step, home, declared)
            case LabelStep(label=name):
                _take(name, home, declared.problems)
            case BrokenStep(name=Scalar() as name):
                if _take(name, home, declared.problems):
                    home.types[str(name)] = UNKNOWN
                    home.unread.append(str(name))


def _repeat(step: RepeatStep, home: Home, declared: Declared, settings: list[_Setting]) -> None:
    name = str(step.repeat)
    over = Names(home).get(str(step.over)) if step.over is not None else None
    inner = Home(
        home.full(name), home, over if isinstance(over, Codes) else None, str(step.over) if step.over else None
    )
    if _take(step.repeat, home, declared.problems):
        home.inner[name] = inner
    inner.places[NUMBER_OF_ROUND] = step.repeat
    _gather(step.steps, inner, declared, settings)


def _question(question: Question, home: Home, declared: Declared) -> None:
    write_in = write_in_of(question)
    for each in (question, write_in.question) if write_in is not None else (question,):
        if _take(each.name, home, declared.problems):
            home.types[str(each.name)] = each.value_type()
            declared.questions[home.full(str(each.name))] = each


def _take(name: Scalar, home: Home, problems: list[Problem]) -> bool:
    first = home.places.setdefault(name.casefold(), name)
    if first is not name:
        problems.append(_clash(name, first))
    return first is name


def _nothing_hides(home: Home, problems: list[Problem]) -> None:
    """Nothing in a repeat is named like something around it."""
    for inner in home.inner.values():
        for folded, name in inner.places.items():
            around = (outer.places[folded] for outer in home.chain() if folded in outer.places)
            first = next(around, None)
            if first is not None and folded != NUMBER_OF_ROUND:
                problems.append(_clash(name, first))
        _nothing_hides(inner, problems)


def _variables(settings: list[_Setting], declared: Declared) -> list[tuple[Home, list[_Setting]]]:
    """The variables that are set, each with its home; a name that is taken is complained of."""
    set_in = {(setting.home.name, str(setting.name)) for setting in settings}
    grouped: dict[tuple[str, str], tuple[Home, list[_Setting]]] = {}
    for setting in settings:
        name = str(setting.name)
        owner = [home for home in setting.home.chain() if (home.name, name) in set_in][-1]
        first = next((home.places[name.casefold()] for home in owner.chain() if name.casefold() in home.places), None)
        if first is not None:
            is_given = any(first is given.name for given in declared.given.values())
            declared.problems.append(_set_given(setting.name, first) if is_given else _clash(setting.name, first))
            continue
        declared.owners[setting.home.name, name] = owner
        owner.types.setdefault(name, UNKNOWN)
        grouped.setdefault((owner.name, name), (owner, []))[1].append(setting)
    return list(grouped.values())


def _two_types(of: Type, settings: list[_Setting]) -> Iterator[Problem]:
    """A variable is of one type wherever it is set; the first one counts."""
    first, *more = settings
    for setting in more:
        found = _type_of(setting)
        if setting.expression is None or first.expression is None:
            continue
        if UNKNOWN not in (found, of) and kind(found) != kind(of):
            yield error(
                "expr-type",
                setting.expression.span,
                "`{name}` is {kind}; here it would become {other}",
                name=str(setting.name),
                kind=kind(of),
                other=kind(found),
                labels=(Label(first.expression.span, "`{name}` is set here first", {"name": str(setting.name)}),),
                help="give one of the two another name",
            )


def _set_given(name: Scalar, first: Scalar) -> Problem:
    return error(
        "given-set",
        name.span,
        "`{name}` comes with the invitation, and `set` changes nothing of that",
        name=str(name),
        labels=(Label(first.span, "it is given here"),),
        help="give the variable a name of its own",
    )


def _clash(name: Scalar, first: Scalar) -> Problem:
    labels = (Label(first.span, "first here"),)
    if name.casefold() == NUMBER_OF_ROUND != first.casefold():  # the place of a repeat holds it in each of them
        return error(
            "name-reserved",
            name.span,
            "`{name}` is the number of the round, `{repeat}.{name}`, and cannot be a name in a repeat",
            name=str(name),
            repeat=str(first),
            help="choose another name, for example `{name}_1`",
        )
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


def codes_over(question: Question | None) -> tuple[str, ...]:
    """The codes that a repeat over this question can go through."""
    return question.choices.codes if isinstance(question, MultiQuestion) else ()
