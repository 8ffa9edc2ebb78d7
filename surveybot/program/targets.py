"""Where jumps lead: in, the names of steps and the jumps that want them; out, instructions with numbers filled in."""

from dataclasses import replace

from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error
from surveybot.program.instructions import Branch, Instruction, Jump

Place = tuple[int, ...]  # which list of steps: the way to it from the outermost, which is ()


class Targets:
    """The names of a survey that can be jumped to, each with its list and its first instruction."""

    def __init__(self, problems: list[Problem]) -> None:
        """Problems are added to the list given."""
        self._problems = problems
        self._defined: dict[str, tuple[Scalar, Place, int]] = {}
        self._wanted: list[tuple[Scalar, Place, int]] = []

    def define(self, name: Scalar, place: Place, index: int) -> None:
        """Jumps to `name` lead to instruction `index`; a name that is taken already is somebody else's complaint."""
        self._defined.setdefault(str(name), (name, place, index))

    def want(self, name: Scalar, place: Place, jump: int) -> None:
        """The jump emitted at `jump`, in the list `place`, leads to `name`."""
        self._wanted.append((name, place, jump))

    def names(self) -> dict[int, str]:
        """The name of each instruction that has one; a label wins over the question that follows it."""
        names: dict[int, str] = {}
        for name, (_, _, index) in self._defined.items():
            names.setdefault(index, name)
        return names

    @staticmethod
    def patch(instructions: list[Instruction], index: int, target: int) -> None:
        """Lets the branch or jump at `index` lead to `target`."""
        instruction = instructions[index]
        if isinstance(instruction, Branch):
            instructions[index] = replace(instruction, otherwise=target)
        else:
            assert isinstance(instruction, Jump)
            instructions[index] = replace(instruction, target=target)

    def resolved(self, instructions: list[Instruction]) -> tuple[Instruction, ...]:
        """All instructions, with every jump to a name filled in; an unknown name leads to the last one."""
        for name, place, jump in self._wanted:
            _, found_place, index = self._defined.get(str(name), (name, None, len(instructions) - 1))
            if found_place is None:
                if name:  # else there is no name, and the reader has said so
                    self._problems.append(self._unknown(name))
            elif place[: len(found_place)] != found_place:
                self._problems.append(self._inward(name))
                index = len(instructions) - 1
            self.patch(instructions, jump, index)
        return tuple(instructions)

    def _unknown(self, name: Scalar) -> Problem:
        guess = did_you_mean(name, self._defined)
        labels = (Label(self._defined[guess][0].span, "`{guess}` is here", {"guess": guess}),) if guess else ()
        return error(
            "goto-unknown",
            name.span,
            "there is no question or label called `{name}`",
            name=str(name),
            guess=guess,
            line=self._defined[guess][0].span.line if guess else 0,
            labels=labels,
            help="did you mean `{guess}` (line {line})?" if guess else "add `- label: {name}` where it shall go on",
        )

    def _inward(self, name: Scalar) -> Problem:
        return error(
            "goto-inward",
            name.span,
            "`{name}` lies inside an `if` block, and nobody can jump into a block",
            name=str(name),
            labels=(Label(self._defined[str(name)][0].span, "`{name}` is here", {"name": str(name)}),),
            help="jump to a label before the block, or move `{name}` out of it",
        )
