"""Settings of the running service: in, the environment and `.env`; out, checked values with their defaults."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
DEFAULT_DATABASE = "sqlite+aiosqlite:///surveybot.db"


class Settings(BaseSettings):
    """What an administrator may set without touching a survey; command-line flags go first."""

    model_config = SettingsConfigDict(env_prefix="SURVEYBOT_", env_file=".env", extra="ignore", populate_by_name=True)

    bot_token: SecretStr | None = Field(None, validation_alias="BOT_TOKEN")
    bot_token_file: Path | None = Field(None, validation_alias="BOT_TOKEN_FILE")
    db: str = DEFAULT_DATABASE
    api_base: str = TELEGRAM
    webhook_url: str | None = None
    listen: str = "127.0.0.1:8080"
    metrics: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_replies: bool = False
    media: Path | None = None
    admin: str = ""

    def token(self) -> str | None:
        """The bot's token, from the environment or from a file; None if there is none."""
        if self.bot_token is not None and self.bot_token.get_secret_value().strip():
            return self.bot_token.get_secret_value().strip()
        if self.bot_token_file is not None:
            return self.bot_token_file.read_text(encoding="utf-8").strip() or None
        return None
