"""A method's result or its rejection comes in; the JSON envelope of the Bot API goes out."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


class Rejected(Exception):
    """The Bot API's "no" to one call; `status` is both the HTTP status and `error_code`."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after


def bad_request(reason: str) -> Rejected:
    """The call is wrong and would be wrong again."""
    return Rejected(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Rejected:
    """The call is right, but this person does not take it."""
    return Rejected(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Rejected:
    """Two ways of receiving updates exclude each other."""
    return Rejected(409, f"Conflict: {reason}")


def flood(retry_after: int) -> Rejected:
    """Too many calls; `retry_after` is in seconds."""
    return Rejected(429, f"Too Many Requests: retry after {retry_after}", retry_after)


def accepted_body(result: Any) -> Json:
    """What Telegram says about a call that took effect."""
    return {"ok": True, "result": result}


def rejected_body(no: Rejected) -> Json:
    """What Telegram says about a call that did not."""
    body: Json = {"ok": False, "error_code": no.status, "description": no.description}
    if no.retry_after is not None:
        body["parameters"] = {"retry_after": no.retry_after}
    return body
