"""Surveys that are edited while they are served: in, looks at their files; out, editions published, refusals told."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import NamedTuple, Protocol

from watchfiles import awatch

from surveybot.errors import DatabaseTrouble, SurveybotError
from surveybot.language.problem import Problem
from surveybot.serve.catalogue import Publication

log = logging.getLogger(__name__)

LOOK_AGAIN_MILLISECONDS = 5_000  # for what happened before the watch began, and folders that are put in place of others
MOST_TOLD = 10  # problems in one message to an administrator

Publish = Callable[[Publication], Awaitable[bool]]
Tell = Callable[[str], None]


class News(NamedTuple):
    """What has changed since the last look: surveys without errors, errors of the others, and files that are gone."""

    publications: Sequence[Publication] = ()
    refusals: Sequence[Problem] = ()
    gone: Sequence[Path] = ()


class Shelf(Protocol):
    """The survey files that are served."""

    def folders(self) -> Collection[Path]:
        """Those that are there now in which a change may matter."""

    def look(self) -> News:
        """The news; it takes a while, and may be called from any thread."""


async def watch(shelf: Shelf, publish: Publish, tell: Tell) -> None:
    """Takes up what changes, for ever. A survey that has errors, or whose file is gone, is served as it was before."""
    while True:
        try:
            await _watch(shelf.folders(), shelf, publish, tell)
        except FileNotFoundError:  # a folder that has just gone
            await asyncio.sleep(1.0)


async def _watch(folders: Collection[Path], shelf: Shelf, publish: Publish, tell: Tell) -> None:
    """The same, until there are other folders to be watched."""
    glances = awatch(
        *folders, watch_filter=None, recursive=False, ignore_permission_denied=True,
        rust_timeout=LOOK_AGAIN_MILLISECONDS, yield_on_timeout=True,
    )  # fmt: skip
    async with aclosing(glances):
        async for _ in glances:
            await _take_up(shelf, publish, tell)
            if shelf.folders() != folders:
                return


async def _take_up(shelf: Shelf, publish: Publish, tell: Tell) -> None:
    try:
        news = await asyncio.to_thread(shelf.look)
    except SurveybotError as failure:  # such as a file that is being written; another look comes soon
        log.warning("%s What was served goes on", failure)
        return
    except Exception:  # whatever a file does to us, those that were served are served
        log.exception("the survey files cannot be looked at; what was served goes on")
        return
    for path in news.gone:
        log.warning("%s is gone; its survey is offered as it was until the next start", path)
    for problem in news.refusals:
        log.error("not taken up: %s", line_of(problem))
    if news.refusals:
        tell(told_of(news.refusals))
    for publication in news.publications:
        await _publish(publication, publish)


async def _publish(publication: Publication, publish: Publish) -> None:
    survey, edition = publication.program.survey.id, publication.text.hash[:12]
    while True:
        try:
            if await publish(publication):
                log.info("survey %s is served as edition %s from now on", survey, edition)
            return
        except DatabaseTrouble as trouble:
            log.warning("survey %s waits: %s", survey, trouble)
            await asyncio.sleep(1.0)
        except SurveybotError as failed:
            log.error("survey %s is not taken up: %s", survey, failed)
            return


def line_of(problem: Problem) -> str:
    """The place of a problem, its code, and what is wrong."""
    return f"{problem.span} {problem.code}: {problem.message}"


def told_of(problems: Sequence[Problem]) -> str:
    """The message to an administrator."""
    lines = [line_of(problem) for problem in problems[:MOST_TOLD]]
    more = [f"… and {len(problems) - MOST_TOLD} more"] if len(problems) > MOST_TOLD else []
    return "\n".join(["A changed survey has errors and is not taken up; the bot serves it as before.", *lines, *more])
