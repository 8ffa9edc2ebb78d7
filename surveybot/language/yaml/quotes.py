"""Texts that need quotes, and quotes that are wrong: in, the trouble; out, the line as it should be written."""

import re

from surveybot.language.problem import Replacement, error
from surveybot.language.yaml.draft import Draft, Edit, Slip, shown
from surveybot.language.yaml.line import Line, above, parts
from surveybot.language.yaml.quoting import is_expression, quote, quote_lines
from surveybot.language.yaml.silent import glued_colon, pattern_in_quotes
from surveybot.language.yaml.trouble import Trouble

_UNKNOWN_ESCAPE = re.compile(
    r'\\[^0abt\tnvfre "/\\N_LPxuU]|\\x(?![0-9A-Fa-f]{2})|\\u(?![0-9A-Fa-f]{4})|\\U(?![0-9A-Fa-f]{8})'
)
_GLUED = re.compile(r"(?:[^\W\d]\w*:(?=[^ \t])|\d+:(?=[{\"'\[]))")
_GLUED_DASH = re.compile(r"-[^\W\d]\w*:(?=\s|$)")
_BEGINS_WITH = "a text that begins with `{sign}` needs quotes"
_SIGNS = "%@`*&!|>?-{[],}"


def unknown_escape(trouble: Trouble) -> Slip | None:
    """A pattern in double quotes, with an escape that does not exist."""
    if "escape" not in trouble.words and "hexdecimal" not in trouble.words:
        return None
    if trouble.context_line != trouble.line and parts(trouble.draft, trouble.context_line + 1).key:
        return None  # the quote was to be closed long before
    line = trouble.draft.line(trouble.line)
    first = trouble.context_column + 1 if trouble.context_line == trouble.line else 0
    return pattern_in_quotes(trouble.draft, trouble.line, first, len(line), _UNKNOWN_ESCAPE)


def unclosed_quote(trouble: Trouble) -> Slip | None:
    """A quote that is not closed on its line, while the next line is a new entry; reads on as if it were."""
    draft = trouble.draft
    if "quoted scalar" in trouble.context:
        number, column = trouble.context_line, trouble.context_column
    elif trouble.quoted and trouble.quoted[0].line < trouble.quoted[1].line == trouble.line:
        number, column = trouble.quoted[0].line, trouble.quoted[0].column
    else:
        return None
    line, following = parts(draft, number), parts(draft, number + 1)
    sign = draft.line(number)[column : column + 1]
    end = max(line.value_end, column + 1)
    edit = Edit(number, end, end, sign)
    is_sure = bool(following.key or following.dashes or following.is_empty) and line.value_start == column
    problem = error(
        "yaml-syntax", draft.on_line(number, column, column + 1), "the quote that opens here is never closed",
        help="write `{line}`", line=shown(draft, (edit,), number), fix=draft.fix((edit,)) if is_sure else (),
    )  # fmt: skip
    return Slip(problem, (edit,) if is_sure else ())


def begins_with_sign(trouble: Trouble) -> Slip | None:
    """A text whose first character means something to YAML: `%`, `@`, `*bold*`, `{name}, hi`."""
    draft = trouble.draft
    for number in dict.fromkeys((trouble.context_line, trouble.line)):
        line = parts(draft, number)
        sign = line.value[:1]
        if not sign or sign not in _SIGNS or trouble.column < line.value_start or number != trouble.line:
            continue
        if sign in "{[" and _ends_inside(line, sign):
            continue
        if sign in "|>" and line.opens_block:
            continue
        if re.match(r"\|[-+]?[ ]+\S|>[-+][ ]+\S", line.value):
            return _text_beside_the_bar(draft, line, sign)
        if not line.key and not line.dashes:
            return _stray_sign(draft, line, sign)
        template = "a text that begins with a backtick needs quotes" if sign == "`" else _BEGINS_WITH
        return _needs_quotes(draft, line, template, sign)
    return None


def _stray_sign(draft: Draft, line: Line, sign: str) -> Slip:
    if _GLUED_DASH.match(line.value):
        return _glued_dash(draft, line)
    problem = error(
        "yaml-syntax", draft.on_line(line.number, line.value_start, line.value_start + 1),
        "line {line} cannot begin with `{sign}`", help="delete it, or put the text that it belongs to in quotes",
        line=line.number + 1, sign=sign,
    )  # fmt: skip
    return Slip(problem)


