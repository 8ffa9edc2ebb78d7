"""A link comes in; what it wants to tell the bot goes out."""

import re
from urllib.parse import parse_qs, urlsplit

_HOSTS = frozenset(("t.me", "telegram.me", "telegram.dog"))
# Telegram passes nothing else on.
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def start_payload(link: str, username: str) -> str | None:
    """The payload of a link to the bot `username`, empty for none or a wrong one; None for any other link."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:  # an IPv6 address without its bracket
        return None
    query = parse_qs(parts.query)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        named = query.get("domain", [""])[0]
    elif parts.scheme in ("http", "https") and parts.hostname in _HOSTS:
        named = parts.path.strip("/")
    else:
        return None
    if named.lower() != username.lower():
        return None
    payload = query.get("start", [""])[0]
    return payload if _PAYLOAD.fullmatch(payload) else ""
