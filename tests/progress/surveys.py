"""Surveys at random, of all that can make a way longer or shorter: in, chance; out, steps, and replies to them."""

from random import Random
from typing import Any

Steps = list[dict[str, Any]]
CODES = ("a", "b", "c")


class Author:
    """Writes steps from top to bottom; `names` are the questions so far that can be asked about."""

    def __init__(self, random: Random) -> None:
        """Decides everything by chance."""
        self.random = random
        self.count = 0
        self.names: list[tuple[str, str]] = []
        self.ahead: list[str] = []
        self.depth = 0

    def survey(self, size: int) -> dict[str, Any]:
        """A whole survey of about so many questions."""
        steps = [*self.question("integer"), *self.question("multi"), *self.steps(size)]
        if self.random.random() < 0.3:
            steps.append({"review": "Right?"})
        return {"surveybot": "1", "id": "any", "title": "Any", "language": "en", "steps": steps}

    def steps(self, size: int) -> Steps:
        """A list of steps, with a place at its end that can be jumped to."""
        end, known = self.name("end"), list(self.names)
        self.ahead.append(end)
        steps: Steps = []
        while size > 0:
            part = min(size, self.random.choice([1, 1, 2, 4]))
            steps += self.part(part)
            size -= part
        self.ahead.remove(end)
        self.names = known + [name for name in self.names if name not in known]
        return [*steps, {"label": end}, {"say": "So."}]

    def part(self, size: int) -> Steps:
        """A question, or something that holds others."""
        if size == 1:
            kind = self.random.choice(["yes_no", "integer", "multi", "choice", "conditional", "limited", "impatient"])
            return self.question(kind) + (self.way_out() if self.random.random() < 0.2 else [])
        return self.random.choice([self.block, self.loop, self.repeat, self.repeat])(size)

    def question(self, kind: str) -> Steps:
        """A question of a type, or one of the kinds that may be passed over."""
        name = self.name("q")
        step: dict[str, Any] = {"ask": name, "text": f"{name}?"}
        if kind == "conditional":
            return [step | {"type": "choice", "choices": [{"a": "A", "if": self.condition()}]}]
        if kind == "limited" and not self.depth:  # places belong to an interview, not to a round
            return [step | {"type": "choice", "choices": [{"a": "A", "limit": "1"}]}]
        if kind == "impatient" and self.ahead:
            return [step | {"type": "integer", "attempts": {"times": "1", "goto": self.random.choice(self.ahead)}}]
        kind = "integer" if kind in ("impatient", "limited") else kind
        self.names.append((name, kind))
        if kind == "choice":
            return [step | {"type": kind, "choices": choices(), "write_in": "c"}]
        return [step | {"type": kind} | ({"choices": choices()} if kind == "multi" else {})]

    def way_out(self) -> Steps:
        """A jump ahead, or an end."""
        if self.ahead and self.random.random() < 0.7:
            return [{"if": self.condition(), "goto": self.random.choice(self.ahead)}]
        return [{"if": self.condition(), "end": "Over."}]

    def block(self, size: int) -> Steps:
        """Two branches, or one."""
        known = list(self.names)
        step = {"if": self.condition(), "then": self.steps(size // 2)}
        if self.random.random() < 0.5:
            self.names = list(known)
            step["else"] = self.steps(size - size // 2)
        self.names = known
        return [step]

    def loop(self, size: int) -> Steps:
        """A place that is jumped back to."""
        if self.random.random() < 0.6:
            return self.block(size)
        place, again = self.name("again"), self.name("more")
        asked = {"ask": again, "type": "yes_no", "text": "Again?"}
        return [{"label": place}, *self.steps(size - 1), asked, {"if": again, "goto": place}]

    def repeat(self, size: int) -> Steps:
        """Rounds of any kind."""
        name, known = self.name("r"), list(self.names)
        numbers = [name for name, kind in known if kind == "integer"]
        several = [name for name, kind in known if kind == "multi"]
        ways: list[dict[str, str]] = [{"text": "One more?"}, {"times": self.random.choice("123")}]
        ways += [{"times": self.random.choice(numbers)}] if numbers else []
        ways += [{"over": self.random.choice(several)}] if several else []
        way = self.random.choice(ways)
        is_bound = "over" in way or way.get("times", "").isdecimal()
        bound = {} if is_bound else {"at_most": self.random.choice("1234")}
        self.depth += 1
        step = {"repeat": name, **way, **bound, "steps": self.steps(size)}
        self.depth -= 1
        self.names = known
        return [step]

    def condition(self) -> str:
        """Something that holds or not."""
        kinds = {"yes_no": "{}", "integer": "{} > 1", "multi": '{} has "a"', "choice": '{} == "b"'}
        name, kind = self.random.choice(self.names)
        return kinds[kind].format(name)

    def name(self, word: str) -> str:
        """A new name."""
        self.count += 1
        return f"{word}_{self.count}"


def choices() -> list[dict[str, str]]:
    """Three of them."""
    return [{code: code.upper()} for code in CODES]


def reply(random: Random, kind: str, name: str, hurries: bool) -> str:
    """What somebody says to a question."""
    if kind == "yes_no":
        return "no" if hurries else random.choice(["yes", "no"])
    if kind == "integer":
        return random.choice(["0", "1", "2", "3", "what?"])
    if kind == "multi":
        return ", ".join(random.sample(CODES, random.randint(1, 3)))
    return random.choice(["a", "b", "c"]) if kind == "choice" else "Words."
