"""`media-missing` and `media-too-big`: a file that goes with a message, and is not there or cannot be sent."""

from collections.abc import Iterator
from pathlib import Path

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program
from surveybot.questions.media import Media
from surveybot.questions.question import Question
from surveybot.questions.sizes import spelled
from surveybot.survey.media import place_of
from surveybot.survey.model import SayStep


def named_media(program: Program) -> dict[str, Scalar]:
    """The files that a survey sends, each with the first place that names it."""
    found: dict[str, Scalar] = {}
    for step in program.steps:
        if isinstance(step, SayStep | Question) and step.media:
            found.setdefault(str(step.media), step.media)
    return found


def _size(place: Path | None) -> int | None:
    """In bytes; None where there is nothing, not even while this looks."""
    try:
        return place.stat().st_size if place is not None else None
    except OSError:
        return None


def media_problems(program: Program, folder: Path) -> Iterator[Problem]:
    """Every file must lie in the survey's folder and be as large as Telegram takes it."""
    for name, here in named_media(program).items():
        size, largest = _size(place_of(name, folder)), Media(name).largest
        if size is None:
            words = "there is no file `{name}` beside this survey"
            help = "write its path from the survey's folder, such as `pictures/map.png`"
            yield error("media-missing", here.span, words, name=name, help=help)
        elif not size:
            words, help = "the file `{name}` is empty", "put a file with something in it there"
            yield error("media-missing", here.span, words, name=name, help=help)
        elif size > largest:
            yield error(
                "media-too-big",
                here.span,
                "`{name}` has {size}; Telegram takes at most {largest}",
                name=name,
                size=spelled(size),
                largest=spelled(largest),
                help="make it smaller",
            )
