"""`ref-never-before` and `ref-unanswered-again`: uses of an answer that cannot be there, or not any more."""

from collections.abc import Iterator, Mapping

from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, error, warning
from surveybot.program.flow import Sweeps, successors
from surveybot.program.homes import bare
from surveybot.program.instructions import Ask, Assign, Jump, Program, Round

Bits = Mapping[str, int]


def check(program: Program) -> Iterator[Problem]:
    """Every name that is used must be answered or computed on some way that leads to its use."""
    given: dict[str, int] = {}
    for instruction in program.instructions:
        if isinstance(instruction, Ask | Assign):
            given.setdefault(instruction.name, 1 << len(given))
    forgotten = _forgotten(program, given)
    ever = _given_before(program, given, {})
    now = _given_before(program, given, forgotten) if forgotten else ever
    told: set[tuple[int, str]] = set()  # a text names it once in each language
    for use in program.uses:
        if use.name not in given or use.at == len(ever) or ever[use.at] is None:
            continue  # the words after a silence come last, and may be said at any question
        instruction = program.instructions[use.at]
        if isinstance(instruction, Ask) and instruction.name == use.name:
            continue  # its own rule
        if (use.at, use.name) in told:
            continue
        told.add((use.at, use.name))
        if not (ever[use.at] or 0) & given[use.name]:
            yield _never(use.name, use.span, program.places[use.name])
        elif not use.rounds and not (now[use.at] or 0) & given[use.name]:
            yield _not_again(bare(use.name), use.span, program.places[use.name])


def _forgotten(program: Program, given: Bits) -> dict[tuple[int, int], int]:
    """The names, as bits, that have no answer any more when a new round of a loop begins, by the step to it."""
    starts = {loop.start: sum({given[name] for name in loop.names if name in given}) for loop in program.loops}
    forgotten: dict[tuple[int, int], int] = {}
    for at, instruction in enumerate(program.instructions):
        if isinstance(instruction, Round):
            forgotten[at, at + 1] = starts.get(at, 0)
        elif isinstance(instruction, Jump) and instruction.target <= at:
            forgotten[at, instruction.target] = starts.get(instruction.target, 0)
    return forgotten


def _given_before(program: Program, given: Bits, forgotten: Mapping[tuple[int, int], int]) -> list[int | None]:
    """For each instruction the names, as bits, that may be given when it is come to; None if it never is."""
    before: list[int | None] = [None] * len(program.instructions)
    before[0] = 0
    waiting = Sweeps()
    for index in waiting:
        instruction = program.instructions[index]
        after = before[index] or 0
        if isinstance(instruction, Ask | Assign):
            after |= given[instruction.name]
        for following in successors(instruction, index):
            known, left = before[following], after & ~forgotten.get((index, following), 0)
            if known is None or left & ~known:
                before[following] = (known or 0) | left
                waiting.add(following)
    return before


def _never(name: str, use: Span, place: Span) -> Problem:
    return error(
        "ref-never-before",
        use,
        "`{name}` gets its value at line {line}, never before this point",
        name=name,
        line=place.line,
        labels=(Label(place, "`{name}` is here", {"name": name}),),
        help="move the question up, or use an answer that is given before",
    )


def _not_again(name: str, use: Span, place: Span) -> Problem:
    return warning(
        "ref-unanswered-again",
        use,
        "`{name}` never has an answer here: each new round begins with its questions unanswered",
        name=name,
        line=place.line,
        labels=(Label(place, "`{name}` is asked here, later in the round", {"name": name}),),
        help="keep it in a variable that is set above the loop, and again below line {line}",
    )
