"""Surveys that ask by invitation only, and who makes their links, come in; what the page may offer of them goes out."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from surveybot.sandbox.envelope import Json


@dataclass(frozen=True, slots=True)
class Invitations:
    """What a process that serves surveys lends the chat page.

    `surveys` gives the id of each survey that needs an invitation and its title by language, of which the first is for
    everybody else; `invite` makes a link to the bot for one of these ids, `https://t.me/<bot>?start=<payload>`, and
    may raise a `SurveybotError`, which is shown.
    """

    surveys: Callable[[], Iterable[tuple[str, Mapping[str, str]]]]
    invite: Callable[[str], Awaitable[str]]


def offered(invitations: Invitations | None) -> list[Json]:
    """The surveys for which the page can make invitations."""
    return [{"id": survey, "titles": titles} for survey, titles in (invitations.surveys() if invitations else ())]
