"""`round-unknown`: a round that is named, and that there can never be."""

from collections.abc import Iterator

from surveybot.language.expression import Index
from surveybot.language.meant import did_you_mean
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.language.words import enumerated
from surveybot.program.homes import PRESENT, bare
from surveybot.program.instructions import Program, Repeat
from surveybot.questions.choices import ChoiceList


def check(program: Program) -> Iterator[Problem]:
    """Every round that is written out is one of the repeat's: a number up to `at_most`, or a code."""
    for use in program.uses:
        for home, index in zip(program.homes.get(use.name, ()), use.rounds, strict=False):
            repeat = program.repeats.get(home)
            if repeat is not None and index is not None and index != PRESENT:
                yield from _round(repeat, index, use.span, program)


def _round(repeat: Repeat, index: Index, span: Span, program: Program) -> Iterator[Problem]:
    if repeat.over is not None:
        if index not in repeat.codes and repeat.codes:
            yield _no_code(repeat, str(index), span, program)
    elif not isinstance(index, int):
        yield error(
            "round-unknown",
            span,
            "the rounds of `{repeat}` have numbers, and `{code}` is none",
            repeat=bare(repeat.name),
            code=index,
            help="write `{repeat}[1]` for the first round",
        )
    elif index > repeat.at_most:
        yield error(
            "round-unknown",
            span,
            "there is no round {number} of `{repeat}`: it has at most {most}",
            repeat=bare(repeat.name),
            number=index,
            most=repeat.at_most,
            help="name a round from 1 to {most}, or allow more rounds with `at_most: {number}`",
        )


def _no_code(repeat: Repeat, code: str, span: Span, program: Program) -> Problem:
    question = program.questions.get(str(repeat.over))
    choices = question.choice_list if question is not None else ChoiceList(())
    labelled = {choice.shown(language): str(choice.code) for choice in choices for language in choice.label.templates}
    guess = labelled.get(code) or did_you_mean(code, repeat.codes) or repeat.codes[0]
    return error(
        "round-unknown",
        span,
        "`{repeat}` has no round for `{code}`: its rounds are the choices of `{over}`",
        repeat=bare(repeat.name),
        code=code,
        over=str(repeat.over),
        guess=guess,
        known=enumerated(repeat.codes),
        help='write for example `{repeat}["{guess}"]`; the choices are {known}',
    )
