"""The group's notices also show what was done elsewhere: on the desk, by the guest's own cancelling, by the clock."""

from contextlib import suppress
from dataclasses import dataclass, field

from bot.staff.group import Group
from bot.staff.live import Change, Live
from storage import notices
from storage.notice_values import Notice
from storage.store import StoreUnavailable

NEWEST = 3
"""Of a conversation's notices; older ones are out of sight, and their buttons say what has become of the case."""
REMEMBERED = 1000


@dataclass
class GroupWatch:
    group: Group
    live: Live
    _shown: dict[int, str] = field(default_factory=dict)

    async def run(self) -> None:
        """Until cancelled."""
        with self.live.watching() as watcher:
            async for change in watcher:
                with suppress(StoreUnavailable):
                    await self.look(change)

    async def look(self, change: Change) -> None:
        """Raise StoreUnavailable."""
        if change.what != "conversation":
            return
        for notice in await self.group.store.read(notices.told, "group", change.id, NEWEST):
            await self._bring_up_to_date(notice)

    async def _bring_up_to_date(self, notice: Notice) -> None:
        """Only where something differs: every edit counts against the platform's limit for a group."""
        chat, _, message = notice.reference.rpartition(":")
        if chat != self.group.chat:
            return
        now = await self.group.shown(notice)
        before = self._shown.get(notice.id, self.group.as_told(notice))
        self._remember(notice.id, now["text"])
        if now["text"] != before:
            await self.group.tell("editMessageText", chat_id=chat, message_id=int(message), **now)

    def _remember(self, number: int, text: str) -> None:
        if len(self._shown) >= REMEMBERED:
            self._shown.clear()
        self._shown[number] = text
