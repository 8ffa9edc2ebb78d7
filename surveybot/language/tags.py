"""Tags of languages: in, a tag such as `en` or `pt-BR`; out, whether there is such a language, and which was meant."""

_SECOND_LETTERS = (
    "a:abefkmnrsvyz b:aeghimnors c:aehorsuvy d:aevz e:elnostu f:afijory g:adlnuv h:aeiortuyz i:adegikostu "
    "j:av k:agijklmnorsuvwy l:abginotuv m:ghiklnrsty n:abdeglnorvy o:cjmrs p:ailst q:u r:mnouw "
    "s:acdegiklmnoqrstuvw t:aeghiklnorstwy u:gkrz v:eio w:ao x:h y:io z:ahu"
)
_CODES = frozenset(f"{letters[0]}{second}" for letters in _SECOND_LETTERS.split() for second in letters[2:])
"""ISO 639-1; of the others, which have three letters (ISO 639-3), any is believed."""
_COUNTRIES = {
    "al": "sq", "at": "de", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "ge": "ka", "gr": "el", "ir": "fa",
    "jp": "ja", "kz": "kk", "md": "ro", "rs": "sr", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
"""Countries whose code is that of no language, with the language that is meant."""
_NAMES = {
    **{"english": "en", "английский": "en", "russian": "ru", "русский": "ru", "german": "de", "deutsch": "de"},
    **{"немецкий": "de", "french": "fr", "français": "fr", "французский": "fr", "spanish": "es", "español": "es"},
    **{"испанский": "es", "italian": "it", "italiano": "it", "polish": "pl", "polski": "pl", "польский": "pl"},
    **{"latvian": "lv", "latviešu": "lv", "ukrainian": "uk", "українська": "uk", "украинский": "uk"},
    **{"portuguese": "pt", "português": "pt", "turkish": "tr", "türkçe": "tr", "chinese": "zh", "китайский": "zh"},
    **{"kazakh": "kk", "казахский": "kk", "eng": "en", "rus": "ru", "ger": "de", "en_us": "en-US", "en_gb": "en-GB"},
}
"""What people call a language who do not know its code."""


def is_language(tag: str) -> bool:
    """Whether there is a language with this tag."""
    base = tag.partition("-")[0]
    return base in _CODES or (len(base) > 2 and base not in _NAMES)


def language_meant(tag: str) -> str:
    """The language whose name, or the code of whose country, was written for it; empty if none is known."""
    return _COUNTRIES.get(tag, "") or _NAMES.get(tag.casefold(), "")
