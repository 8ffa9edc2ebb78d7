"""Text that is safe on a terminal: in, any text; out, text in which nothing moves the cursor or hides."""

import re

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str, keep: str = "") -> str:
    """Control characters and marks of direction become visible signs, one for one, but for those in `keep`."""
    return _ODD.sub(lambda match: match[0] if match[0] in keep else _picture(match[0]), text)


def _picture(sign: str) -> str:
    if sign <= "\x1f":
        return chr(0x2400 + ord(sign))  # the block "Control Pictures": ␛ for escape
    return "\u2421" if sign == "\x7f" else "\ufffd"
