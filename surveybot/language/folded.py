"""Words in any letter case: in, a text as somebody types it; out, what is equal for all of its spellings."""

_DOTTED = "i\u0307"  # what Unicode makes of the Turkish capital of `i`


def folded(text: str) -> str:
    """The text without its letter case.

    `ı` and `i` are one letter here, since `I` is the capital of the one in Turkish and of the other elsewhere.
    """
    return text.upper().casefold().replace(_DOTTED, "i")
