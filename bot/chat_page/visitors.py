"""Who may come in, how many at once, and how fast they may speak. All in memory: a restart forgives everybody."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.chat_page.rates import Buckets
from bot.chat_page.texts import Texts
from bot.clock import Clock


@dataclass(frozen=True)
class Visitor:
    """One open page: its conversation, the address it is counted under, its language, its page's texts."""

    session: str
    address: str
    locale: str
    texts: Texts


@dataclass(frozen=True)
class Limits:
    """An address is given far more than a session: a whole hotel may share one."""

    session_burst: int = 20
    session_per_second: float = 1
    address_burst: int = 200
    address_per_second: float = 20
    pages_per_session: int = 10
    pages_per_address: int = 250
    pages: int = 5_000


class Doors:
    def __init__(self, clock: Clock, limits: Limits) -> None:
        self._clock = clock
        self._limits = limits
        self._sessions = Buckets(limits.session_burst, limits.session_per_second)
        self._addresses = Buckets(limits.address_burst, limits.address_per_second)
        self._open: Counter[tuple[str, str]] = Counter()
        self._total = 0

    @contextmanager
    def come_in(self, visitor: Visitor) -> Iterator[bool]:
        """True, and counted as long as the page is open; False where there are too many, or they come too fast."""
        keys = (("session", visitor.session), ("address", visitor.address))
        if not self._has_room(visitor) or not self._addresses.take(visitor.address, self._clock.now()):
            yield False
            return
        self._open.update(keys)
        self._total += 1
        try:
            yield True
        finally:
            self._total -= 1
            self._open.subtract(keys)
            for key in keys:
                if not self._open[key]:
                    del self._open[key]

    def may_speak(self, visitor: Visitor) -> bool:
        """Whether one more frame is taken now. The session is asked first: who is too fast alone costs nobody else."""
        now = self._clock.now()
        return self._sessions.take(visitor.session, now) and self._addresses.take(visitor.address, now)

    def _has_room(self, visitor: Visitor) -> bool:
        return (
            self._total < self._limits.pages
            and self._open["session", visitor.session] < self._limits.pages_per_session
            and self._open["address", visitor.address] < self._limits.pages_per_address
        )
