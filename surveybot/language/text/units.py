"""Text in Telegram's measure: in, a string; out, its length or a piece of it in UTF-16 units."""


def utf16_length(text: str) -> int:
    """The length in UTF-16 units, in which Telegram counts offsets; an emoji beyond U+FFFF counts two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The piece of `text` that an entity with this offset and length covers."""
    if text.isascii():
        return text[offset : offset + length]
    return text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)].decode(
        "utf-16-le", "surrogatepass"
    )


def fitting_prefix(text: str, limit: int) -> int:
    """How many code points of `text`, from its beginning, fit into `limit` UTF-16 units."""
    if utf16_length(text) <= limit:
        return len(text)
    units = 0
    for index, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return index
    return len(text)