def _text_beside_the_bar(draft: Draft, line: Line, sign: str) -> Slip:
    """`say: | Welcome`: what belongs on lines of its own below the `|` begins beside it."""
    last, below = line, parts(draft, line.number + 1)
    while not below.is_empty and below.indent > line.indent + len(line.dashes):
        last, below = below, parts(draft, below.number + 1)
    header = line.value[: 2 if line.value[1] in "-+" else 1]
    indent = " " * (last.indent if last is not line else line.column + 2)
    words = line.value[len(header) :].lstrip()
    problem = error(
        "yaml-quote-needed", draft.on_line(line.number, line.value_start, line.value_end),
        "a text begins on the line below `{sign}`, not beside it", help="write\n{fixed}", sign=sign,
        fixed=f"{draft.line(line.number)[line.start : line.value_start]}{header}\n"
        f"{indent[line.start :]}{words}",
        fix=(
            Replacement(
                draft.on_line(line.number, line.value_start + len(header), line.value_end - len(words)), f"\n{indent}"
            ),
        ),
    )  # fmt: skip
    edits = quote_lines(draft, line.number, line.value_start, last.number, max(last.value_end, last.column))
    return Slip(problem, edits)


def _glued_dash(draft: Draft, line: Line) -> Slip:
    edit = Edit(line.number, line.value_start + 1, line.value_start + 1, " ")
    problem = error(
        "yaml-syntax", draft.on_line(line.number, line.value_start, line.value_start + 1),
        "a space is missing after the dash", help="write `{line}`", line=shown(draft, (edit,), line.number),
        fix=draft.fix((edit,)),
    )  # fmt: skip
    return Slip(problem, (edit,))


def sign_inside_brackets(trouble: Trouble) -> Slip | None:
    """`[yes, %remote]`: an item that begins with what means something to YAML."""
    draft, text = trouble.draft, trouble.draft.line(trouble.line)
    sign = text[trouble.column : trouble.column + 1]
    if "cannot start any token" not in trouble.words or sign not in ("%", "@", "`"):
        return None
    item = re.match(r"[^,\]}]*", text[trouble.column :])
    end = trouble.column + len(item[0].rstrip() if item else sign)
    edits = quote(draft, trouble.line, trouble.column, end)
    problem = error(
        "yaml-quote-needed", draft.on_line(trouble.line, trouble.column, end), _BEGINS_WITH,
        help="put the text in quotes: `{line}`", sign=sign, line=shown(draft, edits, trouble.line),
        fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)


def _ends_inside(line: Line, sign: str) -> bool:
    """Whether the brackets at the beginning are not closed before the end of the line."""
    depth = 0
    for at, character in enumerate(line.value):
        depth += (character in "{[") - (character in "}]")
        if depth == 0:
            return at == len(line.value) - 1
    return True


def _needs_quotes(draft: Draft, line: Line, template: str, sign: str) -> Slip:
    edits = quote(draft, line.number, line.value_start, line.value_end)
    problem = error(
        "yaml-quote-needed", draft.on_line(line.number, line.value_start, line.value_end), template,
        help="put the text in quotes: `{line}`", sign=sign, line=shown(draft, edits, line.number),
        fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)


def goes_on_after_quotes(trouble: Trouble) -> Slip | None:
    """`"pay" in reasons`, `'It's fine'`: quotes that end before the text does."""
    draft, line = trouble.draft, trouble.here
    sign = line.value[:1]
    if not sign or sign not in "\"'" or not trouble.quoted or trouble.quoted[1].line != line.number:
        return None
    if trouble.quoted[0].line != line.number or trouble.quoted[0].column != line.value_start:
        return None
    closed = len(line.value) > 1 and line.value.endswith(sign) and not is_expression(line.value)
    if not closed:
        return _needs_quotes(draft, line, "this goes on after the closing `{sign}`; all of it needs quotes", sign)
    edits = _requoted(line)
    problem = error(
        "yaml-quote-needed", draft.on_line(line.number, line.value_start, line.value_end),
        "the text holds the same `{sign}` that it stands in", help="write `{line}`",
        sign=sign, line=shown(draft, edits, line.number), fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)


