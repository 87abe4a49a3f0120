"""Who watches: a hint within this process that something changed. Lossy by design: whoever is told reads the store."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from dialogs.messages import Value

MOST_UNREAD = 256
"""A watcher that falls further behind is told only that something changed."""


class Change(Value, frozen=True):
    """`any`: read everything again (the watcher fell behind)."""

    what: Literal["conversation", "inquiry", "booking", "notice", "any"]
    id: int = 0


@dataclass
class Watcher:
    """One open page. `async for change in watcher` never ends by itself."""

    queue: asyncio.Queue[Change] = field(default_factory=lambda: asyncio.Queue(MOST_UNREAD))

    def tell(self, change: Change) -> None:
        if self.queue.full():
            while not self.queue.empty():
                self.queue.get_nowait()
            change = Change(what="any")
        self.queue.put_nowait(change)

    async def __aiter__(self) -> AsyncIterator[Change]:
        while True:
            yield await self.queue.get()


@dataclass
class Live:
    """Publish never waits and never fails; belongs to one event loop."""

    _by_id: dict[int, Watcher] = field(default_factory=dict)

    def publish(self, *changes: Change) -> None:
        for watcher in self._by_id.values():
            for change in changes:
                watcher.tell(change)

    @contextmanager
    def watching(self) -> Iterator[Watcher]:
        watcher = Watcher()
        self._by_id[id(watcher)] = watcher
        try:
            yield watcher
        finally:
            del self._by_id[id(watcher)]
