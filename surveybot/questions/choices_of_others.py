"""Choices as other tools write them, `value:` and `label:`: in, a list of nodes; out, `code: label`, and a problem."""

from collections.abc import Iterable

from surveybot.language.fields import CODE
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.problem import Problem, Replacement, error
from surveybot.language.yaml.quoting import in_quotes

_CODES = ("value", "code", "id", "name", "key")
_FEW = 2
_LABELS = ("label", "text", "title", "caption")


def as_here(items: Iterable[Node], problems: list[Problem]) -> list[Node]:
    """The items, those of others rewritten, of which the first is told of; those that have only a label are texts."""
    items = list(items)
    others = [item for item in items if isinstance(item, Mapping) and _is_of_others(item)]
    if others:
        problems.append(_problem(others))
    items = [_rewritten(item) if isinstance(item, Mapping) and _is_of_others(item) else item for item in items]
    labels = [_only_label(item) for item in items]
    return (
        items
        if len([label for label in labels if label is not None]) < _FEW
        else [item if label is None else label for item, label in zip(items, labels, strict=True)]
    )


def _only_label(item: Node) -> Scalar | None:
    """What stands under `label:` in a choice that has no code; one alone may have that word for its code."""
    keys = [key for key in item if key in (*_CODES, *_LABELS)] if isinstance(item, Mapping) else []
    label = item[keys[0]] if isinstance(item, Mapping) and len(keys) == 1 and next(iter(item)) in _LABELS else None
    return label if isinstance(label, Scalar) and label else None


def _is_of_others(item: Mapping) -> bool:
    sides = [[key for key in item if key in words] for words in (_CODES, _LABELS)]
    return all(len(keys) == 1 and isinstance(item[keys[0]], Scalar) and item[keys[0]] for keys in sides)


def _sides(item: Mapping) -> tuple[Scalar, Scalar]:
    """The code and the label."""
    code, label = (item[next(key for key in item if key in words)] for words in (_CODES, _LABELS))
    assert isinstance(code, Scalar)
    assert isinstance(label, Scalar)
    return code, label


def _rewritten(item: Mapping) -> Mapping:
    code, label = _sides(item)
    written = Mapping(item.span)
    written.add(code, label)
    for key in item:
        if key not in (*_CODES, *_LABELS):
            written.add(item.key_of(key), item[key])
    return written


def _problem(items: list[Mapping]) -> Problem:
    code, label = _sides(items[0])
    key = items[0].key_of(next(key for key in items[0] if key in _CODES))
    help = "write `- {code}: {label}`, and so all {others} of this list"
    return error(
        "choice-without-code",
        key.span,
        "a choice is written as `- code: label`, without `{key}:`",
        key=str(key),
        code=str(code),
        label=str(label) if len(label) <= 60 else "…",
        others=len(items),
        help=help if len(items) > 1 else "write `- {code}: {label}`",
        fix=tuple(map(_replacement, items)) if all(map(_is_plain, items)) else (),
    )


def _is_plain(item: Mapping) -> bool:
    code, label = _sides(item)
    return len(item) == 2 and CODE.fullmatch(code) is not None and "\n" not in label


def _replacement(item: Mapping) -> Replacement:
    code, label = _sides(item)
    return Replacement(item.span, f"{code}: {label if label.plain else in_quotes(label)}")
