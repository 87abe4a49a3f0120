"""Settings, from the environment or `.env` (`.env.example` explains each). A half-set channel is an error."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class BrokenSettings(Exception):
    """One sentence a fault, each with the setting's name and the mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: str = "sqlite:///var/concierge.db"
    concierge_host: str = "127.0.0.1"
    concierge_port: int = Field(8080, ge=0, le=65535)
    public_url: str | None = None
    trusted_proxies: str = ""
    content_dir: Path = Path("content")
    log_format: Literal["text", "json"] | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    secret_key: SecretStr | None = None
    metrics_token: SecretStr | None = None

    telegram_bot_token: SecretStr | None = None
    telegram_webhook_secret: SecretStr | None = None
    telegram_api_base: str = "https://api.telegram.org"
    telegram_staff_chat_id: int | None = None

    line_channel_secret: SecretStr | None = None
    line_channel_access_token: SecretStr | None = None
    line_api_base: str = "https://api.line.me"
    line_data_api_base: str = "https://api-data.line.me"

    whatsapp_access_token: SecretStr | None = None
    whatsapp_app_secret: SecretStr | None = None
    whatsapp_verify_token: SecretStr | None = None
    whatsapp_phone_number_id: str | None = None
    whatsapp_api_base: str = "https://graph.facebook.com/v23.0"

    smtp_url: SecretStr | None = None
    mail_from: str = ""
    staff_email: str = ""

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("public_url", "telegram_api_base", "line_api_base", "line_data_api_base", "whatsapp_api_base")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("must be an address such as https://bot.example.com")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        """Never shows the value: it holds a password."""
        if value is None:
            return None
        parts = urlsplit(value.get_secret_value())
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("must be smtp://user:password@host:port (smtps:// for TLS at once, ?starttls=1)")
        return value

    @field_validator("mail_from", "staff_email")
    @classmethod
    def _mail_address(cls, value: str) -> str:
        from email.utils import parseaddr

        address = parseaddr(value)[1]
        if value and not (0 < address.find("@") < len(address) - 1):
            raise ValueError("must be an e-mail address such as front@spa.example")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _proxies(cls, value: str) -> str:
        from ipaddress import ip_network

        for part in filter(None, (p.strip() for p in value.split(","))):
            ip_network(part, strict=False)
        return value

    @property
    def sqlite_path(self) -> Path:
        return Path(self.database_url.removeprefix("sqlite:///"))


CHANNELS: dict[str, tuple[str, ...]] = {
    "line": ("line_channel_secret", "line_channel_access_token"),
    "telegram": ("telegram_bot_token",),
    "whatsapp": (
        "whatsapp_access_token",
        "whatsapp_app_secret",
        "whatsapp_verify_token",
        "whatsapp_phone_number_id",
    ),
}
"""Each platform's required settings: all there, the channel is on; none, it is off; some is a fault."""

_BELONGS_TO = {"telegram_webhook_secret": "telegram", "telegram_staff_chat_id": "telegram"}


def missing(settings: Settings, channel: str) -> list[str]:
    """The names (as written in the environment) that `channel` still lacks."""
    return [name.upper() for name in CHANNELS[channel] if not getattr(settings, name)]


def channels_on(settings: Settings) -> list[str]:
    return [channel for channel in CHANNELS if not missing(settings, channel)]


def load(**overrides: object) -> Settings:
    """Read and judge the settings. Raise BrokenSettings with every fault at once."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        raise BrokenSettings([_sentence(dict(fault)) for fault in error.errors()]) from None
    if faults := _faults(settings):
        raise BrokenSettings(faults)
    return settings


def _sentence(fault: dict[str, object]) -> str:
    location = fault.get("loc")
    name = str(location[0]).upper() if isinstance(location, tuple) and location else "settings"
    return f"{name}: {str(fault['msg']).removeprefix('Value error, ')}"


def _faults(settings: Settings) -> list[str]:
    faults = []
    if not settings.database_url.startswith("sqlite:///"):
        faults.append("DATABASE_URL: only sqlite:///path/to/file.db is supported in this version")
    if settings.smtp_url and not settings.mail_from:
        faults.append("SMTP_URL is set, but e-mail also needs MAIL_FROM: set it, or leave SMTP_URL empty")
    if settings.smtp_url is None and (settings.mail_from or settings.staff_email):
        named = " and ".join(name.upper() for name in ("mail_from", "staff_email") if getattr(settings, name))
        faults.append(f"{named} is set, but e-mail also needs SMTP_URL: set it, or leave {named} empty")
    for channel, names in CHANNELS.items():
        lacking = missing(settings, channel)
        extras = [n for n, c in _BELONGS_TO.items() if c == channel and getattr(settings, n)]
        if lacking and (len(lacking) < len(names) or extras):
            given = [n.upper() for n in names if n.upper() not in lacking] + [n.upper() for n in extras]
            faults.append(
                f"{' and '.join(given)} is set, but {channel} also needs {' and '.join(lacking)}: "
                f"set {'it' if len(lacking) == 1 else 'them'}, or leave all of {channel}'s settings empty"
            )
    return faults
