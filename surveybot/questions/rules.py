"""What an answer must meet: in, the `rules:` of a question; out, rules that refuse an answer with their own words."""

from typing import Annotated

from surveybot.language.expression import Thing, Value
from surveybot.language.fields import ExpressionField, Range, RangeField, TextField
from surveybot.language.nodes import Mapping, Node, Sequence
from surveybot.language.problem import Problem, error, warning
from surveybot.language.record import Record, read_record, reads, wrong_type
from surveybot.language.regex import Pattern, read_pattern
from surveybot.language.rejoined import rejoined
from surveybot.language.shapes import list_of, one_or_more
from surveybot.language.words import Worded
from surveybot.phrases import PhraseKey
from surveybot.questions.file_kinds import KIND, kind_of, read_kinds
from surveybot.questions.reply import Refusal
from surveybot.questions.sizes import Sizes, SizesField, spelled

KINDS = ("match", "that", "length", "range", "kinds", "size")


_LENGTH: dict[str, PhraseKey] = {
    "both": "refused_length",
    "low": "refused_length_low",
    "high": "refused_length_high",
}
_RANGE: dict[str, PhraseKey] = {"both": "refused_range", "low": "refused_range_low", "high": "refused_range_high"}


def _bound(limits: Range) -> str:
    return "both" if limits.low is not None and limits.high is not None else "low" if limits.high is None else "high"


class Rule(Record):
    """One demand on an answer; exactly one of its `KINDS` is there."""

    match: Annotated[Pattern | None, reads(read_pattern)] = None
    """A pattern for the whole answer, in single quotes."""
    that: ExpressionField = None
    """A condition that must hold; the question's name stands for the answer."""
    length: RangeField | None = None
    """How many characters there may be."""
    range: RangeField | None = None
    """Between which numbers it lies."""
    kinds: Annotated[tuple[str, ...] | None, reads(read_kinds, one_or_more(KIND))] = None
    """Which files are taken, by their endings."""
    size: SizesField = None
    """How large a file may be."""
    error: TextField | None = None
    """What the respondent is told when the answer is refused."""

    @property
    def kind(self) -> str:
        """Which of them it is."""
        return next((kind for kind in KINDS if self.says(kind)), "that")

    def refuses(self, value: Value) -> Refusal | None:
        """Why the answer is refused; None if it meets the rule. A `that` needs the other answers: see the dialog."""
        if self.match is not None and not self.match.matches(str(value)):
            return Refusal("refused_pattern")
        if self.length is not None and len(str(value)) not in self.length:
            values = {"low": self.length.low, "high": self.length.high, "length": len(str(value))}
            return Refusal(_LENGTH[_bound(self.length)], values)
        if self.range is not None and value not in self.range:
            return Refusal(_RANGE[_bound(self.range)], {"low": self.range.low, "high": self.range.high})
        return self._refuses_file(dict(value.record)) if isinstance(value, Thing) else None

    def _refuses_file(self, record: dict[str, str | int | float | None]) -> Refusal | None:
        if self.kinds is not None and kind_of(str(record["file"])) not in self.kinds:
            return Refusal("refused_kinds", {"kinds": ", ".join(self.kinds)})
        return _outside(self.size, record.get("size")) if self.size is not None else None


def _outside(sizes: Sizes, size: object) -> Refusal | None:
    """A file whose size is not told is taken: it is looked at again when it is fetched."""
    if not isinstance(size, int):
        return None
    if sizes.high is not None and size > sizes.high:
        return Refusal("refused_size_high", {"high": spelled(sizes.high)})
    if sizes.low is not None and size < sizes.low:
        return Refusal("refused_size_low", {"low": spelled(sizes.low)})
    return None


def _rules(node: Node, problems: list[Problem]) -> tuple[Rule, ...]:
    if not isinstance(node, Sequence):
        wanted, help = "`rules` is a list: each rule begins with `- `", "write for example `- match: '[0-9]{{5}}'`"
        if isinstance(node, Mapping):
            help = "write `- {key}: …`, and below it what else belongs to the rule, two spaces further right"
        problems.append(wrong_type(node, wanted, help=help, key=next(iter(node), "match")))
        return ()
    items = rejoined(node, _belongs_above, "rule-kind", Worded("rule"), problems)
    read = (_rule(item, problems) for item in items)
    return tuple(rule for rule in read if rule is not None)


def _belongs_above(above: Mapping, item: Mapping) -> bool:
    return set(item) == {"error"} and "error" not in above


def _rule(node: Node, problems: list[Problem]) -> Rule | None:
    rule = read_record(Rule, node, problems, Worded("a rule"))
    if rule is None:
        return None
    kinds = [kind for kind in KINDS if rule.says(kind)]
    if not kinds and isinstance(node, Mapping) and not node.keys() <= Rule.keys.keys():
        return None  # the misspelt key has been told already
    if len(kinds) != 1:
        words = "a rule needs one of {kinds}" if not kinds else "a rule has only one of {kinds}; this one has {found}"
        problems.append(
            error(
                "rule-kind",
                rule.span,
                words,
                kinds=", ".join(f"`{kind}`" for kind in KINDS),
                found=", ".join(f"`{kind}`" for kind in kinds),
                help="write each demand as a rule of its own, beginning with `- `",
            )
        )
        return None
    if rule.error is None:
        problems.append(
            warning(
                "rule-without-error",
                rule.span,
                "this rule does not say what is wrong when it refuses an answer",
                help="add `error: …` with a sentence for the respondent",
            )
        )
    return rule


Rules = Annotated[tuple[Rule, ...], reads(_rules, list_of(Rule))]
