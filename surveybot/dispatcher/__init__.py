"""Messages of many people in, one linear coroutine for each of them out: dialogs written as plain Python."""

from surveybot.dispatcher.dispatcher import ChatDispatcher, Closed, default_key
from surveybot.dispatcher.get_message import GetMessage, Timeout
from surveybot.dispatcher.mailbox import MailboxFull

__all__ = ["ChatDispatcher", "Closed", "GetMessage", "MailboxFull", "Timeout", "default_key"]
