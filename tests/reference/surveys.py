"""Surveys at random: in, a seed, a size and the parts of the language that may occur; out, a valid survey as YAML.

Every loop begins with a question that no condition and no jump can get around, and ends by one whose name begins with
`more`, so that respondents know how to leave it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from tests.reference.asked import Asked
from tests.reference.known import Known, condition, lifted, number

Steps = list[dict[str, Any]]

REPEAT, GRID, REVIEW, ATTEMPTS, OFFERS, STORE = "repeat", "grid", "review", "attempts", "offers", "store"
EVERYTHING = frozenset({REPEAT, GRID, REVIEW, ATTEMPTS, OFFERS, STORE})


def survey(seed: int, size: int, parts: frozenset[str] = EVERYTHING) -> str:
    """A survey of about so many questions."""
    return yaml.dump(Author(seed, size, parts).survey(), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=1000)


class _Plain(yaml.SafeDumper):
    """Writes YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class Author:
    """Writes one survey from top to bottom; what is known and where one may jump changes as it is written."""

    def __init__(self, seed: int, size: int, parts: frozenset[str]) -> None:
        """Decides everything by the seed."""
        self.random = Random(seed)
        self.size, self.parts = size, parts
        self.depth = 0
        self.inside: tuple[str, ...] = ()
        self.numbered: Counter[int] = Counter()
        self.labels = 0
        self.known: list[Known] = []
        self.ahead: list[str] = []
        self.behind: list[str] = []
        self.used: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.bilingual = self.random.random() < 0.2
        self.asked = Asked(self)

    def survey(self) -> dict[str, Any]:
        """The whole survey."""
        steps: Steps = []
        if self.bilingual:
            steps.append({"ask": "lang", "type": "language"})
            self.known.append(Known("lang", "code", ("en", "ru")))
        steps += self.asked.plain("integer") + self.asked.plain("yes_no") + self.write(max(1, self.size - 2))
        if REVIEW in self.parts and self.random.random() < 0.7:
            steps.append({"review": "Right?"})
        if self.random.random() < 0.5:
            steps.append({"end": "Bye.", "status": self.random.choice(["complete", "screened_out", "gold"])})
        head = {"surveybot": "1", "id": "generated", "title": "Generated"}
        languages: dict[str, Any] = {"languages": ["en", "ru"]} if self.bilingual else {"language": "en"}
        return {**head, **languages, "steps": self._renaming(steps)}

    def write(self, size: int, *, may_end_in_label: bool = False) -> Steps:
        """Steps with about so many questions."""
        sizes = self._split(size)
        labels = [self.label() for _ in range(len(sizes) + 1)]
        outer, chunks = self.ahead, []
        for at, chunk in enumerate(sizes):
            self.ahead = labels[at + 1 :] + outer
            chunks.append(self.segment(chunk))
        self.ahead = outer
        steps: Steps = []
        for label, chunk_steps in zip(labels, [*chunks, []], strict=True):
            steps += self._labelled(label, chunk_steps)
        # Two labels at one place are two names of one loop in the engine; so something stands between them.
        return steps if may_end_in_label or "label" not in steps[-1] else [*steps, {"say": "So."}]

    def segment(self, size: int) -> Steps:
        """One piece: a question, a block, a loop, a repeat, with what may stand before it."""
        steps: Steps = []
        if self.random.random() < 0.3:
            steps += self.random.choice([self.told, self.computed, self.jump, self.ended])()
        if size == 1:
            return steps + self.random.choice([self.asked.any, self.asked.any, self.asked.any, self.again])()
        kinds: list[Callable[[int], Steps]] = [self.block, self.block, self.loop]
        kinds += [self.repeat] * 2 if REPEAT in self.parts and len(self.inside) < 3 else []
        kinds += [self.grid] if GRID in self.parts else []
        kinds += [self.overlapping] if size > 5 else []
        steps += self.random.choice(kinds)(size)
        return steps + (self.review() if self.random.random() < 0.1 else [])

    def told(self) -> Steps:
        """A notice."""
        return [{"say": self.asked.words("You see"), **self.asked.perhaps_if(0.3)}]

    def computed(self) -> Steps:
        """A variable is set for the first time, or once more."""
        settable = [known for known in self.known if known.is_variable and known.is_name and "[" not in known.ref]
        step: dict[str, str] = {}
        perhaps = self.asked.perhaps_if(0.2)
        if settable and self.random.random() < 0.5:
            step[self.random.choice(settable).ref] = number(self.random, self.known)
        if not step or self.random.random() < 0.4:
            step.update(self._new_variable())
        return [{"set": step, **perhaps}]

    def jump(self) -> Steps:
        """A jump ahead, under a condition."""
        if not self.ahead:
            return []
        return [{"if": condition(self.random, self.known), "goto": self.forward()}]

    def ended(self) -> Steps:
        """An end in the middle, under a condition that holds rarely."""
        claims = " and ".join(condition(self.random, self.known, 0) for _ in range(2))
        end = {"end": "Over.", "status": self.random.choice(["screened_out", "refused", "early"])}
        if STORE in self.parts and self.random.random() < 0.3:
            end["store"] = "nothing"
        if self.random.random() < 0.5:
            return [{"if": claims, **end}]
        return [{"if": claims, "then": [*self.told(), end]}]

    def again(self) -> Steps:
        """A jump back out of whatever we are in, if there is a loop around."""
        if not self.behind:
            return self.asked.any()
        return self.asked.more(self.random.choice(self.behind))

    def block(self, size: int) -> Steps:
        """Two branches, or one; what only an ended branch knows is forgotten."""
        before, claims = list(self.known), condition(self.random, self.known)
        step: dict[str, Any] = {"if": claims, "then": self.write(max(1, size // 2))}
        learned = self.known[len(before) :]
        if self.ahead and self.random.random() < 0.15:
            step["then"].append({"goto": self.forward()})
            learned = []
        self.known = list(before)
        if self.random.random() < 0.6:
            step["else"] = self.write(max(1, size - size // 2))
        self.known += learned
        return [step]

    def loop(self, size: int) -> Steps:
        """A place that is jumped back to, and steps up to the question that decides whether to."""
        if REPEAT in self.parts and len(self.inside) < 3 and self.random.random() < 0.15:
            [repeat] = self.repeat(size)
            return [repeat, *self.asked.more(repeat["repeat"])]
        if self.random.random() < 0.2:
            return self.counted(size)
        first = self.asked.plain()
        place = first[0]["ask"] if self.random.random() < 0.4 else self.label()
        self.behind.append(place)
        steps = first + self.write(max(1, size - 2)) + self.asked.more(place)
        self.behind.remove(place)
        return steps if place == first[0]["ask"] else [*self._placed(place), *steps]

    def counted(self, size: int) -> Steps:
        """A loop that a variable leads out of."""
        variable, place = self.name("v"), self.label()
        self.known.append(Known(variable, "number"))
        steps = self.asked.plain() + self.write(max(1, size - 1))
        steps.append({"set": {variable: f"{variable} + 1"}})
        steps.append({"if": f"{variable} < {self.random.randint(2, 3)}", "goto": place})
        return [{"set": {variable: "0"}}, *self._placed(place), *steps]

    def overlapping(self, size: int) -> Steps:
        """Two loops, neither of which holds the other."""
        part, one, two = max(1, (size - 4) // 3), self.label(), self.label()
        self.behind.append(one)
        steps = [*self._placed(one), *self.asked.plain(), *self.write(part)]
        steps += [*self._placed(two), *self.asked.plain()]
        self.behind.append(two)
        steps += [*self.write(part), *self.asked.more(one), *self.write(part), *self.asked.more(two)]
        del self.behind[-2:]
        return steps

    def repeat(self, size: int) -> Steps:
        """A repeat of any kind; names in it begin anew."""
        name, before = self.name("r"), list(self.known)
        several = [known for known in self.known if known.kind == "codes" and known.is_name and "[" not in known.ref]
        over = self.random.choice(several) if several and self.random.random() < 0.5 else None
        step: dict[str, Any] = {"repeat": name, **self._rounds(over), **self.asked.perhaps_if(0.2)}
        indices = [f'"{code}"' for code in over.codes] if over else ["1", "1", "2", "3"][: int(step["at_most"]) + 1]
        self.inside = (*self.inside, name)
        self.numbered[len(self.inside)] = 0
        self.known.append(Known(f"{name}.number", "number", is_name=False))
        if over:
            self.known.append(Known(name, "code", over.codes, is_name=False))
        outer, self.behind = self.behind, [*self.behind, *([name] if self.random.random() < 0.3 else [])]
        step["steps"] = self.asked.plain() + self.write(max(1, size - 1), may_end_in_label=True)
        self.behind = outer
        self.inside = self.inside[:-1]
        inner = self.known[len(before) :]
        self.known = before + lifted(self.random, name, indices, inner)
        return [step]

    def grid(self, size: int) -> Steps:
        """A battery of statements."""
        name, codes = self.name("g"), [f"s{at}" for at in range(1, min(size, 5) + 1)]
        self.known += [Known(f"{name}_{code}", "number") for code in codes]
        optional = {"optional": "yes"} if self.random.random() < 0.3 else {}
        items = [{code: f"Statement {code}"} for code in codes]
        scale = {"type": self.random.choice(["scale", "nps"])}
        points = {"choices": "1..5"} if scale["type"] == "scale" else {}
        return [{"grid": name, "text": "How true?", **scale, **points, "items": items, **optional}]

    def review(self) -> Steps:
        """A review in the middle, with a question after it; outside of repeats."""
        return [{"review": "So far?"}, *self.asked.plain()] if REVIEW in self.parts and not self.inside else []

    def name(self, letter: str) -> str:
        """A name that nothing around has; two repeats side by side use the same ones."""
        depth = len(self.inside)
        self.numbered[depth] += 1
        return f"{letter}{depth}_{self.numbered[depth]}"

    def label(self) -> str:
        """A label that nothing else has."""
        self.labels += 1
        return f"l_{self.labels}"

    def forward(self) -> str:
        """A place ahead."""
        place = self.random.choice(self.ahead[:4])
        self.used.add(place)
        return place

    def _placed(self, label: str) -> Steps:
        """A label to jump back to; in a repeat, where others may jump to a question of the same name, apart from it."""
        return [{"label": label}, {"say": "Again."}] if self.inside else [{"label": label}]

    def _new_variable(self) -> dict[str, str]:
        kind = self.random.choice(["number", "number", "condition", "text"])
        made = {
            "number": lambda: number(self.random, self.known),
            "condition": lambda: condition(self.random, self.known),
            "text": lambda: f'"hello" if {condition(self.random, self.known, 0)} else "hi"',
        }[kind]()
        name = self.name("v")
        self.known.append(Known(name, kind, is_variable=kind == "number"))
        return {name: made}

    def _rounds(self, over: Known | None) -> dict[str, str]:
        if over is not None:
            return {"over": over.ref}
        most = str(self.random.randint(1, 4))
        if self.random.random() < 0.6:
            again = {"again": "One more?"} if self.random.random() < 0.5 else {}
            return {"text": "One?", **again, "at_most": most}
        return {"times": number(self.random, self.known), "at_most": most}

    def _split(self, size: int) -> list[int]:
        sizes = []
        while size > 0:
            chunk = 1 if self.random.random() < 0.55 else self.random.randint(1, max(1, min(size, size // 2 + 2)))
            sizes.append(chunk)
            size -= chunk
        return sizes

    def _labelled(self, label: str, steps: Steps) -> Steps:
        """The steps with the label before them if it is jumped to; some jump to the question or repeat itself."""
        if label not in self.used:
            return steps
        first = steps[0] if steps else {}
        name = first.get("ask") or first.get("repeat")
        if name is not None and self.random.random() < 0.5:
            self.renamed[label] = name
            return steps
        return [{"label": label}, {"say": "Here."}, *steps]

    def _renaming(self, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: self._renaming(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self._renaming(value) for value in data]
        return self.renamed.get(data, data)
