"""The graph of a program: in, instructions; out, what follows what, and what can be reached from the start."""

from collections.abc import Callable, Iterable, Sequence

from surveybot.program.instructions import Ask, Branch, Finish, Instruction, Jump, Program, Review, Round


def successors(instruction: Instruction, index: int) -> tuple[int, ...]:
    """The instructions that may come directly after this one."""
    match instruction:
        case Finish():
            return ()
        case Jump(target=target):
            return (target,)
        case Branch(otherwise=otherwise) | Round(otherwise=otherwise):
            return (index + 1, otherwise)
        case _:
            return (index + 1,)


def reachable(
    program: Program,
    starts: Iterable[int] = (0,),
    passes: Callable[[Instruction], bool] = lambda instruction: True,
    following: Sequence[Iterable[int]] = (),
) -> set[int]:
    """All instructions that can be come to from `starts`, going on only over those that `passes` lets through.

    `following` is what can come after each instruction, where that is known better than from the jumps alone.
    """
    seen: set[int] = set()
    waiting = list(starts)
    while waiting:
        index = waiting.pop()
        if index in seen:
            continue
        seen.add(index)
        instruction = program.instructions[index]
        if passes(instruction):
            waiting.extend(following[index] if following else successors(instruction, index))
    return seen


def has_else(program: Program, at: int) -> bool:
    """Whether an instruction is a branch with an `else` list: another list comes before that, and a jump over it."""
    step = program.instructions[at]
    if not isinstance(step, Branch) or step.answer_to or step.otherwise < at + 3:
        return False
    before = program.instructions[step.otherwise - 1]
    return isinstance(before, Jump) and before.span == step.span


def surely_waits(instruction: Instruction) -> bool:
    """Whether a dialog surely stops here; a question is passed over where nothing of its list is on offer."""
    if isinstance(instruction, Ask):
        choices = instruction.question.choice_list.choices
        return not choices or any(choice.condition is None for choice in choices)
    return isinstance(instruction, Review)
