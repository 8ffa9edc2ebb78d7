"""The pages that explain problems: in, a code; out, its page, as it stands in docs and as it is shipped."""

import re
from dataclasses import dataclass
from functools import cache

from surveybot.checks.families import FAMILIES, FAMILY_OF, Family
from surveybot.cli.speech import Language
from surveybot.shipped import shipped

_PAGE = re.compile(r"# (?P<code>[a-z-]+): (?P<summary>.+)\n\nSeverity: (?P<severity>.+)\n")
_RUSSIAN = re.compile(r"## (?P<code>[a-z-]+): (?P<summary>.+)\n\n(?P<meaning>.+)\n\n(?P<remedy>.+)\n")


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `severity` can be several words, as in `error or warning`, and is English in any language."""

    code: str
    summary: str
    severity: str
    text: str

    @property
    def family(self) -> Family:
        """The family of the code."""
        return FAMILY_OF[self.code]


def page_of(code: str, language: Language = "en") -> Page:
    """The page of a code that there is; its examples are the same in both languages."""
    text = (shipped("docs/problems") / f"{code}.md").read_text(encoding="utf-8")
    found = _PAGE.match(text)
    assert found is not None, code
    page = Page(code, found["summary"], found["severity"], text)
    return page if language == "en" else _in_russian(page)


def pages(language: Language = "en") -> list[Page]:
    """All pages, family by family."""
    return [page_of(code, language) for family in FAMILIES for code in sorted(family.codes)]


def severity_in(page: Page, language: Language) -> str:
    """The severity of a page in words of the language."""
    if language == "en":
        return page.severity
    from surveybot.russian.frame import FRAME

    return " или ".join(FRAME[word] for word in page.severity.split(" or "))


def _in_russian(page: Page) -> Page:
    own = _russian()[page.code]
    severity = severity_in(page, "ru")
    examples = page.text[page.text.index("## Bad") : page.text.index("## How to mend it")]
    examples = examples.replace("## Bad", "## Плохо").replace("## Good", "## Хорошо")
    head = f"# {page.code}: {own['summary']}\n\nВажность: {severity}\n\n{own['meaning']}\n\n"
    return Page(page.code, own["summary"], page.severity, f"{head}{examples}## Как исправить\n\n{own['remedy']}\n")


@cache
def _russian() -> dict[str, re.Match[str]]:
    text = (shipped("docs/problems") / "ru" / "pages.md").read_text(encoding="utf-8")
    return {found["code"]: found for found in _RUSSIAN.finditer(text)}
