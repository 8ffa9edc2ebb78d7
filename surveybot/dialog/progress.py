"""Progress as a respondent sees it: in, a path up to its open question; out, a line such as `Question 5 of 8–12`."""

from surveybot.dialog.path import Path
from surveybot.language.text import Rendered, styled
from surveybot.program.progress import ahead_at

SHORT = 8  # a survey of fewer questions has no such line
TELLING = 2  # a most of more than so many times the least tells nothing


def progress_line(path: Path, at: int) -> Rendered | None:
    """Which question this is, and how many there are in all; None where the survey is short.

    Both ends of the range only ever come nearer to each other, and the number only ever grows, but for `/back`.
    """
    course = path.program.course
    if course.longest < SHORT:
        return None
    if path.program.around[at]:
        return _line(path, at)
    made, which = path.program.made, (at, path.asked, path.language)
    if which not in made:
        made[which] = _line(path, at)
    line: Rendered = made[which]
    return line


def _line(path: Path, at: int) -> Rendered:
    least, most = ahead_at(path.program.course, at, path.further_rounds(at))
    number = path.asked
    least += number - 1
    most = None if most is None else most + number - 1
    if most is None or most > TELLING * least:
        words = path.tongue.phrase("progress_at_least", number=number, least=least)
    elif least == most:
        words = path.tongue.phrase("progress", number=number, total=most)
    else:
        words = path.tongue.phrase("progress_range", number=number, least=least, most=most)
    return styled(Rendered.plain(words), "italic")
