"""`ref-never-before`: a condition or placeholder about an answer that cannot have been given yet."""

from collections.abc import Iterator
from heapq import heappop, heappush

from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, error
from surveybot.program.flow import successors
from surveybot.program.instructions import Ask, Assign, Program


def check(program: Program) -> Iterator[Problem]:
    """Every name that is used must be answered or computed on some way that leads to its use."""
    given: dict[str, int] = {}
    places: dict[str, Span] = {}
    for instruction in program.instructions:
        if isinstance(instruction, Ask | Assign):
            given.setdefault(instruction.name, 1 << len(given))
            places.setdefault(instruction.name, instruction.span)
    before = _given_before(program, given)
    for use in program.uses:
        if use.name not in given or use.at == len(before) or before[use.at] is None:
            continue  # the words after a silence come last, and may be said at any question
        instruction = program.instructions[use.at]
        own = isinstance(instruction, Ask) and instruction.name == use.name
        if not own and not (before[use.at] or 0) & given[use.name]:
            yield _problem(use.name, use.span, places[use.name])


def _given_before(program: Program, given: dict[str, int]) -> list[int | None]:
    """For each instruction the names, as bits, that may be given when it is come to; None if it never is."""
    before: list[int | None] = [None] * len(program.instructions)
    before[0] = 0
    waiting = [0]
    while waiting:
        index = heappop(waiting)  # from the top: most ways lead down, so that few instructions are met twice
        instruction = program.instructions[index]
        after = before[index] or 0
        if isinstance(instruction, Ask | Assign):
            after |= given[instruction.name]
        for following in successors(instruction, index):
            known = before[following]
            if known is None or after & ~known:
                before[following] = (known or 0) | after
                heappush(waiting, following)
    return before


def _problem(name: str, use: Span, place: Span) -> Problem:
    return error(
        "ref-never-before",
        use,
        "`{name}` gets its value at line {line}, never before this point",
        name=name,
        line=place.line,
        labels=(Label(place, "`{name}` is here", {"name": name}),),
        help="move the question up, or use an answer that is given before",
    )
