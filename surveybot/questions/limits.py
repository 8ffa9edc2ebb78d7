"""How long and how often a question waits: in, `timeout:` and `attempts:`; out, limits with what follows them."""

import re
from typing import Annotated

from surveybot.language.fields import DURATION_WRITTEN, Duration, Reference, TextField
from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem, replaced
from surveybot.language.record import Record, read_record, reads, wrong_type
from surveybot.language.shapes import matching, whole
from surveybot.language.words import Worded
from surveybot.language.written_otherwise import duration_meant, whole_meant

_STATUS = re.compile(r"[a-z][a-z0-9_]{0,39}")
STATUS = matching(_STATUS, "complete", "refused", "screened_out")


def read_status(node: Node, problems: list[Problem]) -> str:
    """How an interview ended: one of ours or a word of the author's."""
    if isinstance(node, Scalar) and _STATUS.fullmatch(node):
        return str(node)
    wanted = "`status` is `complete`, `refused`, `screened_out` or a word of your own in small letters"
    words = re.sub(r"\W+", "_", node.casefold()).strip("_") if isinstance(node, Scalar) else ""
    help = "write for example `status: complete`"
    problems.append(wrong_type(node, wanted, help=help, meant=words if _STATUS.fullmatch(words) else ""))
    return "complete"


class SilenceLimit(Record):
    """`timeout:` – how long to wait for an answer, and what then is said and noted."""

    after: Duration
    """How long a silence may be."""
    say: TextField | None = None
    """What the bot says then."""
    status: Annotated[str, reads(read_status, STATUS)] = "timed_out"
    """How the interview has ended then: a word of your own, else `timed_out`."""


class QuestionSilence(SilenceLimit):
    """The same for one question, where the interview may also go on, without an answer, at `goto`."""

    goto: Reference | None = None
    """Where to go on without an answer; without it the interview ends."""


def read_silence_limit(node: Node, problems: list[Problem]) -> SilenceLimit | None:
    """The limit of silence that the whole survey has."""
    is_read = may_be_read(node, "timeout", problems)
    return read_record(SilenceLimit, node, problems, Worded("`timeout`")) if is_read else None


def read_question_silence(node: Node, problems: list[Problem]) -> QuestionSilence | None:
    """The limit of silence that one question has."""
    is_read = may_be_read(node, "timeout", problems)
    return read_record(QuestionSilence, node, problems, Worded("`timeout`")) if is_read else None


def may_be_read(node: Node, key: str, problems: list[Problem]) -> bool:
    """Whether it is more than the duration that belongs under `after`, where that is told."""
    if not isinstance(node, Scalar) or not node:
        return True
    wanted = "`{key}` is written as `key: value` lines"
    after = str(node) if DURATION_WRITTEN.fullmatch(node) else duration_meant(node)
    if after:
        help, fix = "write `{key}: {{ after: {after} }}`", replaced(node, f"{{ after: {after} }}")
        problems.append(wrong_type(node, wanted, help=help, fix=fix, key=key, after=after))
    else:
        after = str(node) if re.fullmatch("[1-9][0-9]{0,5}", node) else "30"
        help = "write `{key}: {{ after: {after}m }}` for minutes, `{{ after: {after}h }}` for hours"
        problems.append(wrong_type(node, wanted, help=help, key=key, after=after))
    return False


def _times(node: Node, problems: list[Problem]) -> int:
    if isinstance(node, Scalar) and re.fullmatch("[1-9][0-9]{0,2}", node):
        return int(node)
    problems.append(
        wrong_type(node, "`times` is a whole number", help="write for example `times: 3`", meant=whole_meant(node))
    )
    return 3


class Attempts(Record):
    """`attempts:` – after so many refusals the interview goes on at `goto`, or ends as `gave_up`."""

    times: Annotated[int, reads(_times, whole(1, 999))]
    """How many refusals there may be."""
    goto: Reference | None = None
    """Where to go on then, without an answer; without it the interview ends as `gave_up`."""


def read_attempts(node: Node, problems: list[Problem]) -> Attempts | None:
    """How often a question may be answered wrongly."""
    if isinstance(node, Scalar) and node:
        wanted, help = "`attempts` is written as `key: value` lines", "write `attempts: {{ times: {times} }}`"
        fix = replaced(node, f"{{ times: {node} }}")
        problems.append(wrong_type(node, wanted, help=help, fix=fix, times=str(node)))
        return None
    return read_record(Attempts, node, problems, Worded("`attempts`"))
