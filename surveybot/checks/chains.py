"""`non-exhaustive`: branches one after another about the choices of one question, of which a few are left out."""

from collections.abc import Iterator

from surveybot.language.expression.assuming import Subject, assumed, subjects
from surveybot.language.problem import Problem, info
from surveybot.program.facts import Facts, facts_of
from surveybot.program.flow import has_else
from surveybot.program.instructions import Branch, Program

_FEW = 1  # choices that may have been forgotten; more were left out on purpose


def check(program: Program) -> Iterator[Problem]:
    """A chain of `else: - if:` about one question without a last `else` takes all of its choices."""
    facts = facts_of(program)
    chains: dict[int, list[int]] = {}  # by the branch that follows where all of a chain have failed
    for at, step in enumerate(program.instructions):
        if at in facts.walk.conditions and isinstance(step, Branch) and facts.known[at] is not None:
            chain = [*chains.get(at, ()), at]
            if has_else(program, at):
                chains[step.otherwise] = chain
            elif len(chain) > 1:
                yield from _left_out(program, facts, chain)


def _left_out(program: Program, facts: Facts, chain: list[int]) -> Iterator[Problem]:
    about = [_subject(facts, at) for at in chain]
    subject = about[-1]
    written = facts.walk.conditions[chain[-1]]
    known = facts.known[chain[-1]]
    if subject is None or set(about) != {subject} or known is None:
        return
    left = assumed(written.expression, False, known, facts.walk.ground(written.names))
    codes = left.get(subject) if left is not None else None
    if isinstance(codes, frozenset) and 0 < len(codes) <= _FEW:
        yield info(
            "non-exhaustive",
            program.instructions[chain[0]].span,
            "nothing is done where `{name}` is {codes}: these branches have no last `else`",
            help="add an `else:` or a branch for {codes}, if it was forgotten",
            name=subject.variable.name,
            codes=", ".join(f"`{code}`" for code in sorted(codes)),
        )


def _subject(facts: Facts, at: int) -> Subject | None:
    written = facts.walk.conditions[at]
    about = subjects(written.expression, facts.walk.ground(written.names))
    return next(iter(about)) if len(about) == 1 else None
