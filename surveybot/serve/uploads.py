"""Calls that may carry a file: in, an item; out, its result. What was uploaded once is then sent by Telegram's id."""

import asyncio
import logging
from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any

from surveybot.errors import DatabaseTrouble
from surveybot.storage import media
from surveybot.storage.database import Database
from surveybot.telegram.client import Client, Refused, Unreachable

log = logging.getLogger(__name__)

Item = dict[str, Any]
_Upload = tuple[str, str]


class Uploads:
    """What Telegram calls the files that this process has uploaded; another process uploads them anew."""

    def __init__(self, client: Client, database: Database) -> None:
        """Nothing is uploaded yet."""
        self._client = client
        self._database = database
        self._ids: dict[_Upload, str] = {}
        self._locks: defaultdict[_Upload, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def call(self, item: Item, params: dict[str, Any]) -> Any:
        """The result of the item's method. Refused or Unreachable if there is none."""
        file = item.get("file")
        if file is None:
            return await self._client.call(item["method"], params)
        upload = (item["method"], file["hash"])
        async with self._locks[upload]:
            if upload not in self._ids:
                return await self._first(upload, file, params)
        try:
            return await self._client.call(item["method"], params | {file["field"]: self._ids[upload]})
        except Refused as refused:
            if refused.code != 400 or "file" not in refused.description:
                raise
            log.warning("Telegram does not know a file any more; it is uploaded again")
            return await self._first(upload, file, params)

    async def _first(self, upload: _Upload, file: dict[str, str], params: dict[str, Any]) -> Any:
        try:
            content = await self._database.read(media.content, file["hash"])
        except DatabaseTrouble as trouble:
            raise Unreachable(str(trouble)) from None
        if content is None:
            raise Refused(400, "the file of the edition is not in the database")
        name = PurePosixPath(file["name"]).name
        result = await self._client.upload(upload[0], params, file["field"], name, content)
        file_id = _file_id(result, file["field"])
        if file_id is not None:
            self._ids[upload] = file_id
        return result


def _file_id(message: Any, field: str) -> str | None:
    """What Telegram calls the file of a message; of a photo, its largest size."""
    sent = message.get(field) if isinstance(message, dict) else None
    if isinstance(sent, list) and sent:
        sent = sent[-1]
    found = sent.get("file_id") if isinstance(sent, dict) else None
    return found if isinstance(found, str) else None
