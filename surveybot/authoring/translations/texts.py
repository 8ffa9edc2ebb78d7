"""What there is to translate in a survey: in, its file; out, texts by their ids, each in the languages it has."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from surveybot.authoring.translations.document import Document, open_document
from surveybot.authoring.translations.found import TAG, Found, has_words, texts_in
from surveybot.errors import CannotRead
from surveybot.language.nodes import Mapping as MappingNode
from surveybot.language.nodes import Node, Scalar
from surveybot.language.position import Span
from surveybot.language.text import is_blank
from surveybot.survey.includes import KEYS, Folder, Included
from surveybot.survey.settings import read_languages

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_ORDINAL = re.compile(r"\.\d+(?=\.|$)")


def worded(text: str) -> str:
    """A text as translators see it: line breaks of one kind, and none at its end, where block texts have one."""
    return _LINE_ENDS.sub("\n", text).rstrip("\n")


def fingerprint(text: str) -> str:
    """What changes when a text does: 12 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(worded(text).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Translatable:
    """One text: `words` has what stands in the file, by language; a plain string is in the source language alone."""

    id: str
    found: Found
    source: str
    words: Mapping[str, str]
    about: str = ""  # the question that it belongs to

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return self.found.node.span

    @property
    def hash(self) -> str:
        """The fingerprint of its source."""
        return fingerprint(self.source)

    @property
    def kind(self) -> str:
        """Its id without the numbers, which change when a step or a rule is put before it."""
        return kind_of(self.id)


@dataclass(frozen=True)
class SurveyTexts:
    """All texts of a survey that can be translated; `orphans` are those without words in the source language.

    `documents` are its file and then those that it includes, by what the spans of their nodes call them.
    """

    documents: Mapping[str, Document]
    id: str
    languages: tuple[str, ...]
    texts: tuple[Translatable, ...]
    orphans: tuple[Found, ...]

    @property
    def document(self) -> Document:
        """The file of the survey itself."""
        return next(iter(self.documents.values()))

    @property
    def parts(self) -> Mapping[str, Document]:
        """The files that it includes, by their paths from its folder."""
        folder, (_, *parts) = self.document.path.parent, self.documents.values()
        return {part.path.relative_to(folder).as_posix(): part for part in parts}

    def place(self, text: Translatable) -> str:
        """`file:line` of a text, seen from the folder of the survey."""
        path = self.documents[text.span.file].path.relative_to(self.document.path.parent)
        return f"{path.as_posix()}:{text.span.line}"

    @property
    def source_language(self) -> str:
        """The language that the author writes first."""
        return self.languages[0]

    @cached_property
    def by_id(self) -> Mapping[str, Translatable]:
        """The texts by their ids."""
        return {text.id: text for text in self.texts}


def kind_of(id: str) -> str:
    """An id without its numbers: `exit_interview/say.2` is a `exit_interview/say`."""
    return _ORDINAL.sub("", id)


def open_texts(path: Path) -> SurveyTexts:
    """The texts of a survey file, also of one with mistakes; CannotRead if it, or a file it includes, is no YAML."""
    document = open_document(path)
    if is_part(document):
        raise CannotRead(f"{path} is a part of a survey: give the survey that includes it.")
    folder = Folder(path.parent)
    if "steps" in document.root:
        Included(str(path), folder, []).gather(document.root["steps"])
    return texts_of([document, *(open_document(path.parent / name) for name in folder.taken)])


def is_part(document: Document) -> bool:
    """Whether a file can only be included in a survey."""
    return set(document.root) <= set(KEYS)


def texts_of(documents: Sequence[Document]) -> SurveyTexts:
    """The texts of a survey file that is read already, with those of the files that it includes."""
    document, *parts = documents
    root, folder = document.root, document.path.parent
    named = next((root[key] for key in ("languages", "language") if key in root), Scalar.nowhere("en"))
    languages = tuple(dict.fromkeys(map(str, read_languages(named, []))))
    id = root.get("id")
    survey = str(id) if isinstance(id, Scalar) and id else document.path.stem
    roots = {part.path.relative_to(folder).as_posix(): part.root for part in parts}
    found = list(texts_in(root, languages[0], roots))
    texts = [_translatable(id, one, languages[0]) for id, one in zip(_ids(survey, found), found, strict=True)]
    orphans = [text.found for text in texts if not text.source]
    wanted = [text for text in texts if text.source and (len(text.words) > 1 or has_words(text.source))]
    by_file = {document.root.span.file: document for document in documents}
    return SurveyTexts(by_file, survey, languages, tuple(wanted), tuple(orphans))


def _ids(survey: str, found: Iterable[Found]) -> Iterable[str]:
    """The ids; where a mistake gives one twice (two questions of one name) the second gets `~2`."""
    seen: Counter[str] = Counter()
    for one in found:
        id = "/".join([survey, *([".".join(one.owner)] if one.owner else []), ".".join(one.field)])
        seen[id] += 1
        yield id if seen[id] == 1 else f"{id}~{seen[id]}"


def _translatable(id: str, found: Found, source: str) -> Translatable:
    words = _words(found.node, source)
    about = "" if found.field == ("text",) or found.about is None else _words(found.about, source).get(source, "")
    return Translatable(id, found, words.get(source, ""), words, about)


def _words(node: Node, source: str) -> dict[str, str]:
    if isinstance(node, Scalar):
        return {} if is_blank(node) else {source: worded(node)}
    if not isinstance(node, MappingNode):
        return {}
    texts = {tag: value for tag, value in node.items() if TAG.fullmatch(tag) and isinstance(value, Scalar)}
    return {language: worded(value) for language, value in texts.items() if not is_blank(value)}
