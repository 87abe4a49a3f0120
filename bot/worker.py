"""Answers what the inbox holds: claim, think in the reading thread, load, respond, record, hand to delivery."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
import structlog

from bot import thinking
from bot.clock import Clock
from bot.delivery import Delivery
from bot.metrics import Metrics, of
from channels.contract import Channel
from dialogs.conversation import Known
from dialogs.messages import Tap
from dialogs.spa.model import Spa
from storage.store import Claim, Refused, Stale, Store, StoreUnavailable, Taker, ToSend, TurnRecord

log = structlog.get_logger("worker")
R = TypeVar("R")

TRIES = 3
"""A turn is thought at most so often: after refusals, and after failures (DESIGN promises 3 and 7)."""
RETRY_AFTER_MS = 500
IN_HAND = 64
"""Conversations answered side by side: enough to fill a group commit."""


@dataclass
class Worker:
    """`spa` gives the current book; `reader` is the one reading thread (None: think on the calling thread)."""

    store: Store
    channels: Mapping[str, Channel]
    spa: Callable[[], Spa]
    delivery: Delivery
    clock: Clock
    metrics: Metrics
    owner: str
    reader: Executor | None = None
    pausing: bool = True
    written: Callable[[int], None] = lambda conversation: None
    """Told of every turn that was written: open desks watch."""
    running: bool = False
    """Whether `run` is under way: only then are turns taken from the commit that keeps them."""
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _stopping: bool = False
    _missed: int = 0

    def wake(self) -> None:
        self._woken.set()

    def wake_in(self, milliseconds: int) -> None:
        asyncio.get_running_loop().call_later(max(0, milliseconds) / 1000, self.wake)

    async def run(self) -> None:
        """Until stopped. A store that cannot be read is tried again with the next wake."""
        self.running = True
        while not self._stopping:
            self._woken.clear()
            try:
                while await self._start_turns():
                    pass
            except StoreUnavailable as error:
                log.error("inbox unreadable", why=str(error))
                self.wake_in(1000)
            await self._woken.wait()

    async def _start_turns(self) -> bool:
        room = self._room()
        if room <= 0:
            return False
        claims = await self.store.claim(self.owner, self.clock.now(), room)
        self.take(claims)
        return len(claims) == room

    def _room(self) -> int:
        return 0 if self._stopping else IN_HAND - len(self._tasks)

    def taker(self) -> Taker | None:
        """For the commit that keeps a message: it may hand us the turn, which spares a transaction of its own."""
        room = self._room()
        return Taker(owner=self.owner, limit=room) if room > 0 and self.running else None

    def take(self, claims: Sequence[Claim]) -> None:
        for claim in claims:
            task = asyncio.create_task(self._turn(claim))
            self._tasks.add(task)
            task.add_done_callback(self._turn_ended)

    def _turn_ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("turn broke", exc_info=error)
        if len(self._tasks) >= IN_HAND - 1:
            self.wake()

    async def answer_due(self) -> None:
        """All turns due now, to their end, without `run`: tests, simulation and `concierge chat`."""
        while claims := await self.store.claim(self.owner, self.clock.now(), IN_HAND):
            for claim in claims:
                await self._turn(claim)
            await self.delivery.idle()

    async def stop(self) -> None:
        """Claim nothing more; finish what is in hand."""
        self._stopping = True
        self.wake()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def missed(self) -> None:
        """A message came for a conversation that is being answered: look again when its turn ends."""
        self._missed += 1

    async def _turn(self, claim: Claim) -> None:
        missed = self._missed
        try:
            if max(pending.attempts for pending in claim.pending) > TRIES:
                await self._set_aside(claim, "answering it failed three times")
            else:
                await self._try(claim)
        except Stale:
            of(self.metrics.rethought, "stale").inc()
            self.wake()
        except StoreUnavailable as error:
            log.error("turn not stored", conversation=claim.conversation, why=str(error))
        if self._missed != missed:
            self.wake()

    async def _try(self, claim: Claim) -> None:
        try:
            await self._think_and_record(claim)
        except (Stale, StoreUnavailable):
            raise
        except Exception as error:  # whatever a guest's message sets off must not stop the others
            log.error("turn failed", conversation=claim.conversation, exc_info=error)
            if max(pending.attempts for pending in claim.pending) >= TRIES:
                await self._set_aside(claim, repr(error))
            else:
                await self.store.postpone(claim, self.clock.now() + RETRY_AFTER_MS)
                self.wake_in(RETRY_AFTER_MS)

    async def _think_and_record(self, claim: Claim) -> None:
        channel, spa = self.channels[claim.channel], self.spa()
        looked = thinking.look(claim, channel, spa)
        think = self._think if looked.reading is None else self._at_once
        step = await think(_first_step, looked, channel, spa, self.clock.now(), self.pausing)
        if isinstance(step, thinking.Pause):
            await self.store.postpone(claim, step.until, counts=False)
            self.delivery.acknowledge(channel, step.message)
            self.wake_in(step.until - self.clock.now())
        elif isinstance(step, thinking.Nothing):
            of(self.metrics.unparsable, claim.channel).inc(step.unparsable)
            await self.store.skip(claim, step.seqs, step.reason)
        else:
            await self._record(claim, *step)

    async def _record(self, claim: Claim, thought: thinking.Thought, turn: TurnRecord | None) -> None:
        channel = self.channels[claim.channel]
        if thought.unparsable:
            of(self.metrics.unparsable, claim.channel).inc(thought.unparsable)
        if channel.taps_wait and isinstance(thought.messages[-1].content, Tap):
            self.delivery.acknowledge(channel, thought.messages[-1])
        for attempt in range(1, TRIES + 1):
            if turn is None:
                spa = self.spa()
                known = await self._known(claim, thought, contested=attempt == TRIES)
                turn = await self._think(thinking.answer, claim, thought, spa, known, channel)
            try:
                rows = await self.store.record(turn)
            except Refused:
                of(self.metrics.rethought, "refused").inc()
                turn = None
                continue
            return self._recorded(claim, turn, rows)
        raise Refused("the commit refused the turn three times")

    async def _known(self, claim: Claim, thought: thinking.Thought, *, contested: bool) -> Known:
        handled_at = claim.pending[0].handled_at
        if thought.needs is None:
            return _nothing_known(claim, handled_at)
        known = await self.store.known(claim, thought.needs, handled_at)
        return _contested(known) if contested else known

    def _recorded(self, claim: Claim, turn: TurnRecord, rows: list[ToSend]) -> None:
        now = self.clock.now()
        of(self.metrics.answered, claim.channel, turn.outcome.kind).inc()
        of(self.metrics.turn_seconds, claim.channel).observe((now - claim.pending[0].received_at) / 1000)
        log.info("turn", conversation=claim.conversation, kind=turn.outcome.kind, topic=turn.outcome.topic)
        self.delivery.push(rows)
        self.written(claim.conversation)

    async def _set_aside(self, claim: Claim, why: str) -> None:
        turn = thinking.set_aside(claim, self.channels[claim.channel], self.spa())
        of(self.metrics.set_aside, claim.channel).inc(len(claim.pending))
        log.error("set aside", conversation=claim.conversation, events=len(claim.pending))
        self.delivery.push(await self.store.set_aside(turn, why))
        self.written(claim.conversation)

    async def _at_once(self, function: Callable[..., R], *args: Any) -> R:
        return function(*args)

    async def _think(self, function: Callable[..., R], *args: Any) -> R:
        if self.reader is None:
            return await self._at_once(function, *args)
        return await asyncio.get_running_loop().run_in_executor(self.reader, function, *args)


def _nothing_known(claim: Claim, handled_at: int) -> Known:
    return Known(now=handled_at, channel=claim.channel, account=claim.account)


def _contested(known: Known) -> Known:
    return msgspec.structs.replace(known, contested=True)


def _first_step(
    looked: thinking.Looked, channel: Channel, spa: Spa, now: int, pausing: bool
) -> thinking.Pause | thinking.Nothing | tuple[thinking.Thought, TurnRecord | None]:
    """Everything that can be done in one visit to the reading thread: nearly always the whole turn."""
    thought = thinking.think(looked, spa, now, pausing)
    if not isinstance(thought, thinking.Thought):
        return thought
    if thought.needs is not None:
        return thought, None
    claim = looked.claim
    known = _nothing_known(claim, claim.pending[0].handled_at)
    return thought, thinking.answer(claim, thought, spa, known, channel)
