"""`choice-unknown`: a `next`, `write_in` or `alone` that names no choice; `pick-range-empty`, `scale-points`."""

from collections.abc import Iterator

from surveybot.language.meant import did_you_mean, proposal, surely_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error, replaced, warning
from surveybot.language.words import enumerated
from surveybot.program.instructions import Program
from surveybot.questions.choice import ChoiceQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.questions.ranking import RankingQuestion
from surveybot.questions.scale import ScaleQuestion, is_point


def check(program: Program) -> Iterator[Problem]:
    """Every code that a question names must be one of its choices."""
    told = set()  # the questions of a battery have their keys in common
    for question in program.questions.values():
        for key, code in _named_codes(question):
            known = _known_codes(question)
            if known and code not in known and code.span not in told:
                told.add(code.span)
                yield _unknown(question, key, code, known)
        if isinstance(question, MultiQuestion):
            yield from _pick(question)
        if isinstance(question, ScaleQuestion):
            yield from _points(question)
        if isinstance(question, RankingQuestion):
            yield from _places(question)


def _known_codes(question: Question) -> list[str]:
    """All codes that it can be answered by; none where they could not be read."""
    choices = question.choice_list
    return list(choices.codes or question.codes()) if choices.complete else []


def _named_codes(question: Question) -> Iterator[tuple[str, Scalar]]:
    for code in question.jumps:
        yield "next", code
    if isinstance(question, ChoiceQuestion | MultiQuestion) and question.write_in is not None:
        yield "write_in", question.write_in
    if isinstance(question, MultiQuestion):
        for code in question.alone:
            yield "alone", code


def _unknown(question: Question, key: str, code: Scalar, known: list[str]) -> Problem:
    guess = did_you_mean(code, known)
    labelled = _code_of_label(question, code)
    if labelled:
        return error(
            "choice-label-not-code",
            code.span,
            "`{label}` is the label; here stands the code `{right}`",
            label=str(code),
            right=labelled,
            help="write `{right}`",
            fix=replaced(code, labelled),
        )
    return error(
        "choice-unknown",
        code.span,
        "`{name}` has no choice `{code}`",
        name=str(question.name),
        code=str(code),
        key=key,
        guess=guess,
        known=enumerated(known),
        help="name the choice that this is about: its choices are {known}"
        if code in ("yes", "no") and key != "next"
        else proposal(code, guess, "its choices are {known}"),
        fix=replaced(code, surely_meant(code, known)),
    )


def _code_of_label(question: Question, label: str) -> str:
    """The code whose label was written in its place; an empty text if none has that label."""
    labelled = (choice for choice in question.choice_list if label in map(choice.shown, choice.label.templates))
    return next((str(choice.code) for choice in labelled), "")


def _pick(question: MultiQuestion) -> Iterator[Problem]:
    number, pick = len(question.choices.codes), question.pick
    if pick is None or pick.span is None or not number or not question.choices.complete:
        return
    if pick.high == 0:
        yield error(
            "pick-range-empty",
            pick.span,
            "`pick` lets nobody choose anything",
            help="write for example `0..{number}`: none of them, some or all",
            number=number,
        )
    elif pick.low is not None and pick.low > number:
        yield error(
            "pick-range-empty",
            pick.span,
            "`pick` asks for at least {low} of {number} choices",
            low=pick.low,
            number=number,
            help="write a range that ends at {number} or below",
        )
    elif pick.high is not None and pick.high > number:
        yield warning(
            "pick-beyond",
            pick.span,
            "`pick` allows {high} choices, and there are {number}",
            high=pick.high,
            number=number,
            help="write a range that ends at {number}, or add the choices that are missing",
        )


def _points(question: ScaleQuestion) -> Iterator[Problem]:
    wrong = [choice.code for choice in question.choices if not is_point(choice.code)]
    if len(wrong) > 1 and question.choices.name is not None:
        yield error(
            "scale-points",
            question.choices.name.span,
            "the points of a scale are whole numbers, and the codes of `{list}` are not",
            list=str(question.choices.name),
            code=str(wrong[0]),
            labels=(Label(wrong[0].span, "`{code}` is here", {"code": str(wrong[0])}),),
            help="give its choices numbers as their codes, or write `type: choice`",
        )
        return
    if wrong:
        yield error(
            "scale-points",
            wrong[0].span,
            "the points of a scale are whole numbers, and `{code}` is none"
            if len(wrong) == 1
            else "the points of a scale are whole numbers, and {number} of its codes are none",
            code=str(wrong[0]),
            number=len(wrong),
            help="give this choice a number as its code, or write `type: choice`"
            if len(wrong) == 1
            else "give these choices numbers as their codes, or write `type: choice`",
        )


def _places(question: RankingQuestion) -> Iterator[Problem]:
    for choice in question.choices:
        if choice.limit is not None:
            yield error(
                "key-wrong-place",
                choice.code.span,
                "`limit` does not belong to a choice of a ranking question: everybody takes all of them",
                help="take the `limit` of `{code}` out",
                code=str(choice.code),
            )
