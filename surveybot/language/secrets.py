"""Secrets in a survey file: in, its text; out, a problem for each token of a bot, wherever it stands."""

import re

from surveybot.language.position import Span
from surveybot.language.problem import Problem, error

_TOKEN = re.compile(r"(?<![\d:-])[0-9]{8,10}:[A-Za-z0-9_-]{35}(?![\w-])")  # as the BotFather gives them


def secrets(text: str, file: str) -> list[Problem]:
    """Comments are looked at too; the token itself is in none of the words."""
    return [_problem(text, found, file) for found in _TOKEN.finditer(text)] if ":AA" in text else []


def _problem(text: str, found: re.Match[str], file: str) -> Problem:
    line = len(re.findall(r"\r\n|[\r\n]", text[: found.start()])) + 1
    start = max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start())) + 1
    column, end = found.start() - start + 1, found.end() - start + 1
    return error(
        "secret-in-file",
        Span(file, line, column, line, end),
        "here stands the token of a bot: whoever reads this file can speak and read in its name",
        help="take it out, ask the BotFather for a new one (`/revoke`), and give it to the bot as `BOT_TOKEN`",
    )
