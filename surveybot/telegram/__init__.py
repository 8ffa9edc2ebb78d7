"""Telegram: in, raw updates and abstract messages; out, events and Bot API calls."""
