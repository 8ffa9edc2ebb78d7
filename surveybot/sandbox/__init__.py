"""A strict Telegram Bot API on loopback: a bot's calls and people's deeds come in, updates and chat screens go out."""
