"""Names of what is asked in rounds: in, a name that there is not; out, how that is written which was meant."""

import re
from collections.abc import Iterator, Mapping, Sequence

from surveybot.language.expression.slips import nearest
from surveybot.language.expression.types import Rounds, Type

_INDEX = re.compile(r"\[[^\]]*\]")


def remedy(types: Mapping[str, Type], path: str) -> tuple[str, dict[str, str]]:
    """A help and its values, where something in a round may have been meant; else an empty help."""
    examples = list(_examples(types))
    for example in examples:
        if path == example.rpartition(".")[2]:
            help = "it is asked in rounds: write `{near}` for one of them, or all together, as in `count({all})`"
            return help, {"near": example, "all": _without_rounds(example)}
        header = re.fullmatch("_".join(_INDEX.sub(r"_(\\w+?)", piece) for piece in example.split(".")), path)
        if header is not None:
            return "an export calls it so; here it is `{near}`", {"near": _in_rounds(example, header.groups())}
    if path.endswith("]"):
        head = path.partition("[")[0]
        inside = next((example for example in examples if example.partition("[")[0] == head), "")
        return "this is a whole round; name something in it, such as `{near}`" if inside else "", {"near": inside}
    plain = {_without_rounds(example): example for example in reversed(examples)}
    near = nearest(_without_rounds(path), list(plain)) if "." in path else None
    if near is None:
        return "", {}
    return "did you mean `{near}`?", {"near": _in_rounds(plain[near], _INDEX.findall(path))}


def _examples(types: Mapping[str, Type]) -> Iterator[str]:
    for of in types.values():
        if isinstance(of, Rounds):
            yield from of.inside


def _without_rounds(written: str) -> str:
    return _INDEX.sub("", written)


def _in_rounds(example: str, rounds: Sequence[str]) -> str:
    """The example in other rounds, where as many are given; they come with their brackets, or without."""
    if len(rounds) != len(_INDEX.findall(example)):
        return example
    written = iter(at if at.startswith("[") else f"[{at}]" if at.isdecimal() else f'["{at}"]' for at in rounds)
    return _INDEX.sub(lambda _: next(written), example)
