"""The people of the reference survey: in, what the bot says; out, their answers, and a count of what was wrong."""

import random
import re
import time

from tests.benchmarks.bot_api import BotApi, Heard

MARKER = re.compile(r"\bQ(\d+)\. |\bThanks\b")
DEPARTMENTS = ("Sales", "Engineering", "Support", "Finance", "HR")
FIFTH = {"language": "Python", "region": "North", "people": "12"}
RIGHT = {1: "Ann Lee", 2: "34", 3: "Yes", 6: "4", 7: "The team", 8: "Fewer meetings", 9: "ann@example.org", 10: "Yes"}
WRONG = {1: "12 34", 2: "young", 3: "perhaps", 4: "Kitchen", 5: "?", 6: "9", 9: "none", 10: "hm"}
THANKS = 11
FIRST = 5_001


class People:
    """Each answers as soon as the bot asks; one answer of a hundred is wrong and must be asked for again."""

    def __init__(self, count: int, api: BotApi, *, taps: bool = False, first: int = FIRST) -> None:
        """Silent until `begin`; who `taps` types only where there is no button."""
        self._api = api
        self._taps = taps
        self._chance = random.Random(7)
        self._expected = dict.fromkeys(range(first, first + count), 1)
        self._questions: dict[int, Heard] = {}
        self.waiting: dict[int, float] = {}
        self.seconds: list[float] = []
        self.steps = self.wrong_prompts = 0
        self.is_over = False

    def begin(self) -> None:
        """All of them write /start."""
        for user in self._expected:
            self._say(user, "/start", None)

    def hear(self, heard: Heard) -> None:
        """The bot has said something: a reply if the person waits for one, else a message that nobody asked for.

        A refusal that does not show its question again is of the last one.
        """
        user = heard.chat
        if user not in self.waiting:
            self.wrong_prompts += 1
            return
        found = MARKER.search(heard.text)
        if found is None and user in self._questions:
            found = MARKER.search((heard := self._questions[user]).text)
        if found is None:
            return
        self.steps += 1
        self.seconds.append(time.monotonic() - self.waiting.pop(user))
        self._questions[user] = heard
        number = int(found[1]) if found[1] else THANKS
        self.wrong_prompts += number != self._expected[user]
        if not self.is_over:
            self._answer(user, number, heard)

    def _answer(self, user: int, number: int, heard: Heard) -> None:
        if number in WRONG and self._chance.random() < 0.01:
            self._expected[user] = number
            self._say(user, WRONG[number], None)
            return
        self._expected[user] = number % THANKS + 1
        match number:
            case 4:
                self._say(user, self._chance.choice(DEPARTMENTS), heard)
            case 5:
                self._say(user, next(answer for word, answer in FIFTH.items() if word in heard.text), heard)
            case _:
                self._say(user, RIGHT.get(number, "/start"), heard)

    def _say(self, user: int, text: str, heard: Heard | None) -> None:
        self.waiting[user] = time.monotonic()
        if self._taps and heard is not None and text in heard.buttons:
            self._api.tap(user, heard, heard.buttons[text])
        else:
            self._api.write(user, text)
