"""Where jumps lead: in, the names of steps and the jumps that want them; out, instructions with numbers filled in."""

from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from surveybot.language.alphabets import look_alike
from surveybot.language.meant import SAME_LOOK, Known, did_you_mean, surely_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error, replaced
from surveybot.program.instructions import Branch, Instruction, Jump, Round, Target

Place = tuple[int, ...]  # which list of steps: the way to it from the outermost, which is ()


class Targets:
    """The names of a survey that can be jumped to, each with its list and its first instruction."""

    def __init__(self, problems: list[Problem]) -> None:
        """Problems are added to the list given."""
        self._problems = problems
        self._defined: dict[str, list[tuple[Scalar, Place, int]]] = {}
        self._jumped_back: dict[int, str] = {}
        self._wanted: list[tuple[Scalar, Place, int]] = []
        self._is_one_lost = False

    def define(self, name: Scalar, place: Place, index: int) -> None:
        """Jumps to `name` lead to instruction `index`; a name that is taken already is somebody else's complaint."""
        self._defined.setdefault(str(name), []).append((name, place, index))

    def want(self, name: Scalar, place: Place, jump: int) -> None:
        """The jump emitted at `jump`, in the list `place`, leads to `name`."""
        self._wanted.append((name, place, jump))

    def names(self) -> dict[int, str]:
        """The name of each instruction that has one: that by which it is jumped back to, else the first one."""
        names: dict[int, str] = dict(self._jumped_back)
        for name, places in self._defined.items():
            for _, _, index in places:
                names.setdefault(index, name)
        return names

    def all(self, instructions: Sequence[Instruction]) -> tuple[Target, ...]:
        """All of them, each with the jumps to its name, once these are filled in; none where a jump leads nowhere."""
        if self._is_one_lost:
            return ()
        found: dict[int, list[int]] = {}
        for _, _, jump in self._wanted:
            step = instructions[jump]
            if isinstance(step, Jump):
                found.setdefault(step.target, []).append(jump)
        jumps = {index: tuple(own) for index, own in found.items()}  # names of one instruction share them
        places = sorted((index, name) for own in self._defined.values() for name, _, index in own)
        return tuple(Target(name, index, jumps.get(index, ())) for index, name in places)

    @staticmethod
    def patch(instructions: list[Instruction], index: int, target: int) -> None:
        """Lets the branch or jump at `index` lead to `target`."""
        instruction = instructions[index]
        if isinstance(instruction, Branch | Round):
            instructions[index] = replace(instruction, otherwise=target)
        else:
            assert isinstance(instruction, Jump)
            instructions[index] = replace(instruction, target=target)

    def resolved(self, instructions: list[Instruction]) -> tuple[Instruction, ...]:
        """All instructions, with every jump to a name filled in; an unknown name leads to what was meant.

        Where nobody can tell that, it leads to the last one.
        """
        for name, place, jump in self._wanted:
            index, around = len(instructions) - 1, self._around(name, place)
            if around is not None:
                index = around
                if around <= jump:
                    self._jumped_back.setdefault(around, str(name))
            elif name in self._defined:
                self._problems.append(self._inward(name))
                self._is_one_lost = True
            elif name:  # else there is no name, and the reader has said so
                guess = did_you_mean(name, self._known)
                self._problems.append(self._unknown(name, guess))
                meant = self._around(Scalar(guess, name.span), place) if guess else None
                index = index if meant is None else meant
                self._is_one_lost = self._is_one_lost or meant is None
            self.patch(instructions, jump, index)
        return tuple(instructions)

    @cached_property
    def _known(self) -> Known:
        """All names, once they are defined."""
        return Known(tuple(self._defined))

    def _around(self, name: Scalar, place: Place) -> int | None:
        """Where the name is in the same list or in one around it, the innermost first."""
        found = [(there, index) for _, there, index in self._defined.get(str(name), ()) if place[: len(there)] == there]
        most = max((len(there) for there, _ in found), default=0)
        return next((index for there, index in found if len(there) == most), None)

    def _unknown(self, name: Scalar, guess: str) -> Problem:
        labels = (Label(self._defined[guess][0][0].span, "`{guess}` is here", {"guess": guess}),) if guess else ()
        return error(
            "goto-unknown",
            name.span,
            "there is no question or label called `{name}`",
            name=str(name),
            guess=guess,
            line=self._defined[guess][0][0].span.line if guess else 0,
            labels=labels,
            help=SAME_LOOK
            if look_alike(name, guess)
            else "did you mean `{guess}` (line {line})?"
            if guess
            else "to end here, write a step `- end: …`, or jump to a `label` above one"
            if name in ("end", "exit", "stop", "finish")
            else "add `- label: {name}` where it shall go on",
            fix=replaced(name, surely_meant(name, self._known)),
        )

    def _inward(self, name: Scalar) -> Problem:
        return error(
            "goto-inward",
            name.span,
            "`{name}` lies inside an `if` block or a `repeat`, and nobody can jump into one",
            name=str(name),
            labels=(Label(self._defined[str(name)][0][0].span, "`{name}` is here", {"name": str(name)}),),
            help="jump to a label before the block, or move `{name}` out of it",
        )
