"""`include:` – parts of a survey in other files: in, steps and a folder; out, the nodes of every file taken in."""

import os
from collections.abc import Iterator
from collections.abc import Mapping as Names
from pathlib import Path, PurePosixPath
from typing import Protocol

from msgspec import Struct

from surveybot.errors import BeingChanged, CannotRead
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Label, Problem, error
from surveybot.language.reader import read_bytes, read_text
from surveybot.language.record import wrong_type

KEYS = ("steps", "choice_lists")


class Beside(Protocol):
    """Where the files lie that a survey takes in."""

    def read(self, name: str) -> bytes:
        """What stands in a file, by its path from the survey's folder; CannotRead if there is none."""


class Folder(Struct, frozen=True):
    """The folder of a survey file; `taken` are the files that were read, by their paths in it.

    What stands in `instead` is taken for what lies there.
    """

    path: Path
    instead: Names[str, bytes] = {}
    taken: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        """What stands in a file of this folder or below; one that a link leads out of it is not there."""
        whole = self.path / name
        if not Path(os.path.realpath(whole)).is_relative_to(os.path.realpath(self.path)):
            raise CannotRead(f"{name} lies outside of the survey's folder.")
        self.taken[name] = self.instead[name] if name in self.instead else read_bytes(whole)
        return self.taken[name]


class Kept(Struct, frozen=True):
    """Files that were kept with an edition."""

    files: Names[str, bytes] = {}

    def read(self, name: str) -> bytes:
        """What stood in a file when the edition was made."""
        if name not in self.files:
            raise CannotRead(f"There is no file {name}.")
        return self.files[name]


class Included(Struct):
    """What was taken in: the mapping of each file by its name, and where it was included first."""

    file: str
    beside: Beside
    problems: list[Problem]
    parts: dict[str, Mapping] = {}
    places: dict[str, Scalar] = {}

    def gather(self, steps: Node, around: tuple[str, ...] = ()) -> None:
        """Reads every file that the steps name, and those that these name."""
        for name in _named(steps):
            if self._may_be_taken(name, around):
                self.places[str(name)] = name
                part = self._read(name)
                if part is not None:
                    self.parts[str(name)] = part
                    self.gather(part.get("steps", Sequence(part.span)), (*around, str(name)))

    def _may_be_taken(self, name: Scalar, around: tuple[str, ...]) -> bool:
        if str(name) in around:
            way = " → ".join((*around[around.index(str(name)) :], str(name)))
            words, help = "`{name}` includes itself: {way}", "take one of the `include` steps out"
            self.problems.append(error("include-cycle", name.span, words, name=str(name), way=way, help=help))
            return False
        if str(name) in self.places:
            labels = (Label(self.places[str(name)].span, "first here"),)
            words = "`{name}` is included already; its answers would overwrite each other"
            help = "a file can be included once; put what is asked again and again into a `repeat`"
            self.problems.append(error("include-twice", name.span, words, name=str(name), labels=labels, help=help))
            return False
        return True

    def _read(self, name: Scalar) -> Mapping | None:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name:
            self._not_there(name, "`{name}` does not lie in the survey's folder or below it")
            return None
        try:
            source = self.beside.read(str(name))
        except BeingChanged:
            raise
        except CannotRead:
            self._not_there(name, "there is no file `{name}` beside this survey")
            return None
        node, found = read_text(source, str(Path(self.file).parent / name))
        self.problems.extend(found)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problems.append(wrong_type(node, "an included file begins with `steps:`"))
            return None
        self.problems.extend(_wrong_keys(node))
        return node

    def _not_there(self, name: Scalar, words: str) -> None:
        help = "write its path from the survey's folder, such as `parts/contact.yaml`"
        self.problems.append(error("include-missing", name.span, words, name=str(name), help=help))


def _wrong_keys(part: Mapping) -> Iterator[Problem]:
    for key in part:
        if key not in KEYS:
            help = "take it out; settings and tests belong to the survey that includes this file"
            words = "`{key}` does not belong into an included file, which has `steps:` and `choice_lists:`"
            yield error("key-wrong-place", part.key_of(key).span, words, key=key, help=help)
    if "steps" not in part:
        help = "add `steps:` with what is to be taken in"
        yield error("missing-key", part.span, "an included file needs `steps:`", help=help)


def _named(node: Node) -> Iterator[Scalar]:
    """The files that steps include, those in blocks and repeats too, in the order of the file."""
    if isinstance(node, Sequence):
        for item in node:
            yield from _named(item)
    elif isinstance(node, Mapping):
        name = node.get("include")
        if isinstance(name, Scalar) and name:
            yield name
        for key in ("then", "else", "steps"):
            if key in node:
                yield from _named(node[key])
