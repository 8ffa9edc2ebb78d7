"""Questions at random: in, the author who asks for one; out, its steps, of which he then knows the answers."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from tests.reference.known import Known, condition

if TYPE_CHECKING:
    from tests.reference.surveys import Author

KINDS = {
    "text": "text", "integer": "number", "number": "number", "yes_no": "condition", "choice": "code",
    "multi": "codes", "scale": "number", "nps": "number", "date": "date",
}  # fmt: skip
LABELS = {"red": "Red", "blue": "Blue", "tea": "Green tea", "oak": "Oak", "sea": "The sea", "other": "Something else"}


class Asked:
    """Writes questions for an author."""

    def __init__(self, author: Author) -> None:
        """Shares his dice."""
        self.author = author

    @property
    def random(self) -> Random:
        """The author's dice."""
        return self.author.random

    def plain(self, kind: str | None = None) -> list[dict[str, Any]]:
        """A question that is always asked and leads nowhere but on."""
        name, kind = self.author.name("q"), kind or self.random.choice(list(KINDS))
        step: dict[str, Any] = {"ask": name, "type": kind, "text": self.words(name)}
        codes = self._choices(step)
        step |= self._rules(name, kind)
        self._learn(name, kind, codes, step)
        return [step]

    def any(self) -> list[dict[str, Any]]:
        """A question with whatever may be written at one."""
        before = list(self.author.known)
        [step] = self.plain()
        learned, self.author.known = self.author.known[len(before) :], before
        step |= self.perhaps_if(0.25)
        if self.random.random() < 0.25:
            step["optional"] = "yes"
        self._next(step)
        if "attempts" in self.author.parts and self.random.random() < 0.1:
            step["attempts"] = self._attempts()
        self.author.known += learned
        return [step]

    def more(self, place: str) -> list[dict[str, Any]]:
        """A question that decides whether to go back to a place, and the way back."""
        name = self.author.name("more")
        step: dict[str, Any] = {"ask": name, "type": "yes_no", "text": "Once more?"}
        way = self.random.random()
        if way < 0.25:
            step["type"], step["choices"] = "choice", [{"again": "Again"}, {"on": "On"}, {"stop": "Stop"}]
            step["next"] = {"again": place}
        elif way < 0.5:
            step["next"] = {"yes": place}
        kind = str(step["type"])
        if "next" in step and self.random.random() < 0.2:
            step["optional"] = "yes"
        self.author.known.append(Known(name, KINDS[kind], ("again", "on", "stop") if kind == "choice" else ()))
        if "next" in step:
            return [step]
        if way < 0.75:
            return [step, {"if": name, "goto": place}]
        return [step, {"if": f"{name} or no", "then": [*self.author.told(), {"goto": place}]}]

    def perhaps_if(self, chance: float) -> dict[str, str]:
        """Perhaps a condition."""
        return {"if": condition(self.random, self.author.known)} if self.random.random() < chance else {}

    def words(self, text: str) -> str:
        """A text, perhaps with an answer in it."""
        names = [known.ref for known in self.author.known if known.is_name and '"' not in known.ref]
        return f"{text} {{{self.random.choice(names)}}}?" if names and self.random.random() < 0.1 else f"{text}?"

    def _learn(self, name: str, kind: str, codes: list[str], step: dict[str, Any]) -> None:
        self.author.known.append(Known(name, KINDS[kind], tuple(codes)))
        if "write_in" in step:
            self.author.known.append(Known(f"{name}_text", "text"))

    def _choices(self, step: dict[str, Any]) -> list[str]:
        """The codes of a question that has some, now written in it."""
        if step["type"] == "scale":
            step["choices"] = self.random.choice(["1..5", "0..3", [{"3": "Good"}, {"2": "Fair"}, {"1": "Bad"}]])
        if step["type"] not in ("choice", "multi"):
            return []
        codes = self.random.sample(sorted(LABELS), self.random.randint(2, 5))
        step["choices"] = [{code: LABELS[code]} for code in codes]
        if "other" in codes and self.random.random() < 0.7:
            step["write_in"] = "other"
        if "offers" in self.author.parts and self.random.random() < 0.4:
            always = 0 if self.random.random() < 0.15 else 1
            for entry in step["choices"][always:]:
                entry |= self.perhaps_if(0.7)
        if step["type"] == "multi":
            self._multi(step, codes)
        return codes

    def _multi(self, step: dict[str, Any], codes: list[str]) -> None:
        conditional = any("if" in entry for entry in step["choices"])
        if self.random.random() < 0.5:
            low, high = self.random.randint(0, 1 if conditional else 2), self.random.randint(2, 4)
            step["pick"] = f"{low}..{high}"
        if self.random.random() < 0.3 and codes[-1] != step.get("write_in"):
            step["alone"] = codes[-1]

    def _rules(self, name: str, kind: str) -> dict[str, Any]:
        """Rules that leave enough right answers: numbers may have to be greater than smaller ones."""
        if self.random.random() < 0.3:
            return {"rules": [{"range": "0..12", "error": "0 to 12."}]} if kind in ("integer", "number") else {}
        rules: list[dict[str, str]] = []
        numbers = [known.ref for known in self.author.known if known.kind == "number" and known.is_name]
        if kind == "integer":
            rules.append({"range": "-3..40"})
            if numbers and self.random.random() < 0.3:
                rules.append({"that": f"{name} != {self.random.choice(numbers)}"})
            if numbers and self.random.random() < 0.4:
                low = self.random.choice(numbers[-3:])
                rules.append({"that": f"{name} >= {low} or {low} > 20"})
        elif kind == "number":
            rules.append({"range": "..99"})
        elif kind == "text" and self.random.random() < 0.6:
            rules.append(self.random.choice([{"length": "2..20"}, {"match": r"\w+( \w+)*"}]))
        elif kind == "date" and self.random.random() < 0.6:
            rules.append({"that": f"{name} <= today() + days(20)"})
        return {"rules": [{**rule, "error": "Not so."} for rule in rules]} if rules else {}

    def _next(self, step: dict[str, Any]) -> None:
        codes = {"yes_no": ["yes", "no"], "scale": ["1", "2"], "nps": ["0", "10", "7"]}.get(step["type"], [])
        if step["type"] == "choice":
            codes = [next(iter(entry)) for entry in step["choices"]][:-1]
        if codes and self.author.ahead and self.random.random() < 0.35:
            chosen = self.random.sample(codes, self.random.randint(1, max(1, len(codes) - 1)))
            step["next"] = {code: self.author.forward() for code in chosen}

    def _attempts(self) -> dict[str, str]:
        times = {"times": str(self.random.randint(1, 3))}
        if self.author.ahead and self.random.random() < 0.7:
            return {**times, "goto": self.author.forward()}
        return times
