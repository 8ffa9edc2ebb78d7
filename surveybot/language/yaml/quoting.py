"""How a text is put in quotes: in, a piece of a line; out, the edits that quote it."""

import re

from surveybot.language.yaml.draft import Draft, Edit

_EXPRESSION = re.compile(
    r"""["'] *(?:if|in|and|or|else|==|!=|<=|>=|<|>|[-+*/]) |(?: |^)(?:has|==|!=|not|in) *\(?["']"""
)


def quote(draft: Draft, line: int, start: int, end: int) -> tuple[Edit, ...]:
    """Quotes columns start..end of a line: with `"` where the text has neither `"` nor a backslash, else with `'`."""
    return quote_lines(draft, line, start, line, end)


def quote_lines(draft: Draft, line: int, start: int, end_line: int, end: int) -> tuple[Edit, ...]:
    """The same for a text that goes on over several lines."""
    if draft.is_long(line):
        return ()
    pieces = [draft.line(line)[start : end if line == end_line else None]]
    pieces += [draft.line(number)[: end if number == end_line else None] for number in range(line + 1, end_line + 1)]
    if not any(mark in piece for piece in pieces for mark in '"\\'):
        return Edit(line, start, start, '"'), Edit(end_line, end, end, '"')
    doubled = tuple(
        Edit(line + row, at, at + 1, "''")
        for row, piece in enumerate(pieces)
        for at in (match.start() + (start if row == 0 else 0) for match in re.finditer("'", piece))
    )
    return Edit(line, start, start, "'"), *doubled, Edit(end_line, end, end, "'")


def is_expression(text: str) -> bool:
    """Whether quotes inside `text` look like those of codes in a condition: `"pay" in reasons`."""
    return bool(_EXPRESSION.search(text))


def in_quotes(text: str) -> str:
    """`text` as a quoted scalar on one line."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
