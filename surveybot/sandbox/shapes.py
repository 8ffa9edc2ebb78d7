"""Which parameters a method takes and which fields an object has: plain data; a `!` marks what must be there.

The tests hold it against the public specification of the Bot API. What Telegram knows and this table does not name
(business connections, topics, effects, …) is refused as unknown, so that no bot relies on it unnoticed.
"""

from collections.abc import Mapping

Shape = Mapping[str, str]

ANY_KEYBOARD = "InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply"

_CHAT: Shape = {"chat_id": "Integer|String!"}
_SENDING: Shape = {
    "disable_notification": "Boolean",
    "protect_content": "Boolean",
    "reply_parameters": "ReplyParameters",
    "reply_markup": ANY_KEYBOARD,
}
_CAPTION: Shape = {"caption": "String", "parse_mode": "String", "caption_entities": "Array of MessageEntity"}
_FRAME: Shape = {"duration": "Integer", "width": "Integer", "height": "Integer", "has_spoiler": "Boolean"}
_MUSIC: Shape = {"duration": "Integer", "performer": "String", "title": "String"}
_TEXT: Shape = {
    "parse_mode": "String",
    "entities": "Array of MessageEntity",
    "link_preview_options": "LinkPreviewOptions",
}
_EDITED: Shape = {"chat_id": "Integer|String", "message_id": "Integer", "inline_message_id": "String"}
_COMMANDS: Shape = {"scope": "BotCommandScope", "language_code": "String"}
_LANGUAGE: Shape = {"language_code": "String"}

METHODS: Mapping[str, Shape] = {
    "getMe": {},
    "getUpdates": {
        "offset": "Integer",
        "limit": "Integer",
        "timeout": "Integer",
        "allowed_updates": "Array of String",
    },
    "setWebhook": {
        "url": "String!",
        "ip_address": "String",
        "max_connections": "Integer",
        "allowed_updates": "Array of String",
        "drop_pending_updates": "Boolean",
        "secret_token": "String",
    },
    "deleteWebhook": {"drop_pending_updates": "Boolean"},
    "getWebhookInfo": {},
    "sendMessage": {**_CHAT, "text": "String!", **_TEXT, **_SENDING},
    "sendPhoto": {**_CHAT, "photo": "InputFile|String!", **_CAPTION, "has_spoiler": "Boolean", **_SENDING},
    "sendDocument": {
        **_CHAT,
        "document": "InputFile|String!",
        **_CAPTION,
        "disable_content_type_detection": "Boolean",
        **_SENDING,
    },
    "sendAnimation": {**_CHAT, "animation": "InputFile|String!", **_CAPTION, **_FRAME, **_SENDING},
    "sendAudio": {**_CHAT, "audio": "InputFile|String!", **_CAPTION, **_MUSIC, **_SENDING},
    "sendVideo": {
        **_CHAT,
        "video": "InputFile|String!",
        **_CAPTION,
        **_FRAME,
        "supports_streaming": "Boolean",
        **_SENDING,
    },
    "sendVoice": {**_CHAT, "voice": "InputFile|String!", **_CAPTION, "duration": "Integer", **_SENDING},
    "sendLocation": {**_CHAT, "latitude": "Float!", "longitude": "Float!", **_SENDING},
    "sendChatAction": {**_CHAT, "action": "String!"},
    "editMessageText": {**_EDITED, "text": "String", **_TEXT, "reply_markup": "InlineKeyboardMarkup"},
    "editMessageCaption": {**_EDITED, **_CAPTION, "reply_markup": "InlineKeyboardMarkup"},
    "editMessageMedia": {**_EDITED, "media": "InputMedia!", "reply_markup": "InlineKeyboardMarkup"},
    "editMessageReplyMarkup": {**_EDITED, "reply_markup": "InlineKeyboardMarkup"},
    "deleteMessage": {**_CHAT, "message_id": "Integer!"},
    "answerCallbackQuery": {
        "callback_query_id": "String!",
        "text": "String",
        "show_alert": "Boolean",
        "url": "String",
        "cache_time": "Integer",
    },
    "setMyCommands": {"commands": "Array of BotCommand!", **_COMMANDS},
    "getMyCommands": _COMMANDS,
    "deleteMyCommands": _COMMANDS,
    "setMyName": {"name": "String", **_LANGUAGE},
    "getMyName": _LANGUAGE,
    "setMyDescription": {"description": "String", **_LANGUAGE},
    "getMyDescription": _LANGUAGE,
    "setMyShortDescription": {"short_description": "String", **_LANGUAGE},
    "getMyShortDescription": _LANGUAGE,
    "setChatMenuButton": {"chat_id": "Integer", "menu_button": "MenuButton"},
    "getChatMenuButton": {"chat_id": "Integer"},
    "getChat": _CHAT,
    "getFile": {"file_id": "String!"},
}

OBJECTS: Mapping[str, Shape] = {
    "BotCommand": {"command": "String!", "description": "String!"},
    "BotCommandScope": {"type": "String!", "chat_id": "Integer|String", "user_id": "Integer"},
    "CopyTextButton": {"text": "String!"},
    "ForceReply": {"force_reply": "Boolean!", "input_field_placeholder": "String", "selective": "Boolean"},
    "InlineKeyboardButton": {
        "text": "String!",
        "style": "String",
        "url": "String",
        "callback_data": "String",
        "copy_text": "CopyTextButton",
    },
    "InlineKeyboardMarkup": {"inline_keyboard": "Array of Array of InlineKeyboardButton!"},
    # A family of types, which differ in what they describe; `type` says which it is.
    "InputMedia": {
        "type": "String!",
        "media": "InputFile|String!",
        **_CAPTION,
        **_FRAME,
        **_MUSIC,
        "supports_streaming": "Boolean",
        "disable_content_type_detection": "Boolean",
    },
    "KeyboardButton": {
        "text": "String!",
        "style": "String",
        "request_contact": "Boolean",
        "request_location": "Boolean",
    },
    "LinkPreviewOptions": {
        "is_disabled": "Boolean",
        "url": "String",
        "prefer_small_media": "Boolean",
        "prefer_large_media": "Boolean",
        "show_above_text": "Boolean",
    },
    "MenuButton": {"type": "String!"},
    "MessageEntity": {
        "type": "String!",
        "offset": "Integer!",
        "length": "Integer!",
        "url": "String",
        "user": "User",
        "language": "String",
        "custom_emoji_id": "String",
    },
    "ReplyKeyboardMarkup": {
        "keyboard": "Array of Array of KeyboardButton!",
        "is_persistent": "Boolean",
        "resize_keyboard": "Boolean",
        "one_time_keyboard": "Boolean",
        "input_field_placeholder": "String",
        "selective": "Boolean",
    },
    "ReplyKeyboardRemove": {"remove_keyboard": "Boolean!", "selective": "Boolean"},
    "ReplyParameters": {
        "message_id": "Integer!",
        "chat_id": "Integer|String",
        "allow_sending_without_reply": "Boolean",
    },
    "User": {
        "id": "Integer!",
        "is_bot": "Boolean!",
        "first_name": "String!",
        "last_name": "String",
        "username": "String",
        "language_code": "String",
    },
}
