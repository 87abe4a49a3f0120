"""Telegram without a public address: long polls, one poller at a time, the offset moved by the commit that keeps.

Bot API, getUpdates. Nothing is fought for: while a webhook is set or another poller runs (409), the reason is
reported and asked again later, ever less often.
"""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec

from channels.contract import Event, NotDelivered, NotJSON, OutcomeUnknown
from channels.telegram.channel import TelegramChannel
from channels.telegram.sending import Answer, answer_of, body_of
from channels.telegram.webhook import ANSWERED, shapeless

LONG_POLL = 25
"""Seconds that Telegram holds a poll open while nothing comes."""
GRACE = 10
"""Seconds more that the network may take."""
LEASE_AGAIN = 10.0
"""Seconds until the lease is tried for again while another process holds it."""
BREATH = 0.1
"""Seconds between polls that bring nothing, in case something on the way does not hold them open."""
DELAYS = (1.0, 3.0, 10.0, 30.0, 60.0)
"""Seconds before the next try after a failure; the last one repeats."""

_raws = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Failed(Exception):
    """A round that came to nothing. `after`: the platform's own word on when to come back (seconds)."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


class _Numbered(msgspec.Struct, frozen=True):
    update_id: int


_numbered = msgspec.json.Decoder(_Numbered).decode


class Poller:
    """`take_lease` gives the offset to go on from, or None while another process polls; `advance(offset, events)`
    keeps the events and moves the offset in one transaction. Whatever they raise is reported, and tried again."""

    def __init__(
        self,
        channel: TelegramChannel,
        take_lease: Callable[[], Awaitable[int | None]],
        advance: Callable[[int, list[Event]], Awaitable[None]],
        report: Callable[[str], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._channel, self._take_lease, self._advance = channel, take_lease, advance
        self._report, self._sleep = report, sleep

    async def run(self) -> None:
        """Until cancelled, which it may be at any moment: what was not kept is delivered again."""
        failures = 0
        while True:
            try:
                pause = await self._round()
            except Exception as error:  # a store that is full, a platform that is down: the loop outlives both
                self._report(str(error) if isinstance(error, Failed) else f"updates not kept: {error!r}")
                after = error.after if isinstance(error, Failed) else None
                await self._sleep(after or DELAYS[min(failures, len(DELAYS) - 1)])
                failures += 1
                continue
            failures = 0
            await self._sleep(pause)

    async def _round(self) -> float:
        """One poll, kept. Returns the seconds until the next is due."""
        offset = await self._take_lease()
        if offset is None:
            return LEASE_AGAIN
        raws = await self._updates(offset)
        if not raws:
            return BREATH
        await self._advance(_offset_after(raws), [event for raw in raws for event in self._split(raw)])
        return 0

    async def _updates(self, offset: int) -> list[bytes]:
        body = body_of(offset=offset, timeout=LONG_POLL, limit=100, allowed_updates=ANSWERED)
        try:
            response = await self._channel.call("getUpdates", body, seconds=LONG_POLL + GRACE)
        except (NotDelivered, OutcomeUnknown) as error:
            raise Failed(f"no connection: {error}") from error
        answer = answer_of(response)
        if answer is None:
            raise Failed(f"HTTP {response.status}, not from the Bot API")
        if not answer.ok:
            raise _refusal(answer)
        return [bytes(raw) for raw in _raws(answer.result)]

    def _split(self, raw: bytes) -> list[Event]:
        try:
            return self._channel.split(raw)
        except NotJSON:
            return [shapeless(raw, self._channel.account)]


def _refusal(answer: Answer) -> Failed:
    said = f"{answer.error_code} {answer.description}"
    if answer.error_code == 409 and "webhook" in answer.description:
        said += " (set TELEGRAM_WEBHOOK_SECRET to use the webhook, or have it deleted to poll)"
    elif answer.error_code == 409:
        said += " (another program polls with this token)"
    elif answer.error_code in (401, 404):
        said += " (is TELEGRAM_BOT_TOKEN right?)"
    return Failed(said, answer.parameters.retry_after)


def _offset_after(raws: list[bytes]) -> int:
    """The highest id of the batch, and one. Not compared with the old offset: after a week without updates the
    platform starts anew from a random id."""
    ids = []
    for raw in raws:
        try:
            ids.append(_numbered(raw).update_id)
        except (ValueError, RecursionError):
            continue
    if not ids:
        raise Failed("updates came without ids: they cannot be passed over")
    return max(ids) + 1
