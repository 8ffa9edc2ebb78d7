"""One thing that has changed in a survey: in, places and plain words; out, a `Change` for any renderer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from surveybot.language.position import Span


class Weight(StrEnum):
    """What a change means for open interviews and for answers so far, the heaviest first."""

    BREAKING = "breaking"
    RULE = "needs a rule"
    SAFE = "safe"


WEIGHTS: Mapping[str, Weight] = {
    "anonymity-removed": Weight.BREAKING,
    "choice-recoded": Weight.BREAKING,
    "choice-removed": Weight.BREAKING,
    "id-changed": Weight.BREAKING,
    "loop-removed": Weight.BREAKING,
    "question-removed": Weight.BREAKING,
    "question-renamed": Weight.BREAKING,
    "repeat-removed": Weight.BREAKING,
    "type-changed": Weight.BREAKING,
    "choice-reused": Weight.RULE,
    "computation-changed": Weight.RULE,
    "condition-changed": Weight.RULE,
    "ending-changed": Weight.RULE,
    "given-changed": Weight.RULE,
    "jump-changed": Weight.RULE,
    "language-removed": Weight.RULE,
    "made-required": Weight.RULE,
    "order-changed": Weight.RULE,
    "question-inserted": Weight.RULE,
    "question-reused": Weight.RULE,
    "repeat-changed": Weight.RULE,
    "review-changed": Weight.RULE,
    "rule-narrowed": Weight.RULE,
    "target-removed": Weight.RULE,
    "timing-changed": Weight.RULE,
    "choice-added": Weight.SAFE,
    "choice-moved": Weight.SAFE,
    "detail-changed": Weight.SAFE,
    "language-added": Weight.SAFE,
    "made-optional": Weight.SAFE,
    "question-added": Weight.SAFE,
    "rule-loosened": Weight.SAFE,
    "setting-changed": Weight.SAFE,
    "text-changed": Weight.SAFE,
}
"""Every code, with what it weighs."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed, where it stood, and where it stands now; None is nowhere."""

    code: str
    message: str
    old: Span | None
    new: Span | None

    @property
    def weight(self) -> Weight:
        """What it means."""
        return WEIGHTS[self.code]
