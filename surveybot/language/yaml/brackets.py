"""Brackets that libyaml stumbles over: in, the trouble; out, the text to quote or the bracket that is missing."""

from surveybot.language.problem import error
from surveybot.language.yaml.draft import Edit, Slip, shown
from surveybot.language.yaml.flow import brace_map, mend_pieces, split
from surveybot.language.yaml.line import Line, parts
from surveybot.language.yaml.trouble import Trouble


def wrong_in_braces(trouble: Trouble) -> Slip | None:
    """A value between `{` and `}` that needs quotes."""
    for number in dict.fromkeys((trouble.context_line, trouble.line)):
        line = parts(trouble.draft, number)
        if line.value.startswith("{") and line.value.endswith("}"):
            slip = mend_pieces(trouble.draft, number, line.value_start, line.value_end)
            if not split(trouble.draft.line(number), line.value_start + 1, line.value_end - 1):
                slip = brace_map(trouble.draft, number, line.value_start, line.value_end)
            if slip is not None:
                return slip
    return None


def bracket_too_many(trouble: Trouble) -> Slip | None:
    """`{a: b}}`: a bracket that closes nothing."""
    draft, line = trouble.draft, trouble.here
    text = draft.line(trouble.line)
    if line.value[:1] not in ("{", "[") or text[trouble.column : trouble.column + 1] not in ("}", "]"):
        return None
    rest = text[trouble.column : line.value_end]
    if rest.strip("}] ") or "did not find expected key" not in trouble.words:
        return None
    edit = Edit(line.number, trouble.column, line.value_end, "")
    problem = error(
        "yaml-syntax", draft.on_line(line.number, trouble.column, line.value_end),
        "this `{bracket}` closes nothing: there is one too many", help="write `{line}`",
        bracket=rest[0], line=shown(draft, (edit,), line.number), fix=draft.fix((edit,)),
    )  # fmt: skip
    return Slip(problem, (edit,))


def comma_too_many(trouble: Trouble) -> Slip | None:
    """`[a, , b]`: a comma behind nothing."""
    draft = trouble.draft
    if "node content" not in trouble.words or "flow" not in trouble.context:
        return None
    if draft.line(trouble.line)[trouble.column : trouble.column + 1] != ",":
        return None
    edit = Edit(trouble.line, trouble.column, trouble.column + 1, "")
    problem = error(
        "yaml-syntax", draft.on_line(trouble.line, trouble.column, trouble.column + 1), "there is a comma too many",
        help="write `{line}`", line=shown(draft, (edit,), trouble.line), fix=draft.fix((edit,)),
    )  # fmt: skip
    return Slip(problem, (edit,))


def unclosed_bracket(trouble: Trouble) -> Slip | None:
    """A `{` or `[` that is closed on no line; reads on as if it were closed at the end of its line."""
    draft = trouble.draft
    if "flow" not in trouble.context:
        return None
    line = parts(draft, trouble.context_line)
    opening = draft.line(line.number)[trouble.context_column : trouble.context_column + 1]
    if opening not in ("{", "["):
        return None
    closing = "}" if opening == "{" else "]"
    span = draft.on_line(line.number, trouble.context_column, trouble.context_column + 1)
    if trouble.line == line.number:
        return _wrong_inside(trouble, line)
    end = line.value_end
    edit = Edit(line.number, end, end, closing)
    is_sure = _begins_entry(parts(draft, line.number + 1)) and not line.value.endswith(",")
    problem = error(
        "yaml-syntax", span, "this `{opening}` is never closed", help="write `{line}`",
        opening=opening, line=shown(draft, (edit,), line.number), fix=draft.fix((edit,)) if is_sure else (),
    )  # fmt: skip
    return Slip(problem, (edit,) if is_sure else ())


def _begins_entry(line: Line) -> bool:
    return bool(line.dashes or line.key) or line.is_empty


def _wrong_inside(trouble: Trouble, line: Line) -> Slip:
    end = max(line.value_end, trouble.column + 1)
    problem = error(
        "yaml-syntax", trouble.draft.on_line(line.number, trouble.column, end),
        "from here on the list or mapping in brackets cannot be read",
        help="put each text between the brackets in quotes, or write one entry a line",
    )  # fmt: skip
    return Slip(problem)
