"""How the bot speaks: in, a language and the phrases that an author has reworded; out, the words of any phrase."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from surveybot.phrases.catalogues import phrase
from surveybot.phrases.keys import PhraseKey

Reworded = Mapping[PhraseKey, Mapping[str, str]]
"""Templates by language; the empty language holds for all that have none."""
AS_BUILT_IN: Reworded = MappingProxyType({})


@dataclass(frozen=True)
class Tongue:
    """A language (BCP-47) with the author's own wording of some phrases."""

    language: str
    reworded: Reworded = field(default_factory=lambda: AS_BUILT_IN)

    def phrase(self, key: PhraseKey, **values: object) -> str:
        """The author's words in this language, else the bot's own; plain text."""
        if values:
            return self._made(key, values)
        if key not in self._known:
            self._known[key] = self._made(key, values)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[PhraseKey, str]:
        """Phrases without values, as they are first made."""
        return {}

    def _made(self, key: PhraseKey, values: Mapping[str, object]) -> str:
        own = self.reworded.get(key, {})
        for tag in (self.language, self.language.partition("-")[0], ""):
            if tag in own:
                return own[tag].format_map(values)
        return phrase(key, self.language, **values)
