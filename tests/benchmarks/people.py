"""The people of the reference survey: in, what the bot says; out, their answers, and a count of what was wrong."""

import random
import re
from collections.abc import Callable

MARKER = re.compile(r"\bQ(\d+)\. |\bThanks\b")
DEPARTMENTS = ("Sales", "Engineering", "Support", "Finance", "HR")
FIFTH = {"language": "Python", "region": "North", "people": "12"}
RIGHT = {1: "Ann Lee", 2: "34", 3: "Yes", 6: "4", 7: "The team", 8: "Fewer meetings", 9: "ann@example.org", 10: "Yes"}
WRONG = {1: "12 34", 2: "young", 3: "perhaps", 4: "Kitchen", 5: "?", 6: "9", 9: "none", 10: "hm"}
THANKS = 11


class People:
    """Each answers as soon as the bot asks; one answer of a hundred is wrong and must be asked for again."""

    def __init__(self, count: int, write: Callable[[int, str], None]) -> None:
        """Silent until `begin`; `write` sends a text to the bot."""
        self._write = write
        self._chance = random.Random(7)
        self._expected = dict.fromkeys(range(5_001, 5_001 + count), 1)
        self._questions = dict.fromkeys(self._expected, "")
        self.waiting: set[int] = set()
        self.steps = self.wrong_prompts = 0
        self.is_over = False

    def begin(self) -> None:
        """All of them write /start."""
        for user in self._expected:
            self._say(user, "/start")

    def hear(self, user: int, text: str) -> None:
        """The bot has said something: a reply if the person waits for one, else a message that nobody asked for.

        A refusal that does not show its question again is of the last one.
        """
        if user not in self.waiting:
            self.wrong_prompts += 1
            return
        found = MARKER.search(text) or MARKER.search(text := self._questions[user])
        if found is None:
            return
        self.steps += 1
        self.waiting.discard(user)
        self._questions[user] = text
        number = int(found[1]) if found[1] else THANKS
        self.wrong_prompts += number != self._expected[user]
        if not self.is_over:
            self._answer(user, number, text)

    def _answer(self, user: int, number: int, text: str) -> None:
        if number in WRONG and self._chance.random() < 0.01:
            self._expected[user] = number
            self._say(user, WRONG[number])
            return
        self._expected[user] = number % THANKS + 1
        match number:
            case 4:
                self._say(user, self._chance.choice(DEPARTMENTS))
            case 5:
                self._say(user, next(answer for word, answer in FIFTH.items() if word in text))
            case _:
                self._say(user, RIGHT.get(number, "/start"))

    def _say(self, user: int, text: str) -> None:
        self.waiting.add(user)
        self._write(user, text)
