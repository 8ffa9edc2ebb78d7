"""What the bot tells Telegram about itself: name, descriptions, commands and the menu button."""

import re

from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.world import World

# Limits in characters, from the method descriptions of the Bot API.
_MAX_TEXT = {"name": 64, "description": 512, "short_description": 120}
MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, params: Json) -> Json:
    """The bot as a `User` with what it may do."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_name(world: World, params: Json) -> bool:
    """An empty name removes the one for that language."""
    return _set_text(world, "name", params)


def set_my_description(world: World, params: Json) -> bool:
    """Shown in a chat that is still empty."""
    return _set_text(world, "description", params)


def set_my_short_description(world: World, params: Json) -> bool:
    """Shown on the bot's profile page."""
    return _set_text(world, "short_description", params)


def get_my_name(world: World, params: Json) -> Json:
    """The name for that language."""
    return {"name": world.profile.text("name", params.get("language_code", "")) or world.bot["first_name"]}


def get_my_description(world: World, params: Json) -> Json:
    """The description for that language."""
    return {"description": world.profile.text("description", params.get("language_code", ""))}


def get_my_short_description(world: World, params: Json) -> Json:
    """The short description for that language."""
    return {"short_description": world.profile.text("short_description", params.get("language_code", ""))}


def set_my_commands(world: World, params: Json) -> bool:
    """The menu for that scope and language."""
    commands = [{**command, "command": command["command"].removeprefix("/").lower()} for command in params["commands"]]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= MAX_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[_menu(params)] = commands
    _touch_all(world)
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    """Exactly what was set for that scope and language."""
    return world.profile.commands.get(_menu(params), [])


def delete_my_commands(world: World, params: Json) -> bool:
    """The menu for that scope and language is gone; wider ones show through."""
    world.profile.commands.pop(_menu(params), None)
    _touch_all(world)
    return True


def commands_for(world: World, chat_id: int, language: str) -> list[Json]:
    """The menu that a person sees: the narrowest scope that has one, in their language or in all."""
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for code in (language, ""):
            if commands := world.profile.commands.get((scope, code)):
                return commands
    return []


def set_chat_menu_button(world: World, params: Json) -> bool:
    """The button left of the input line, for one chat or for all."""
    button = params.get("menu_button", {"type": "default"})
    if button["type"] not in ("commands", "default"):
        raise bad_request("the sandbox knows the menu buttons `commands` and `default`")
    world.profile.menu_buttons[params.get("chat_id")] = button
    return True


def get_chat_menu_button(world: World, params: Json) -> Json:
    """What is set for the chat, else for all."""
    buttons = world.profile.menu_buttons
    return buttons.get(params.get("chat_id")) or buttons.get(None) or {"type": "commands"}


def _set_text(world: World, kind: str, params: Json) -> bool:
    text = params.get(kind, "")
    if len(text) > _MAX_TEXT[kind]:
        raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
    world.profile.texts[kind, params.get("language_code", "")] = text
    _touch_all(world)
    return True


def _menu(params: Json) -> tuple[str, str]:
    scope = params.get("scope", {"type": "default"})
    name = f"chat:{scope['chat_id']}" if scope["type"] == "chat" and "chat_id" in scope else scope["type"]
    return name, params.get("language_code", "")


def _touch_all(world: World) -> None:
    for chat in world.chats.values():
        world.touch(chat)
