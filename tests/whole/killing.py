"""A process that dies at one point, played within one process: from that point on nothing it does comes to anything.

The store and the channels are wrapped; at the point, whoever passes it waits for ever, and so does whoever comes later.
"""

import asyncio
import inspect
from typing import Any

from channels.contract import Channel, Outgoing, Result
from storage.sqlite import SqliteStore


class KillSwitch:
    """`point`: "before keep", "after record", "after send" …: a call of the store, or a channel's `send`. A call of
    the store that brought nothing (no claim was due) is passed over."""

    def __init__(self, point: str) -> None:
        self.point = point
        self.armed = False
        self.dead = asyncio.Event()

    async def passes(self, point: str) -> None:
        if self.armed and point == self.point:
            self.dead.set()
        if self.dead.is_set():
            await asyncio.Event().wait()

    async def thrown(self, seconds: float = 10) -> None:
        try:
            await asyncio.wait_for(self.dead.wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"the bot never came by this point: {self.point}") from None

    def store(self, store: SqliteStore) -> Any:
        return DoomedStore(store, self)

    def channel(self, channel: Channel) -> Any:
        return DoomedChannel(channel, self)


class DoomedStore:
    def __init__(self, store: SqliteStore, switch: KillSwitch) -> None:
        self._store, self._switch = store, switch

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._store, name)
        if not inspect.iscoroutinefunction(act):
            return act

        async def acting(*given: Any, **more: Any) -> Any:
            await self._switch.passes(f"before {name}")
            result = await act(*given, **more)
            await self._switch.passes(f"after {name}" if result != [] or name != "claim" else "nothing claimed")
            return result

        return acting


class DoomedChannel:
    def __init__(self, channel: Channel, switch: KillSwitch) -> None:
        self._channel, self._switch = channel, switch

    def __getattr__(self, name: str) -> Any:
        return getattr(self._channel, name)

    async def send(self, outgoing: Outgoing) -> Result:
        await self._switch.passes("before send")
        result = await self._channel.send(outgoing)
        await self._switch.passes("after send")
        return result
