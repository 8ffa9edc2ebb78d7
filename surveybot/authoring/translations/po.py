"""PO files, as gettext and Poedit know them: in, rows; out, the text of a file; and back.

The text is written by Babel. It is read here, for Babel's reader prints to standard output, drops the last letter
where a quote is missing, and makes one of two entries with the same id.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from surveybot.authoring.translations.notes import GENERAL
from surveybot.authoring.translations.rows import Remark, Row, Sheet
from surveybot.errors import CannotRead

_HASH = re.compile(r"source hash: ([0-9a-f]{12})")
_STRING = re.compile(r'(?:(msgctxt|msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"')
_PLURAL = re.compile(r"msgid_plural\b|msgstr\[")


def to_po(sheet: Sheet) -> str:
    """The file for a translator."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import generate_po

    catalog = Catalog()
    for row in sheet.rows:
        place, _, line = row.place.rpartition(":")
        notes = [*row.notes, f"source hash: {row.hash}"]
        message = catalog.add(
            row.source, row.translation, [(place, int(line))], auto_comments=notes, context=row.id
        )  # fmt: skip
        # Babel sees Python's formats in `100 % sure` and `{name}`, and Poedit would complain of translations.
        message.flags.clear()
        if row.mark:
            message.flags.add("fuzzy")
    return _header(sheet) + "".join(generate_po(catalog, omit_header=True))


def _header(sheet: Sheet) -> str:
    from babel.messages.pofile import escape

    plural = _plural_forms(sheet.language)
    fields = {
        "Project-Id-Version": sheet.survey,
        "Language": sheet.language.replace("-", "_"),
        "X-Source-Language": sheet.source_language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({"Plural-Forms": plural} if plural else {}),
    }
    comment = [f"{sheet.name}, from {sheet.source_language} into {sheet.language}.", *GENERAL]
    lines = ['msgid ""', 'msgstr ""', *(escape(f"{name}: {value}\n") for name, value in fields.items())]
    return "".join(f"# {line}\n" for line in comment) + "\n".join(lines) + "\n\n"


def _plural_forms(language: str) -> str:
    from babel import UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        return get_plural(language.replace("-", "_")).plural_forms
    except (UnknownLocaleError, ValueError):
        return ""


def from_po(source: bytes, name: str) -> Sheet:
    """The rows of a file that has come back; entries that are damaged are left out, each with a remark."""
    entries = list(_entries(_decoded(source, name)))
    if not any(entry.strings for entry in entries):
        raise CannotRead(f"{name} is no PO file: there is no `msgid` in it.")
    header = next((entry for entry in entries if entry.is_header), _Entry(1))
    about = dict(re.findall(r"^([\w-]+):[ \t]*(.*?)[ \t]*$", header.get("msgstr"), re.MULTILINE))
    rows = [
        Row(
            entry.get("msgctxt"), entry.get("msgid"), entry.get("msgstr"), entry.hash, f"{name}:{entry.line}",
            "fuzzy" if entry.is_fuzzy else "",
        )
        for entry in entries
        if not entry.damage and not entry.is_header
    ]  # fmt: skip
    remarks = [
        Remark(f"{name}:{entry.line}", f"{entry.damage}. The entry is left out", entry.get("msgctxt"))
        for entry in entries
        if entry.damage
    ]
    return Sheet(
        name, about.get("Project-Id-Version", ""), about.get("X-Source-Language", "").replace("_", "-"),
        about.get("Language", "").replace("_", "-"), tuple(rows), tuple(remarks),
    )  # fmt: skip


def _decoded(source: bytes, name: str) -> str:
    found = re.search(rb"charset=([A-Za-z0-9_.:-]+)", source[:5000])
    charset = found[1].decode("ascii") if found else "utf-8"
    try:
        return source.decode("utf-8-sig" if charset.casefold() in ("utf-8", "utf8", "charset") else charset)
    except (UnicodeDecodeError, LookupError):
        raise CannotRead(f"{name} is not in the encoding {charset}: save it as UTF-8.") from None


@dataclass
class _Entry:
    """One entry while it is read: its strings by their keywords, and what is wrong with it."""

    line: int
    strings: dict[str, list[str]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    last: str = ""
    damage: str = ""

    def get(self, keyword: str) -> str:
        """One of its strings, put together."""
        from babel.messages.pofile import unescape

        return "".join(unescape(f'"{piece}"') for piece in self.strings.get(keyword, ()))

    @property
    def is_header(self) -> bool:
        """Whether it says what the file is."""
        return "msgctxt" not in self.strings and not self.get("msgid") and not self.damage

    @property
    def hash(self) -> str:
        """The fingerprint of its source, from the comment."""
        found = _HASH.search(" ".join(line[2:].strip() for line in self.comments if line.startswith("#.")))
        return found[1] if found else ""

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translator is not sure."""
        return any("fuzzy" in re.split(r"[,\s]+", line[2:]) for line in self.comments if line.startswith("#,"))

    def take(self, line: str, number: int) -> None:
        """Reads one line; a mistake spoils the entry, not the file."""
        found = _STRING.fullmatch(line)
        keyword = found[1] or self.last if found else ""
        if found and keyword and (not found[1] or keyword not in self.strings):
            self.strings.setdefault(keyword, []).append(found[2])
            self.last = keyword
        elif not self.damage:
            self.damage = (
                f"line {number} belongs to plural forms, which surveys write as {{plural(n, …)}}"
                if _PLURAL.match(line)
                else f"line {number} cannot be read, perhaps for want of a quote"
            )


def _entries(text: str) -> Iterator[_Entry]:
    """The entries one after another; an entry ends with a blank line, or where the next one begins."""
    for number, block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        entry = _Entry(number)
        for at, line in enumerate(block, number):
            if line.startswith("#"):
                entry.comments.append(line)
            else:
                entry.take(line, at)
        if entry.strings and "msgstr" not in entry.strings and not entry.damage:
            entry.damage = "there is no msgstr"
        if entry.strings or entry.damage:
            yield entry


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    is_full = False
    for number, line in enumerate([*map(str.strip, lines), ""], 1):
        begins = line.startswith("#") or re.match(r"msg(ctxt|id)\b", line)
        if block and (not line or (is_full and begins)):
            yield number - len(block), block
            block, is_full = [], False
        if line:
            block.append(line)
            is_full = is_full or line.startswith("msgstr")
    assert not block, "the last line is blank"
