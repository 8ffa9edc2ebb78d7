"""`limit-without-expire` and `limit-in-repeat`: places that would be held for ever, or several times by one person."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error
from surveybot.program.homes import bare
from surveybot.program.instructions import Program


def check(program: Program) -> Iterator[Problem]:
    """A survey with a limited number of places must give back those of interviews that are not finished."""
    survey = program.survey
    if survey.limit is not None and survey.expire is None:
        yield error(
            "limit-without-expire",
            survey.limit.span,
            "this survey has a `limit` and no `expire`: whoever never finishes holds a place for ever",
            help="add a line such as `expire: 14d`",
        )
    for name, question in program.questions.items():
        if program.homes.get(name) and question.choice_list.is_limited:
            limited = next(choice for choice in question.choice_list if choice.limit is not None)
            yield error(
                "limit-in-repeat",
                limited.code.span,
                "a place belongs to an interview, and `{name}` is asked once in each round of `{repeat}`",
                name=str(question.name),
                repeat=bare(program.homes[name][-1]),
                help="ask it outside of the `repeat`, or take `limit:` out",
            )
