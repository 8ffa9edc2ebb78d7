"""What an author did wrong where libyaml gave up: in, the trouble; out, the slip in plain words."""

from collections.abc import Callable

from surveybot.language.problem import error
from surveybot.language.yaml.brackets import bracket_too_many, comma_too_many, unclosed_bracket, wrong_in_braces
from surveybot.language.yaml.dashes import missing_dash
from surveybot.language.yaml.draft import Slip
from surveybot.language.yaml.indentation import misplaced_line, tabs, unindented_text
from surveybot.language.yaml.one_line import two_keys
from surveybot.language.yaml.quotes import (
    begins_with_sign,
    colon_inside,
    cut_text_goes_on,
    goes_on_after_quotes,
    missing_colon,
    no_colon,
    sign_inside_brackets,
    unclosed_quote,
    unknown_escape,
)
from surveybot.language.yaml.trouble import Trouble

# The surest first: each looks at what the earlier ones left.
_RECOGNISERS: tuple[Callable[[Trouble], Slip | None], ...] = (
    tabs,
    unknown_escape,
    unclosed_quote,
    bracket_too_many,
    comma_too_many,
    wrong_in_braces,
    begins_with_sign,
    sign_inside_brackets,
    goes_on_after_quotes,
    unclosed_bracket,
    two_keys,
    colon_inside,
    missing_colon,
    no_colon,
    cut_text_goes_on,
    missing_dash,
    misplaced_line,
    unindented_text,
)


def explain(trouble: Trouble) -> Slip:
    """The first recogniser's answer; where none knows, the place in plain words and nothing to mend."""
    if trouble.draft.is_long(trouble.line) or trouble.draft.is_long(trouble.context_line):
        return _unknown(trouble)
    for recognise in _RECOGNISERS:
        slip = recognise(trouble)
        if slip is not None:
            return slip
    return _unknown(trouble)


def _unknown(trouble: Trouble) -> Slip:
    draft = trouble.draft
    line = min(trouble.line, max(len(draft.lines) - 1, 0))
    end = len(draft.line(line))
    column = min(trouble.column, end) if line == trouble.line else end
    problem = error(
        "yaml-syntax", draft.on_line(line, column, max(end, column)), "line {line} cannot be read from here on",
        help="look at this line and the one above it: is a colon, a quote or a bracket missing, or a space too many?",
        line=line + 1,
    )  # fmt: skip
    return Slip(problem)