def _requoted(line: Line) -> tuple[Edit, ...]:
    """The same text in the other kind of quotes, or with its own kind doubled."""
    start, end, inner = line.value_start, line.value_end, line.value[1:-1]
    if line.value[0] == "'" and '"' not in inner and "\\" not in inner:
        return Edit(line.number, start, start + 1, '"'), Edit(line.number, end - 1, end, '"')
    doubled = (Edit(line.number, start + 1 + m.start(), start + 2 + m.start(), "''") for m in re.finditer("'", inner))
    return Edit(line.number, start, start + 1, "'"), *doubled, Edit(line.number, end - 1, end, "'")


def colon_inside(trouble: Trouble) -> Slip | None:
    """`text: Question: what?`: a colon and a space inside a text."""
    line = trouble.here
    if "mapping values" not in trouble.words or not line.key or trouble.column < line.value_start:
        return None
    return _needs_quotes(trouble.draft, line, "a text with a colon and a space needs quotes", ":")


def no_colon(trouble: Trouble) -> Slip | None:
    """`type:text` where a key should be, noticed on its line or on one below."""
    draft = trouble.draft
    numbers = [trouble.context_line, trouble.line]
    before = above(draft, trouble.line)
    if before is not None and "mapping values" in trouble.words:
        numbers.append(before.number)
    for number in numbers:
        line = parts(draft, number)
        match = _GLUED.match(line.value)
        if match and not line.key and not line.value[match.end() :].startswith("//"):
            return glued_colon(draft, number, line.value_start)
    return None


def missing_colon(trouble: Trouble) -> Slip | None:
    """`type text`: a word that is a key elsewhere in the file, or stands where only a key can."""
    draft = trouble.draft
    number = trouble.context_line if "simple key" in trouble.context else trouble.line
    line, before = parts(draft, number), above(draft, number)
    if line.key and before is not None and "mapping values" in trouble.words:
        line, key_column = before, line.column
        if not line.dashes or line.column != key_column:
            return None
    elif "simple key" not in trouble.context or not (_is_key(draft, line.value) or _CONDITION.match(line.value)):
        return None
    word = line.value.partition(" ")[0]
    if line.key or not word.isidentifier():
        return None
    end = line.value_start + len(word)
    equals = re.match(r"\s*=(?!=)", line.value[len(word) :])
    edit = Edit(line.number, end, end + (len(equals[0]) if equals else 0), ":")
    problem = error(
        "yaml-syntax", draft.on_line(line.number, line.value_start, end), "a colon is missing after `{word}`",
        help="write `{line}`", word=word, line=shown(draft, (edit,), line.number), fix=draft.fix((edit,)),
    )  # fmt: skip
    return Slip(problem, (edit,))


# Words that are keys and begin no sentence that goes on from the line above.
_KEYS = frozenset({"type", "text", "hint", "choices", "rules", "optional", "next", "match", "error", "status"})
_CONDITION = re.compile(r"if .*[=<>]")  # no sentence, though this may be the only `if` of the file


def _is_key(draft: Draft, value: str) -> bool:
    word = value.partition(" ")[0]
    return word in _KEYS or bool(re.search(rf"^[ ]*(?:- )*{re.escape(word)}:(?:\s|$)", draft.text, re.MULTILINE))


def cut_text_goes_on(trouble: Trouble) -> Slip | None:
    """A text over several lines of which the first holds ` #`: the rest hangs in the air."""
    draft, line, before = trouble.draft, trouble.here, trouble.before
    if before is None or line.key or line.dashes or line.is_empty or line.indent <= before.column:
        return None
    if " #" not in draft.line(before.number)[before.value_start :] or before.value[:1] in "\"'|>":
        return None
    last = line
    while (following := parts(draft, last.number + 1)).value and following.indent > before.column and not following.key:
        last = following
    edits = quote_lines(draft, before.number, before.value_start, last.number, last.value_end)
    hash_ = draft.line(before.number).index(" #", before.value_start) + 1
    problem = error(
        "yaml-lost-comment", draft.on_line(before.number, hash_, hash_ + 1),
        "` #` ends the text here as a comment, but the text goes on below",
        help="write\n{fixed}", fixed=shown(draft, edits, before.number, last.number), fix=draft.fix(edits),
    )  # fmt: skip
    return Slip(problem, edits)
