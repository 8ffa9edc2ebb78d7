"""A program in print: in, a program; out, one line an instruction, for people who look for a mistake in it."""

from collections.abc import Iterator

from surveybot.program.instructions import Ask, Assign, Branch, Finish, Instruction, Jump, Program, Say


def listing(program: Program) -> str:
    """All instructions with their numbers and the lines of the file they come from."""
    return "\n".join(_lines(program))


def _lines(program: Program) -> Iterator[str]:
    for index, instruction in enumerate(program.instructions):
        loops = " ".join(f"@{loop.name}" for loop in program.around[index])
        yield f"{index:3} {_words(instruction):32} line {instruction.span.line} {loops}".rstrip()


def _words(instruction: Instruction) -> str:
    match instruction:
        case Say():
            return "Say"
        case Ask():
            return f"Ask {instruction.name}"
        case Branch(otherwise=otherwise):
            return f"Branch else {otherwise}"
        case Jump(target=target):
            return f"Jump {target}"
        case Assign(name=name):
            return f"Assign {name}"
        case Finish(status=status):
            return f"Finish {status}"
