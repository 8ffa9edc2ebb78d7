"""`review-in-repeat` and `review-empty`: a review that cannot be held there, or has nothing to show."""

from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, error, warning
from surveybot.program.flow import reachable, successors
from surveybot.program.instructions import Ask, Program, Review


def check(program: Program) -> Iterator[Problem]:
    """A review stands outside of repeats, and something was asked before it, and after the one before."""
    reviews = [at for at, step in enumerate(program.instructions) if isinstance(step, Review)]
    if not reviews:
        return
    asks = [at for at, step in enumerate(program.instructions) if isinstance(step, Ask)]
    behind = [to for at in asks for to in successors(program.instructions[at], at)]
    news = reachable(program, behind, lambda step: not isinstance(step, Review))
    ever = reachable(program)
    for number, at in enumerate(reviews):
        span = program.instructions[at].span
        repeats = [loop.repeat for loop in program.around[at] if loop.repeat is not None]
        if repeats:
            yield error(
                "review-in-repeat",
                span,
                "a review stands outside of repeats: it shows all answers, and this one lies in `{repeat}`",
                repeat=repeats[-1].name,
                help="move it below the `repeat`, and take two spaces out for each `repeat` around it",
            )
        elif at in ever and at not in news:
            before = reviews[number - 1 : number] if number else []
            yield warning(
                "review-empty",
                span,
                "nothing new is asked between the review of line {line} and this one"
                if before
                else "nothing is asked before this review",
                line=program.instructions[before[-1]].span.line if before else 0,
                labels=tuple(Label(program.instructions[other].span, "the review before") for other in before),
                help="move it below the questions that it shall show, or take it out",
            )
