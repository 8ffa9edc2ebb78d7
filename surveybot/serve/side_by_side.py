"""Two things at once: in, two coroutines; out, what has come of the second one, when both have ended."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


async def side_by_side(first: Coroutine[Any, Any, Any], second: Coroutine[Any, Any, Result]) -> Result:
    """If one fails or is cancelled, the other one ends as well."""
    async with asyncio.TaskGroup() as both:
        task = both.create_task(second)
        await first
    return task.result()
