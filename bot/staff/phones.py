"""Settings -> the ways to the staff's phones that are set up. What a way needs is imported only if it is on."""

from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.staff.end import Running, StaffEnd
from bot.staff.notices import Sender
from storage import staff_events
from storage.notice_values import Way

if TYPE_CHECKING:
    from bot.staff.group import Group
    from bot.staff.group_acts import GroupActs


async def group_of(settings: Settings, house: Running, secret: bytes) -> "Group | None":
    """The staff's Telegram group, known to the channel before anything comes in; None where none is set."""
    if settings.telegram_staff_chat_id is None:
        await house.store.write(staff_events.write_off, house.clock.now())
        return None
    from bot.staff.group import Group
    from channels.telegram.channel import TelegramChannel

    channel = house.channels.get("telegram")
    if not isinstance(channel, TelegramChannel):
        return None
    group = Group(channel, house.store, house.spa, house.clock, secret, str(settings.telegram_staff_chat_id))
    await group.open()
    return group


def senders(settings: Settings, house: Running, group: "Group | None") -> dict[Way, Sender]:
    found: dict[Way, Sender] = {}
    if group is not None:
        found["group"] = group
    if settings.smtp_url is not None:
        from bot.staff.mail import MailSender, mail_server

        server = mail_server(settings.smtp_url.get_secret_value())
        link = settings.public_url or ""
        found["email"] = MailSender(server, settings.mail_from, settings.staff_email, link, house.spa)
    return found


def acts_in(group: "Group | None", end: StaffEnd) -> "GroupActs | None":
    """What people do in the group."""
    if group is None:
        return None
    from bot.staff.group_acts import GroupActs

    return GroupActs(group, end.acts)
