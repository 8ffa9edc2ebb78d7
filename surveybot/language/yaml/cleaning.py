"""Characters that nobody sees: in, a text; out, a text of the same columns that libyaml takes, and the problems."""

import re

from surveybot.language.position import Span
from surveybot.language.problem import Problem, Replacement, error, warning
from surveybot.language.yaml.draft import Draft, Edit
from surveybot.language.yaml.signs import NUMBERED, RARE, with_plain_signs

_MOST = 10  # of one kind in one file: more would hide the rest

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# Joiners hold emoji and Persian words together, marks order Hebrew: only between Latin and Cyrillic they are stray.
_JOINERS = re.compile("(?<=[A-Za-zА-Яа-я :])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-zА-Яа-я :])")
_MARKS = re.compile("[\u200e\u200f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ANY = re.compile(
    "|".join(p.pattern for p in (_REFUSED, _LINE_ENDS, _HIDDEN, _MARKS, _ODD_SPACE)) + f"|[\u200c\u200d]|{RARE}"
)
_KEY = re.compile(r"[^\w\"']*\w[^:\s]*:(?=\s|$)")
_STRUCTURE = re.compile(r"(?P<before>\s*(?:-\s+)*)\w[^:\s]*(?P<behind>\s*):(?=\s|$)")


def cleaned(text: str, file: str) -> tuple[Draft, list[Problem]]:
    """What libyaml refuses becomes U+FFFD, an exotic line end a space; odd spaces of the indentation become spaces."""
    if text.isascii() and not _REFUSED.search(text) and not NUMBERED.search(text):
        return Draft(file, text), []
    problems: list[Problem] = []
    if not _ANY.search(text):
        return Draft(file, text), problems
    plain = _LINE_ENDS.sub(" ", _REFUSED.sub("\ufffd", text)).replace("\ufeff", "\u200b")
    draft = Draft(file, plain)
    places = _Places(draft)
    for pattern in (_REFUSED, _LINE_ENDS, _HIDDEN, _JOINERS, *(() if _RIGHT_TO_LEFT.search(text) else (_MARKS,))):
        found = [match.start() for match in pattern.finditer(text)]
        problems += [_invisible(pattern, places.span(at), f"U+{ord(text[at]):04X}") for at in found[:_MOST]]
    draft, signs = with_plain_signs(_without_hidden(draft))
    problems += signs
    if _ODD_SPACE.search(plain):
        draft, odd = _without_odd_spaces(draft)
        problems += odd
    return draft, problems


def _invisible(pattern: re.Pattern[str], place: Span, code_point: str) -> Problem:
    help, gone = "delete it, and type what stands around it again", (Replacement(place, ""),)
    if pattern is _REFUSED:
        words = "here is a control character ({code_point}) that no text can hold"
        return error("yaml-invisible", place, words, help=help, fix=gone, code_point=code_point)
    if pattern is _LINE_ENDS:
        words, gone = "here is an invisible line separator ({code_point}), read as a space", (Replacement(place, " "),)
    else:
        words = "here is an invisible character ({code_point})"
    return warning("yaml-invisible", place, words, help=help, fix=gone, code_point=code_point)


class _Places:
    """Turns indexes of a text into places."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def span(self, at: int) -> Span:
        before = self._draft.text[:at].splitlines(keepends=True) or [""]
        ended = before[-1].endswith(("\n", "\r"))
        line = len(before) - (0 if ended else 1)
        column = 0 if ended else len(before[-1])
        return self._draft.on_line(line, column, column + 1)


def _without_hidden(draft: Draft) -> Draft:
    """The draft without invisible characters in and around keys; they have been complained of."""
    edits = []
    for number, line in enumerate(draft.lines):
        if number not in draft.block_lines and _HIDDEN.search(line):
            key = _KEY.match(line)
            found = _HIDDEN.finditer(line, 0, key.end()) if key else ()
            edits += [Edit(number, hidden.start(), hidden.end(), "") for hidden in found]
    return draft.mended(edits) if edits else draft


def _without_odd_spaces(draft: Draft) -> tuple[Draft, list[Problem]]:
    edits: list[Edit] = []
    for number, line in enumerate(draft.lines):
        match = _STRUCTURE.match(line) if number not in draft.block_lines and _ODD_SPACE.search(line) else None
        if match:
            pieces = (match.span("before"), match.span("behind"))
            edits += [
                Edit(number, at, at + 1, " ") for a, b in pieces for at in range(a, b) if _ODD_SPACE.match(line[at])
            ]
    if not edits:
        return draft, []
    problems = []
    for number in list(dict.fromkeys(edit.line for edit in edits))[:_MOST]:
        columns = [edit.start for edit in edits if edit.line == number]
        problems.append(warning(
            "yaml-nbsp", draft.on_line(number, columns[0], columns[-1] + 1),
            "line {line} has a no-break space beside its key, which looks like a space and is none",
            help="type the spaces of this line again", line=number + 1,
            fix=draft.fix(edit for edit in edits if edit.line == number),
        ))  # fmt: skip
    lines = list(draft.lines)
    for edit in edits:
        lines[edit.line] = lines[edit.line][: edit.start] + " " + lines[edit.line][edit.end :]
    return Draft(draft.file, "".join(lines)), problems
