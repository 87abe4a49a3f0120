"""What a platform would refuse is stopped before it is sent, with the next step that is possible."""

from collections.abc import Mapping

from channels.contract import Channel
from channels.limits import UTF16, sayable
from dialogs.booking.model import Draft
from dialogs.promise import window_until
from storage.staff_values import Refused
from storage.standing import Standing

LONGEST: Mapping[str, int] = {"line": 5000, "telegram": 4096, "whatsapp": 4096}
"""UTF-16 units of one text (LINE text message, Telegram sendMessage, WhatsApp text body)."""
USUAL = 4096


def checked(text: str, channel: str) -> str:
    """The text as it can be sent. Raise Refused: `empty`, `too_long`."""
    sent = sayable(text)
    if not sent:
        raise Refused("empty")
    most, size = LONGEST.get(channel, USUAL), UTF16.size(sent)
    if size > most:
        raise Refused("too_long", most=str(most), size=str(size), channel=channel)
    return sent


def reachable(guest: Standing, channels: Mapping[str, Channel], now: int) -> None:
    """Raise Refused where the guest cannot be told in their channel now: `channel_off`, `blocked`, `window_shut`."""
    reach = other_way(guest.remembered.draft or guest.remembered.mentioned or Draft())
    if guest.channel not in channels:
        raise Refused("channel_off", channel=guest.channel, reach=reach)
    if guest.blocked:
        raise Refused("blocked", reach=reach)
    until = window_until(guest.channel, guest.last_guest_at)
    if until is not None and now >= until:
        raise Refused("window_shut", at=until, reach=reach)


def other_way(draft: Draft) -> str:
    """How else the guest may be reached: their own number or address; empty: in no way."""
    return draft.phone or draft.email or ""
