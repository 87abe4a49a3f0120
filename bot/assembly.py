"""Settings -> the platforms' channels. Each SDK and folder is imported only if its channel is on."""

from collections.abc import Callable

from bot.settings import Settings, channels_on
from channels.contract import Channel, Transport


def build_channels(settings: Settings, transport: Transport, now: Callable[[], int]) -> dict[str, Channel]:
    """The channels that are on, by name."""
    builders = {"line": _line, "telegram": _telegram, "whatsapp": _whatsapp}
    return {name: builders[name](settings, transport, now) for name in channels_on(settings)}


def _line(settings: Settings, transport: Transport, now: Callable[[], int]) -> Channel:
    from channels.line.channel import LineChannel

    assert settings.line_channel_secret
    assert settings.line_channel_access_token
    return LineChannel(
        settings.line_channel_secret.get_secret_value(),
        settings.line_channel_access_token.get_secret_value(),
        transport,
        now,
        api_base=settings.line_api_base,
        data_api_base=settings.line_data_api_base,
    )


def _telegram(settings: Settings, transport: Transport, now: Callable[[], int]) -> Channel:
    from channels.telegram.channel import TelegramChannel

    assert settings.telegram_bot_token
    secret = settings.telegram_webhook_secret
    return TelegramChannel(
        settings.telegram_bot_token.get_secret_value(),
        secret.get_secret_value() if secret else "",
        transport,
        now,
        api_base=settings.telegram_api_base,
    )


def _whatsapp(settings: Settings, transport: Transport, now: Callable[[], int]) -> Channel:
    from channels.whatsapp.channel import WhatsAppChannel

    assert settings.whatsapp_access_token
    assert settings.whatsapp_app_secret
    assert settings.whatsapp_verify_token
    assert settings.whatsapp_phone_number_id
    return WhatsAppChannel(
        settings.whatsapp_access_token.get_secret_value(),
        settings.whatsapp_app_secret.get_secret_value(),
        settings.whatsapp_verify_token.get_secret_value(),
        settings.whatsapp_phone_number_id,
        transport,
        now,
        api_base=settings.whatsapp_api_base,
    )
