"""Tags of languages: in, a tag such as `en` or `pt-BR`; out, whether there is such a language, and which was meant."""

_SECOND_LETTERS = (
    "a:abefkmnrsvyz b:aeghimnors c:aehorsuvy d:aevz e:elnostu f:afijory g:adlnuv h:aeiortuyz i:adegikostu "
    "j:av k:agijklmnorsuvwy l:abginotuv m:ghiklnrsty n:abdeglnorvy o:cjmrs p:ailst q:u r:mnouw "
    "s:acdegiklmnoqrstuvw t:aeghiklnorstwy u:gkrz v:eio w:ao x:h y:io z:ahu"
)
_CODES = frozenset(f"{letters[0]}{second}" for letters in _SECOND_LETTERS.split() for second in letters[2:])
"""ISO 639-1; of the languages with three letters (ISO 639-3) any is believed."""
_COUNTRIES = {
    "al": "sq", "at": "de", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "ge": "ka", "gr": "el", "ir": "fa",
    "jp": "ja", "kz": "kk", "md": "ro", "rs": "sr", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
"""Countries whose code is that of no language, with the language that is meant."""


def is_language(tag: str) -> bool:
    """Whether there is a language with this tag."""
    base = tag.partition("-")[0]
    return base in _CODES or len(base) > 2


def language_meant(tag: str) -> str:
    """The language of the country whose code was written for it; empty if none is known."""
    return _COUNTRIES.get(tag, "")
