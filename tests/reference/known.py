"""Conditions at random: in, the names that are known at a point; out, expressions that are right there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Known:
    """A name that may be used, as it is written here; `is_name` says that it is a name and no function of one."""

    ref: str
    kind: str
    codes: tuple[str, ...] = ()
    is_name: bool = True
    is_variable: bool = False

    def from_outside(self, repeat: str, index: str) -> Known:
        """How it is written outside of its repeat."""
        return Known(f"{repeat}[{index}].{self.ref}", self.kind, self.codes)


def lifted(random: Random, repeat: str, indices: Sequence[str], inner: list[Known]) -> list[Known]:
    """What is known of the rounds of a repeat once it is over."""
    outside = [Known(f"count({repeat})", "number", is_name=False)]
    for known in inner:
        if not known.is_name:
            continue
        outside.append(known.from_outside(repeat, random.choice(indices)))
        if known.kind == "number" and "." not in known.ref:
            function = random.choice(["sum", "mean", "min", "max", "count"])
            outside.append(Known(f"{function}({repeat}.{known.ref})", "number", is_name=False))
    return random.sample(outside, min(len(outside), 6))


def condition(random: Random, known: list[Known], depth: int = 2) -> str:
    """A condition; with `depth` 0 a single claim."""
    if depth and random.random() < 0.35:
        left, right = condition(random, known, depth - 1), condition(random, known, depth - 1)
        return random.choice([f"{left} and {right}", f"{left} or {right}", f"not ({left} or {right})", f"not ({left})"])
    return claim(random, _recent(random, known))


def _recent(random: Random, known: list[Known]) -> Known:
    """One of them, rather one of the last."""
    return random.choice(known[-8:] if random.random() < 0.6 else known)


def claim(random: Random, known: Known) -> str:
    """Something that may hold or not of one name."""
    x = known.ref
    if known.is_name and random.random() < 0.12:
        return random.choice([f"answered({x})", f"not answered({x})"])
    if known.kind == "condition":
        return random.choice([x, f"not {x}"])
    if known.kind in ("code", "codes"):
        return _claim_of_codes(random, known)
    if known.kind == "date":
        day = f"{random.choice([2025, 2026, 2027])}-0{random.randint(1, 9)}-15"
        return random.choice([f'{x} >= "{day}"', f"{x} < today() + days(30)", f"days_between({x}, today()) > 3"])
    if known.kind == "text":
        return random.choice([f"length({x}) > 5", f'{x} == "hello"', f'lower({x}) != "hi"', f'first_word({x}) == "hi"'])
    sign, bound = random.choice(["<", "<=", ">", ">=", "==", "!="]), random.randint(0, 12)
    return random.choice([f"{x} {sign} {bound}", f"({x} or 0) {sign} {bound}", f"{x} * 2 - 1 {sign} {bound}"])


def _claim_of_codes(random: Random, known: Known) -> str:
    x, one = known.ref, random.choice(known.codes)
    if known.kind == "code":
        both = ", ".join(f'"{code}"' for code in random.sample(known.codes, min(2, len(known.codes))))
        return random.choice([f'{x} == "{one}"', f'{x} != "{one}"', f"{x} in ({both})", f'not ({x} == "{one}")'])
    return random.choice([f'{x} has "{one}"', f'"{one}" in {x}', f"count({x}) >= 2", f'not ({x} has "{one}")'])


def number(random: Random, known: list[Known]) -> str:
    """An expression that is a number."""
    numbers = [name for name in known if name.kind == "number"]
    texts = [name for name in known if name.kind == "text"]
    if not numbers:
        return f"length({random.choice(texts).ref}) + 1" if texts else str(random.randint(0, 9))
    x, y = _recent(random, numbers).ref, _recent(random, numbers).ref
    return random.choice(
        [f"{x} + 1", f"({x} or 0) + ({y} or 1)", f"{x} - {y}", f"sum({x}, {y})", f"max({x}, {y}, 2)", f"-{x}",
         f"mean({x}, {y})", f"count({x}, {y})", f"{x} * 2", f"{x} if {condition(random, known, 0)} else {y}",
         f"round({x} / 3, 1)"]
    )  # fmt: skip
