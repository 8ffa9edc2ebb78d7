"""Surveys as plain YAML files, run as a Telegram bot."""

__version__ = "0.1.0"
