"""The queue of notices: claims what is due for each way, hands it to that way's sender, writes what became of it.

Each way has a loop of its own: a mail server that hangs holds nobody else up, and no notice waits behind a guest's
message.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, get_args

import structlog

from bot.clock import Clock
from bot.metrics import Metrics, of
from bot.staff.live import Change, Live
from channels.contract import Later, Moved, Never, Result, Sent, Unknown
from storage import notices as queue
from storage.notice_values import Facts, Notice, NoticeKind, Outcome, Recipient, Way
from storage.sqlite import SqliteStore
from storage.store import StoreUnavailable

__all__ = ["Facts", "Later", "Never", "Notice", "NoticeKind", "Recipient", "Result", "Sender", "Sent", "Unknown", "Way"]

log = structlog.get_logger("notices")

DELAYS = (5, 15, 60, 300, 900, 1800)
"""Seconds before each further try; the last one repeats."""
GIVE_UP_AFTER_MS = 3 * 24 * 3600 * 1000
"""A mail server may be down for a day, or a weekend; what is no longer true is dropped long before."""
AT_ONCE = 10
DRAIN_SECONDS = 10


class Sender(Protocol):
    """One way to people. Its text is the sender's own business (`bot.staff.words` helps); facts are all that it has."""

    @property
    def way(self) -> Way: ...

    async def send(self, notice: Notice) -> Result:
        """Tell it. Never raises. `Sent.platform_id` is kept as the `reference` of later notices of the same inquiry by
        this way; `Later`: tried again; `Never`: given up and shown on the desk; `Unknown`: as the sender says."""


@dataclass(frozen=True)
class DeskSender:
    """The desk needs no sending: who has it open is told to look."""

    live: Live
    way: Way = "desk"

    async def send(self, notice: Notice) -> Result:
        changes = [Change(what="notice", id=notice.id), Change(what="conversation", id=notice.conversation)]
        if notice.inquiry is not None:
            changes.append(Change(what="inquiry", id=notice.inquiry))
        self.live.publish(*changes)
        return Sent()


@dataclass
class Notices:
    """`senders` are the ways that are set up; what waits for another is dropped at start."""

    store: SqliteStore
    senders: Mapping[Way, Sender]
    clock: Clock
    metrics: Metrics
    _woken: dict[Way, asyncio.Event] = field(default_factory=dict)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _stopping: bool = False

    async def start(self) -> None:
        await self.drop_unreachable()
        for way in self.senders:
            self._woken[way] = asyncio.Event()
            self._tasks.append(asyncio.create_task(self._run(way)))

    async def stop(self) -> None:
        """Finish what is being told, give the rest back."""
        self._stopping = True
        self.wake()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=DRAIN_SECONDS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def wake(self) -> None:
        for woken in self._woken.values():
            woken.set()

    async def drop_unreachable(self) -> None:
        for way in set(get_args(Way)) - set(self.senders):
            await self.store.write(queue.drop_way, way)

    async def send_due(self) -> int:
        """All that is due now by every way, to its end, without `start`: tests and simulation. Returns how many."""
        sent = [await self._send_due(way) for way in self.senders]
        return sum(sent)

    async def _run(self, way: Way) -> None:
        woken = self._woken[way]
        while not self._stopping:
            woken.clear()
            try:
                await self._send_due(way)
            except StoreUnavailable as error:
                log.error("notices unreadable", way=way, why=str(error))
            await woken.wait()

    async def _send_due(self, way: Way) -> int:
        total = 0
        while not self._stopping and (
            claimed := await self.store.write(queue.claim_notices, way, self.clock.now(), AT_ONCE)
        ):
            for notice in claimed:
                result = await self._sent(self.senders[way], notice)
                await self.store.write(queue.mark_notice, self._outcome(notice, result), self.clock.now())
            total += len(claimed)
        return total

    async def _sent(self, sender: Sender, notice: Notice) -> Result:
        if self._stopping:
            return Later(reason="stopped", after=0)
        try:
            return await sender.send(notice)
        except Exception as error:  # one notice that cannot be told must not stop the others
            log.error("notice broke", notice=notice.id, way=notice.way, exc_info=error)
            return Later(reason=type(error).__name__)

    def _outcome(self, notice: Notice, result: Result) -> Outcome:
        match result:
            case Sent(platform_id=reference):
                of(self.metrics.notices, notice.way, "sent").inc()
                return Outcome(id=notice.id, state="sent", reference=reference)
            case Never(reason=reason):
                return self._failed(notice, reason)
            case Unknown(reason=reason, again_after=None):
                return self._failed(notice, f"outcome unknown: {reason}")
            case Moved():
                return Outcome(id=notice.id, state="waiting", due_at=self.clock.now(), reason="moved")
            case _:
                return self._later(notice, result)

    def _later(self, notice: Notice, result: Later | Unknown) -> Outcome:
        now = self.clock.now()
        if now - notice.created_at > GIVE_UP_AFTER_MS:
            return self._failed(notice, f"gave up: {result.reason}")
        asked = result.after if isinstance(result, Later) else result.again_after
        seconds = max(asked or 0, DELAYS[min(notice.tries, len(DELAYS) - 1)])
        of(self.metrics.notices, notice.way, "later").inc()
        return Outcome(
            id=notice.id,
            state="waiting",
            due_at=now + round(seconds * 1000),
            reason=result.reason,
            unknown=isinstance(result, Unknown),
        )

    def _failed(self, notice: Notice, reason: str) -> Outcome:
        of(self.metrics.notices, notice.way, "failed").inc()
        log.error("notice failed", notice=notice.id, way=notice.way, reason=reason)
        return Outcome(id=notice.id, state="failed", reason=reason)
