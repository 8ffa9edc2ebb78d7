"""What a question is asked with at one moment: in, the dialog's knowledge; out, one frozen record of it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from surveybot.language.expression import Value
from surveybot.language.folded import folded
from surveybot.phrases import PhraseKey, Tongue
from surveybot.questions.choices import ChoiceList


class Asking(Struct, frozen=True):
    """`choices` are those on offer, in the order in which they are shown; `full` the codes without places left.

    `marks` is the question's own note about the open prompt; `former` an answer that it had, or its default;
    `tongues` are those of all of the survey's languages.
    """

    tongue: Tongue
    now: datetime
    choices: ChoiceList
    full: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()
    former: Value = None
    tongues: tuple[Tongue, ...] = ()


def spoken(key: PhraseKey, tongues: Iterable[Tongue]) -> list[str]:
    """A phrase in several languages, without its letter case."""
    return [_spelled(tongue.phrase(key)) for tongue in tongues]


_spelled = lru_cache(maxsize=1_000)(folded)  # of phrases only: what a respondent has typed is not kept
