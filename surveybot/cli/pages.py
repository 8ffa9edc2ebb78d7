"""The pages that explain problems: in, a code; out, its page, as it stands in docs and as it is shipped."""

import re
from dataclasses import dataclass

from surveybot.checks.families import FAMILIES, FAMILY_OF, Family
from surveybot.shipped import shipped

_PAGE = re.compile(r"# (?P<code>[a-z-]+): (?P<summary>.+)\n\nSeverity: (?P<severity>.+)\n")


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `severity` can be several words, as in `error or warning`."""

    code: str
    summary: str
    severity: str
    text: str

    @property
    def family(self) -> Family:
        """The family of the code."""
        return FAMILY_OF[self.code]


def page_of(code: str) -> Page:
    """The page of a code that there is."""
    text = (shipped("docs/problems") / f"{code}.md").read_text(encoding="utf-8")
    found = _PAGE.match(text)
    assert found is not None, code
    return Page(code, found["summary"], found["severity"], text)


def pages() -> list[Page]:
    """All pages, family by family."""
    return [page_of(code) for family in FAMILIES for code in sorted(family.codes)]
