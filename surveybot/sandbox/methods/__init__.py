"""The name of a Bot API method comes in; the function that performs it goes out."""

from collections.abc import Callable, Mapping
from typing import Any

from surveybot.sandbox.envelope import Json
from surveybot.sandbox.methods import answering, editing, media, profile, reading, receiving, sending
from surveybot.sandbox.world import World

# All but `getUpdates`, the only one that waits: see `polling`.
PERFORMED: Mapping[str, Callable[[World, Json], Any]] = {
    "answerCallbackQuery": answering.answer_callback_query,
    "deleteMessage": editing.delete_message,
    "deleteMyCommands": profile.delete_my_commands,
    "deleteWebhook": receiving.delete_webhook,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editMessageText": editing.edit_message_text,
    "getChat": reading.get_chat,
    "getChatMenuButton": profile.get_chat_menu_button,
    "getFile": reading.get_file,
    "getMe": profile.get_me,
    "getMyCommands": profile.get_my_commands,
    "getMyDescription": profile.get_my_description,
    "getMyName": profile.get_my_name,
    "getMyShortDescription": profile.get_my_short_description,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendAnimation": media.sender("animation"),
    "sendAudio": media.sender("audio"),
    "sendChatAction": sending.send_chat_action,
    "sendDocument": media.sender("document"),
    "sendLocation": media.send_location,
    "sendMessage": sending.send_message,
    "sendPhoto": media.sender("photo"),
    "sendVideo": media.sender("video"),
    "sendVoice": media.sender("voice"),
    "setChatMenuButton": profile.set_chat_menu_button,
    "setMyCommands": profile.set_my_commands,
    "setMyDescription": profile.set_my_description,
    "setMyName": profile.set_my_name,
    "setMyShortDescription": profile.set_my_short_description,
    "setWebhook": receiving.set_webhook,
}
