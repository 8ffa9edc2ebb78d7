"""Respondents at random: in, a seed and what waits; out, what this person does about it.

Most replies are right; some are refused, some go back, skip, change something in a review or switch the language.
Whoever has done enough hurries: he answers rightly, leaves every loop and confirms every review.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.reference.interpreter import Reference, Rounds
from tests.reference.shape import Step
from tests.reference.walk import REVIEW, Waiting

WORDS = ["hello", "hi", "Anna Ozola", "hi there you", "x", "Rīga 12", "a_b", "ok"]
HARD = ["", "!", "x" * 1001, "1/2/2026", "31.2.2026", "2026-13-01", "maybe", "1,5,5", "tea, tea2", "99999", "-7", "1e3"]


@dataclass(frozen=True)
class Act:
    """What somebody does: `reply` (words, or labels of boxes), `skip`, `back`, `switch`, `confirm` or `change`.

    What is changed has a `number` in the list that the review shows.
    """

    verb: str
    words: str | list[str] = ""
    name: str = ""
    rounds: Rounds = ()
    number: int = 0


class Respondent:
    """One person; `patience` is after how many acts he begins to hurry."""

    def __init__(self, seed: int, patience: int) -> None:
        """Decides everything by the seed."""
        self.random = Random(seed)
        self.patience = patience
        self.done = 0
        self.changes = self.random.choice([0, 1, 3, 8, 20])

    def act(self, reference: Reference) -> Act:
        """What he does now; something must be waiting."""
        here = reference.walk.waiting
        assert here is not None, "the interview has ended"
        self.done += 1
        dice, hurries = self.random.random(), self.done > self.patience
        if not hurries and dice < 0.06:
            return Act("switch", self.random.choice(reference.shape.languages)) if dice < 0.02 else Act("back")
        if here.part == REVIEW:
            return self._review(reference, hurries)
        if not hurries and dice < 0.14 and "attempts" not in here.step.keys:
            return Act("reply", self.random.choice(HARD))
        if not hurries and dice < 0.2 and "attempts" in here.step.keys:
            return Act("reply", "no answer at all, 1/2")
        if here.step.keys.get("optional") == "yes" and dice > 0.75:
            return Act("skip")
        if not hurries and dice > 0.99 and "attempts" not in here.step.keys:
            return Act("skip")
        return Act("reply", self._right(reference, here, hurries))

    def _review(self, reference: Reference, hurries: bool) -> Act:
        changeable = [spot.key for spot in reference.walk.trail if spot.part in ("ask", "gate")]
        if self.random.random() < 0.05:
            return Act("reply", "what?")
        if hurries or self.changes < 1 or self.random.random() < 0.1 or not changeable:
            return Act("confirm")
        self.changes -= 1
        number = self.random.randint(1, len(changeable))
        key = changeable[number - 1]
        return Act("change", name=key.name, rounds=key.rounds, number=number)

    def _right(self, reference: Reference, here: Waiting, hurries: bool) -> str | list[str]:
        """A reply that is taken, if one is found soon."""
        if here.part == "gate":
            return self._yes_or_no(0.0 if hurries else 0.65)
        if here.part == "written":
            return self.random.choice(WORDS)
        reply: str | list[str] = ""
        for _ in range(60):
            reply = self._guess(reference, here.step, hurries)
            if reference.takes(reply):
                return reply
        return reply

    def _guess(self, reference: Reference, step: Step, hurries: bool) -> str | list[str]:
        kind, random = step.keys["type"], self.random
        if kind == "yes_no":
            is_loop = step.name.startswith("more")
            return self._yes_or_no((0.0 if hurries else 0.3) if is_loop else 0.5)
        if kind == "text":
            return random.choice(WORDS)
        if kind in ("integer", "number"):
            return self._number(kind)
        if kind == "date":
            day = reference.today + timedelta(days=random.randint(-500, 40))
            return day.isoformat() if random.random() < 0.5 else f"{day.day}.{day.month:02}.{day.year}"
        codes = [choice["code"] for choice in reference.walk.offered(step)]
        if kind == "multi":
            return self._several(codes, {choice["code"]: choice["label"] for choice in reference.walk.offered(step)})
        if step.name.startswith("more") and (hurries or random.random() < 0.5):
            codes = [code for code in codes if code != "again"] or codes
        return self._dressed(reference, step, random.choice(codes))

    def _dressed(self, reference: Reference, step: Step, code: str) -> str:
        """A code as people write it: itself, in capitals, its label, its number on the list."""
        offered = reference.walk.offered(step)
        label = next(choice["label"] for choice in offered if choice["code"] == code)
        place = str([choice["code"] for choice in offered].index(code) + 1)
        ways = [code, code, code.upper(), label if isinstance(label, str) else code]
        if step.keys["type"] == "choice":
            ways.append(place)
        return self.random.choice(ways)

    def _several(self, codes: list[str], labels: dict[str, str]) -> str | list[str]:
        chosen = self.random.sample(codes, self.random.randint(0, min(4, len(codes))))
        if not chosen or self.random.random() < 0.3:
            return [labels[code] for code in chosen]
        return ", ".join(self.random.choice([code, labels[code], code.upper()]) for code in chosen)

    def _number(self, kind: str) -> str:
        size = self.random.choice([3, 12, 40, 2000])
        whole = self.random.randint(-3, size)
        if kind == "number" and self.random.random() < 0.4:
            return f"{whole}{self.random.choice('.,')}{self.random.choice(['5', '25', '0'])}"
        return f"{whole:,}".replace(",", " ")

    def _yes_or_no(self, chance: float) -> str:
        yes = self.random.random() < chance
        return self.random.choice(["yes", "Yes", "YES"] if yes else ["no", "No", "NO"])
