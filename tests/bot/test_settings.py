"""Settings: what is on, what is off, and what is half set."""

from pathlib import Path

import pytest

from bot import settings
from bot.settings import BrokenSettings, channels_on, missing


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_any_setting_the_page_alone_is_served_on_loopback() -> None:
    loaded = settings.load()
    assert (loaded.concierge_host, loaded.concierge_port) == ("127.0.0.1", 8080)
    assert channels_on(loaded) == []
    assert missing(loaded, "line") == ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"]


def test_an_empty_line_in_env_keeps_the_default(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=\nCONCIERGE_PORT=\nLOG_FORMAT=\n")
    loaded = settings.load()
    assert loaded.concierge_port == 8080
    assert channels_on(loaded) == []


def test_the_example_file_is_valid_as_it_is(tmp_path: Path) -> None:
    example = Path(__file__).resolve().parents[2] / ".env.example"
    (tmp_path / ".env").write_text(example.read_text(encoding="utf-8"))
    assert channels_on(settings.load()) == []


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ({"line_channel_secret": "s"}, "LINE_CHANNEL_ACCESS_TOKEN"),
        ({"whatsapp_access_token": "t", "whatsapp_app_secret": "s"}, "WHATSAPP_VERIFY_TOKEN"),
        ({"telegram_webhook_secret": "s"}, "TELEGRAM_BOT_TOKEN"),
    ],
)
def test_half_a_channel_is_refused_and_names_what_is_missing(given: dict[str, str], lacking: str) -> None:
    with pytest.raises(BrokenSettings) as refused:
        settings.load(**given)
    (fault,) = refused.value.faults
    assert lacking in fault
    assert next(iter(given)).upper() in fault


def test_every_fault_is_told_at_once_with_its_setting() -> None:
    with pytest.raises(BrokenSettings) as refused:
        settings.load(concierge_port=99999, public_url="bot.example.com", log_level="loud", trusted_proxies="mine")
    told = "\n".join(refused.value.faults)
    for name in ("CONCIERGE_PORT", "PUBLIC_URL", "LOG_LEVEL", "TRUSTED_PROXIES"):
        assert name in told


def test_another_database_is_refused_until_there_is_one() -> None:
    with pytest.raises(BrokenSettings, match="DATABASE_URL"):
        settings.load(database_url="postgresql://localhost/spa")


def test_no_secret_shows_when_settings_are_printed() -> None:
    loaded = settings.load(telegram_bot_token="12:very-secret", secret_key="hush")
    assert "very-secret" not in repr(loaded)
    assert "hush" not in repr(loaded)


def test_a_token_alone_switches_telegram_on() -> None:
    assert channels_on(settings.load(telegram_bot_token="12:token")) == ["telegram"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"smtp_url": "smtp://mail.example:587"}, "MAIL_FROM"),
        ({"mail_from": "front@spa.example"}, "SMTP_URL"),
        ({"staff_email": "team@spa.example"}, "SMTP_URL"),
        ({"smtp_url": "http://secret@mail.example", "mail_from": "front@spa.example"}, "smtp://"),
        ({"smtp_url": "smtp://mail.example", "mail_from": "front"}, "e-mail address"),
        ({"telegram_staff_chat_id": "-100"}, "TELEGRAM_BOT_TOKEN"),
        ({"telegram_bot_token": "1:a", "telegram_staff_chat_id": "@group"}, "TELEGRAM_STAFF_CHAT_ID"),
    ],
)
def test_the_staffs_ways_are_whole_or_off(given: dict[str, str], says: str) -> None:
    with pytest.raises(BrokenSettings) as refused:
        settings.load(**given)
    assert says in str(refused.value)
    assert "secret" not in str(refused.value)


def test_mail_and_the_staffs_group_are_read() -> None:
    loaded = settings.load(
        smtp_url="smtp://u:p@mail.example:587?starttls=1",
        mail_from="Leaf Spa <front@spa.example>",
        staff_email="team@spa.example",
        telegram_bot_token="1:a",
        telegram_staff_chat_id="-1001234567890",
    )
    assert loaded.telegram_staff_chat_id == -1001234567890
    assert "u:p" not in repr(loaded)
