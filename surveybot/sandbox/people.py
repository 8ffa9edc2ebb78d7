"""A name comes in; a person with a lasting user id and an empty chat goes out."""

from surveybot.sandbox.chat import Chat
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.world import FIRST_USER_ID, World

MAX_USER_ID = 2**52


def enter(
    world: World,
    user_id: int | None = None,
    first_name: str = "Anna",
    last_name: str | None = None,
    username: str | None = None,
    language_code: str | None = "en",
) -> Chat:
    """The person's chat; without an id the next free one from 1001 on, so that a restart counts them the same.

    A known id returns that chat as it is. Raises `ValueError` for an id that Telegram could not have given.
    """
    if user_id is None:
        user_id = next(number for number in range(FIRST_USER_ID, MAX_USER_ID) if number not in world.chats)
    if not isinstance(user_id, int) or not 0 < user_id < MAX_USER_ID:
        raise ValueError("a user id is a whole number of up to 52 bits")
    if user_id not in world.chats:
        user: Json = {"id": user_id, "is_bot": False, "first_name": first_name}
        names = {"last_name": last_name, "username": username, "language_code": language_code}
        user.update({key: value for key, value in names.items() if value})
        world.chats[user_id] = Chat(user)
        world.touch(world.chats[user_id])
    return world.chats[user_id]
