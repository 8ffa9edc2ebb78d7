"""`surveybot explain`: in, the code of a problem; out, its page, with a bad and a good example."""

import os

from surveybot.checks.families import FAMILY_OF, guess
from surveybot.cli.output import Output
from surveybot.cli.pages import page_of
from surveybot.cli.speech import Language, spoken


def explain(code: str, *, lang: Language | None = None) -> int:
    """Explain a problem: what it means, an example with it and one without, and how to mend it.

    :param code: The word in brackets behind `error`, `warning` or `info`, for example goto-unknown.
    :param lang: In English or in Russian; without it SURVEYBOT_LANG, LC_ALL and LANG decide.
    """
    if code not in FAMILY_OF:
        words = f"surveybot: There is no problem code `{code}`.{guess(code)}\nAll codes: surveybot rules"
        Output(stderr=True).say(words)
        return 2
    page, output = page_of(code, lang or spoken(os.environ)), Output()
    if not output.is_terminal:
        output.out(page.text, end="", highlight=False)
        return 0
    from rich.markdown import Markdown

    output.print(Markdown(page.text, code_theme="ansi_dark"), soft_wrap=False)
    return 0
