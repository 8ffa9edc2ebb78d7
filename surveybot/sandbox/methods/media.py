"""What a bot wants to send that is no text (files, places) comes in; a post in the chat goes out."""

from collections.abc import Callable
from dataclasses import replace

from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.files import Files
from surveybot.sandbox.media import keep, kind_by_type, mime_type
from surveybot.sandbox.methods.sending import caption_content, send_content
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.world import World


def sender(kind: str) -> Callable[[World, Json], Json]:
    """The method that sends files of `kind`, and returns the new message."""

    def send_file(world: World, params: Json) -> Json:
        """The new message; takes an upload, or the id of a file that was sent as this kind."""
        chat = world.chat_to_write(params["chat_id"])
        content = {**file_content(world.files, kind, params[kind], params), **caption_content(params)}
        return send_content(world, chat, params, content)

    return send_file


def file_content(files: Files, kind: str, given: Upload | str, params: Json) -> Json:
    """The part of a message that shows the file `given`; `params` are a method's, or those of an `InputMedia`."""
    if isinstance(given, Upload):
        upload = replace(given, mime_type=mime_type(given.name))
        content = keep(files, kind_by_type(kind, upload.mime_type), upload, params)
    else:
        content = files.shown(given, kind)
    return {**content, "has_media_spoiler": True} if params.get("has_spoiler") else content


def send_location(world: World, params: Json) -> Json:
    """The new message."""
    chat = world.chat_to_write(params["chat_id"])
    latitude, longitude = params["latitude"], params["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("invalid location specified")
    return send_content(world, chat, params, {"location": {"latitude": latitude, "longitude": longitude}})
