"""Notices that were heard: in, a notice at its place; out, whether it is news to the respondent."""

from dataclasses import replace
from hashlib import blake2b

from surveybot.dialog.interview import Interview
from surveybot.dialog.path import Path
from surveybot.program.instructions import Say

MOST_HEARD = 200  # notices that are remembered, so that none of them is said again after a change


def is_news(say: Say, at: int, path: Path, interview: Interview) -> bool:
    """Whether a notice has not been said here before in the same words; from now on it has."""
    mark = mark_of(at, rounds_at(at, path), words_of(say, path))
    if mark in interview.heard:
        return False
    interview.heard = [*interview.heard, mark][-MOST_HEARD:]
    return True


def mark_of(at: int, rounds: str, words: str) -> str:
    """By what words are known to have been said by an instruction, in the rounds of the loops around it."""
    return blake2b(f"{at}{rounds} {words}".encode(), digest_size=4).hexdigest()


def rounds_at(at: int, path: Path) -> str:
    """The rounds of the loops around an instruction, as they stand in keys."""
    return path.key("", at)


def words_of(say: Say, path: Path) -> str:
    """The words in the source language, so that a change of the language alone is no news."""
    survey = path.program.survey
    if path.language != survey.source_language:
        path = replace(path, tongue=survey.tongue(survey.source_language))
    return say.wording.render(path).text
