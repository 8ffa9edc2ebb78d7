"""Notices that were heard: in, a notice at its place; out, whether it is news to the respondent."""

from dataclasses import replace
from hashlib import blake2b

from surveybot.dialog.interview import Interview
from surveybot.dialog.path import Path
from surveybot.program.instructions import Say

MOST_HEARD = 200  # notices that are remembered, so that none of them is said again after a change


def is_news(say: Say, at: int, path: Path, interview: Interview) -> bool:
    """Whether a notice has not been said here before in the same words; from now on it has.

    The words are those of the source language, so that a change of the language alone is no news.
    """
    survey = path.program.survey
    if path.language != survey.source_language:
        path = replace(path, tongue=survey.tongue(survey.source_language))
    place = path.key(str(at), at)
    mark = blake2b(f"{place} {say.wording.render(path).text}".encode(), digest_size=4).hexdigest()
    if mark in interview.heard:
        return False
    interview.heard = [*interview.heard, mark][-MOST_HEARD:]
    return True
