"""Hands outbox rows to their platforms, in order per conversation, and writes what became of each try."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import structlog

from bot.clock import Clock
from bot.metrics import Metrics, of
from channels.contract import Channel, Later, Moved, Never, Outgoing, Result, Sent, Unknown
from dialogs.messages import InboundMessage
from storage.store import Mark, Store, StoreUnavailable, ToSend

log = structlog.get_logger("delivery")

DELAYS = (1, 3, 10, 30, 60, 120, 300, 600, 1800)
"""Seconds before each further try; the last one repeats."""
GIVE_UP_AFTER_MS = 24 * 3600 * 1000
"""The answer promise: what could not be said within a day is a dead letter, shown to staff."""
IN_HAND = 256
CROWDED = 8
"""Conversations being sent for, from which outcomes are gathered before they are written."""
GATHER_SECONDS = 0.003


@dataclass
class Delivery:
    store: Store
    channels: Mapping[str, Channel]
    clock: Clock
    metrics: Metrics
    _busy: Counter[int] = field(default_factory=Counter)
    """Conversations being sent for, and by how many tasks."""
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    _unwritten: list[tuple[Sequence[Mark], "asyncio.Future[list[ToSend]]"]] = field(default_factory=list)
    _stopping: bool = False

    def push(self, rows: Sequence[ToSend]) -> None:
        """Send these rows of one conversation, in order; what is due behind them follows."""
        if rows:
            self._busy[rows[0].conversation] += 1
            self._spawn(self._conversation(rows))

    def acknowledge(self, channel: Channel, message: InboundMessage) -> None:
        self._spawn(channel.acknowledge(message))

    async def retry_due(self) -> None:
        """Rows whose delay is over, and rows that a dead process left behind."""
        room = IN_HAND - len(self._busy)
        if room <= 0 or self._stopping:
            return
        for row in await self.store.claim_sends(self.clock.now(), room, frozenset(self._busy)):
            self.push([row])

    async def idle(self) -> None:
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def stop(self) -> None:
        """Finish the calls in hand; start no further ones."""
        self._stopping = True
        await self.idle()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("sending broke", exc_info=error)

    async def _conversation(self, rows: Sequence[ToSend]) -> None:
        conversation = rows[0].conversation
        try:
            while rows:
                rows = await self._in_order(rows)
        finally:
            self._busy[conversation] -= 1
            if not self._busy[conversation]:
                del self._busy[conversation]

    async def _in_order(self, rows: Sequence[ToSend]) -> list[ToSend]:
        """Send until one has to wait; give the ones behind it back. Returns what is due next, if anything."""
        for position, row in enumerate(rows):
            mark = await self._attempt(row)
            if mark.state == "sent" and position + 1 < len(rows):
                await self._write([mark])
                continue
            behind = [_untried(later, mark) for later in rows[position + 1 :]]
            following = await self._write([mark, *behind])
            return [] if self._stopping else following
        return []

    async def _write(self, marks: Sequence[Mark]) -> list[ToSend]:
        """Write these outcomes of one conversation, with whatever other outcomes wait; what is due behind them."""
        written: asyncio.Future[list[ToSend]] = asyncio.get_running_loop().create_future()
        self._unwritten.append((marks, written))
        if len(self._unwritten) == 1:
            self._spawn(self._write_all())
        return await written

    async def _write_all(self) -> None:
        if len(self._busy) >= CROWDED:
            await asyncio.sleep(GATHER_SECONDS)
        waiting, self._unwritten = self._unwritten, []
        following = await self._stored([mark for marks, _ in waiting for mark in marks])
        for marks, written in waiting:
            if not written.done():
                written.set_result(following.get(marks[0].conversation, []))

    async def _stored(self, marks: Sequence[Mark]) -> dict[int, list[ToSend]]:
        """An outcome that the store cannot take is kept and offered again: only this process knows it."""
        while True:
            try:
                rows = await self.store.mark(marks, self.clock.now())
                return {row.conversation: [row] for row in rows}
            except StoreUnavailable as error:
                log.error("outcomes not stored yet", messages=len(marks), why=str(error))
                if self._stopping:
                    return {}
                await asyncio.sleep(1)

    async def _attempt(self, row: ToSend) -> Mark:
        channel = self.channels.get(row.channel)
        if channel is None:
            return self._waiting(row, Later(reason="channel is off", after=60))
        started = perf_counter()
        result = await channel.send(_outgoing(row))
        of(self.metrics.send_seconds, row.channel).observe(perf_counter() - started)
        return self._mark(row, result)

    def _mark(self, row: ToSend, result: Result) -> Mark:
        match result:
            case Sent(platform_id=platform_id, counted=counted):
                of(self.metrics.sent, row.channel).inc()
                if counted:
                    of(self.metrics.doubled, row.channel).inc()
                return self._settled(row, "sent", platform_id=platform_id)
            case Never(reason=reason, alarm=alarm):
                return self._failed(row, reason, alarm=alarm)
            case Moved(chat=chat):
                now = self.clock.now()
                return Mark(id=row.id, conversation=row.conversation, state="waiting", now=now, due_at=now, chat=chat)
            case Unknown(reason=reason, again_after=None):
                return self._failed(row, f"outcome unknown: {reason}", alarm=False)
            case _:
                return self._waiting(row, result)

    def _settled(self, row: ToSend, state: str, *, platform_id: str = "", reason: str = "") -> Mark:
        return Mark(
            id=row.id,
            conversation=row.conversation,
            state="sent" if state == "sent" else "failed",
            now=self.clock.now(),
            platform_id=platform_id,
            reason=reason,
        )

    def _failed(self, row: ToSend, reason: str, *, alarm: bool) -> Mark:
        of(self.metrics.failed, row.channel, reason[:60]).inc()
        write = log.error if alarm else log.warning
        write("message failed", conversation=row.conversation, channel=row.channel, reason=reason, message=row.id)
        return self._settled(row, "failed", reason=reason)

    def _waiting(self, row: ToSend, result: Later | Unknown) -> Mark:
        now = self.clock.now()
        if now - row.created_at > GIVE_UP_AFTER_MS:
            return self._failed(row, f"gave up after a day: {result.reason}", alarm=False)
        asked = result.after if isinstance(result, Later) else result.again_after
        seconds = max(asked or 0, DELAYS[min(row.tries, len(DELAYS) - 1)]) if isinstance(result, Later) else asked or 0
        of(self.metrics.retried, row.channel, result.reason[:60]).inc()
        log.info("will try again", conversation=row.conversation, reason=result.reason, seconds=seconds)
        return Mark(
            id=row.id,
            conversation=row.conversation,
            state="waiting",
            now=now,
            due_at=now + int(seconds * 1000),
            reason=result.reason,
            unknown=isinstance(result, Unknown),
            token_tried=isinstance(result, Unknown) and bool(row.reply_token),
        )


def _outgoing(row: ToSend) -> Outgoing:
    return Outgoing(
        id=row.id,
        chat=row.chat,
        payload=row.payload,
        key=row.key,
        tries=row.tries,
        unknown_at=row.unknown_at,
        reply_token=row.reply_token,
        token_at=row.token_at,
        token_tried=row.token_tried,
        author=row.author,
    )


def _untried(row: ToSend, head: Mark) -> Mark:
    return Mark(id=row.id, conversation=row.conversation, state="waiting", now=head.now, due_at=head.due_at)
