"""What time it is. Everything that needs a clock is handed one, so that a test or a simulation can own time."""

import time
from typing import Protocol


class Clock(Protocol):
    def now(self) -> int:
        """Epoch milliseconds, UTC."""


class SystemClock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


class SetClock:
    """Stands still until it is set: tests, simulation, `concierge chat --now`."""

    def __init__(self, instant: int) -> None:
        self.instant = instant

    def now(self) -> int:
        return self.instant
