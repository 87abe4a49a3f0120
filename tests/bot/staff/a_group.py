"""A spa whose staff sit in a Telegram group: a stand-in of the platform by HTTP, real acts, a real store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.staff.end import Running, StaffEnd, staff_end
from bot.staff.group import Group
from bot.staff.group_acts import GroupActs
from channels.telegram.channel import TelegramChannel
from channels.transport import AiohttpTransport
from tests.bot.staff.people import People, Told, people, sample_spa
from tests.standins.standin import served
from tests.standins.telegram import SentMessage
from tests.standins.telegram_group import GroupStandIn

LAN, MINH, STRANGER = 71, 72, 99


@dataclass
class AGroup:
    p: People
    platform: GroupStandIn
    channel: TelegramChannel
    group: Group
    acts: GroupActs

    @property
    def end(self) -> StaffEnd:
        return self.p.end

    @property
    def notice(self) -> SentMessage:
        """The group's newest notice, as it is shown now."""
        return next(message for message in reversed(self.platform.notices) if message.choices)

    async def comes(self, *updates: dict[str, Any]) -> None:
        """As the webhook does it: split, kept, then handled by whoever is woken."""
        for update in updates:
            body, _ = self.platform.webhook(update)
            await self.p.talk.inbox.keep("telegram", self.channel.split(body))
        await self.acts.handle_waiting()

    async def press(self, who: int, button: str) -> str:
        """What the person reads at once."""
        await self.comes(self.platform.press(who, button))
        await self.p.tick()
        return self.platform.toasts[-1]

    async def reply(self, who: int, text: str, message: SentMessage | None = None) -> str:
        """What the group is told about it."""
        await self.comes(self.platform.reply(who, message or self.notice, text))
        await self.p.tick()
        return self.platform.notices[-1].text

    def shown(self, message: SentMessage) -> SentMessage:
        return next(m for m in self.platform.sent if m.message_id == message.message_id)


@asynccontextmanager
async def a_group(*, forum: bool = False) -> AsyncIterator[AGroup]:
    platform = GroupStandIn(forum=forum, members={LAN: "Lan", MINH: "Minh"})
    async with people() as p, served(platform) as base:
        transport = AiohttpTransport()
        now = p.talk.clock.now
        channel = TelegramChannel(platform.token, platform.secret, transport, now, api_base=base)
        group = Group(channel, p.talk.store, sample_spa, p.talk.clock, b"secret", str(platform.staff))
        await group.open()
        running = Running(
            p.talk.store, {"telegram": p.talk.channel}, sample_spa, p.talk.worker.delivery, p.talk.clock,
            p.talk.worker.metrics, p.talk.worker.wake,
        )  # fmt: skip
        p.end = staff_end(running, {"group": group, "email": Told("email")})
        try:
            yield AGroup(p, platform, channel, group, GroupActs(group, p.end.acts))
        finally:
            await transport.close()
