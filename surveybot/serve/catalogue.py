"""The surveys on offer: in, survey files; out, compiled editions, today's and those that interviews are pinned to."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from surveybot.language.text import render
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.storage import editions
from surveybot.storage.database import Database
from surveybot.survey.edition_text import EditionText
from surveybot.survey.includes import Kept
from surveybot.survey.reader import read_survey


@dataclass(frozen=True)
class Edition:
    """One text of a survey, compiled; `media` has the SHA-256 of every file that it sends, by the file's name."""

    hash: str
    program: Program
    media: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def survey(self) -> str:
        """The survey's id."""
        return str(self.program.survey.id)

    @cached_property
    def has_places(self) -> bool:
        """Whether a choice of the survey has a limited number of places."""
        return any(question.choice_list.is_limited for question in self.program.questions.values())

    def title(self, language: str) -> str:
        """What the survey is called in menus."""
        survey = self.program.survey
        return render(survey.title.in_language(language, survey.source_language), lambda pipe: "").text

    def offers(self, language: str | None) -> str:
        """The language of the survey that is next to `language`."""
        spoken = [str(tag) for tag in self.program.survey.languages]
        for wanted in (language or "", (language or "").partition("-")[0]):
            if wanted in spoken:
                return wanted
        return spoken[0]


class Publication(NamedTuple):
    """A survey to be served: its text, and what that was compiled to. It has no errors."""

    text: EditionText
    program: Program


class Catalogue:
    """The editions that are served; older ones are taken from the database when an interview needs them."""

    def __init__(self, database: Database) -> None:
        """Empty until `publish`."""
        self._database = database
        self._known: dict[str, Edition] = {}
        self.offered: dict[str, Edition] = {}
        self.changes = 0

    async def publish(self, publication: Publication) -> bool:
        """Offers an edition from now on; False if it is on offer already.

        Its text is kept for the interviews that begin with it. Whoever holds an edition compares `changes`.
        """
        survey = str(publication.program.survey.id)
        if survey in self.offered and self.offered[survey].hash == publication.text.hash:
            return False
        name = await self._database.write(editions.remember, survey, publication.text, time.time())
        media = await self._database.read(editions.media_of, name)
        self._known[name] = self.offered[survey] = Edition(name, publication.program, media)
        self.changes += 1
        return True

    async def edition(self, name: str) -> Edition:
        """The edition of that hash."""
        if name not in self._known:
            text = await self._database.read(editions.recall, name)
            survey, _ = read_survey(text.source, name[:12], Kept(text.included))
            assert survey is not None, f"edition {name} cannot be read any more"
            media = await self._database.read(editions.media_of, name)
            self._known[name] = Edition(name, compile_survey(survey)[0], media)
        return self._known[name]

    async def edition_for(self, name: str) -> Edition:
        """The edition that an interview goes on with, which began with that one: other texts alone are taken over."""
        began = await self.edition(name)
        offered = self.offered.get(began.survey, began)
        return offered if offered.program.shape == began.program.shape else began
