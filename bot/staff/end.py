"""The staff's end, wired together: acts, the promise's clock, notices and who watches. One of them in a house."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.delivery import Delivery
from bot.metrics import Metrics
from bot.staff.acts import Acts
from bot.staff.live import Change, Live
from bot.staff.notices import DeskSender, Notices, Sender
from bot.staff.promise import PromiseClock
from channels.contract import Channel
from dialogs.spa.model import Spa
from storage.notice_values import Way
from storage.sqlite import SqliteStore


@dataclass(frozen=True)
class Running:
    """What the staff's end needs of the house."""

    store: SqliteStore
    channels: Mapping[str, Channel]
    spa: Callable[[], Spa]
    delivery: Delivery
    clock: Clock
    metrics: Metrics
    wake: Callable[[], None]


@dataclass(frozen=True)
class StaffEnd:
    acts: Acts
    promise: PromiseClock
    notices: Notices
    live: Live

    async def start(self) -> None:
        await self.notices.start()

    async def stop(self) -> None:
        await self.notices.stop()

    async def tick(self, now: int) -> None:
        """Raise StoreUnavailable: the next tick finds again what is due."""
        await self.promise.tick(now)

    def written(self, conversation: int) -> None:
        """A turn was written: open desks look, and what it opened is told at once."""
        self.live.publish(Change(what="conversation", id=conversation))


def staff_end(house: Running, senders: Mapping[Way, Sender], live: Live | None = None) -> StaffEnd:
    """`senders` beside the desk: the group, e-mail. `live` where they share one."""
    live = live or Live()
    ways: dict[Way, Sender] = {"desk": DeskSender(live), **senders}
    acts = Acts(house.store, house.channels, house.spa, house.delivery, house.clock, house.wake, live)
    notices = Notices(house.store, ways, house.clock, house.metrics)
    promise = PromiseClock(house.store, house.channels, house.spa, house.delivery, notices, acts, live)
    return StaffEnd(acts=acts, promise=promise, notices=notices, live=live)
