"""How much one visitor may ask: token buckets in memory, of which only so many are remembered."""

from collections import OrderedDict
from typing import NamedTuple


class _Bucket(NamedTuple):
    tokens: float
    at: int


class Buckets:
    """`burst` at once, then `per_second`. Keys that were not seen for longest are forgotten: they start full again."""

    def __init__(self, burst: int, per_second: float, most: int = 10_000) -> None:
        self._burst = burst
        self._per_ms = per_second / 1000
        self._most = most
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str, now: int) -> bool:
        """One token of this key's at `now` (epoch ms); False: none is left."""
        tokens = self._tokens(key, now)
        allowed = tokens >= 1
        self._buckets[key] = _Bucket(tokens - 1 if allowed else tokens, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return allowed

    def _tokens(self, key: str, now: int) -> float:
        bucket = self._buckets.get(key)
        if bucket is None:
            return self._burst
        waited = max(0, now - bucket.at)
        return min(self._burst, bucket.tokens + waited * self._per_ms)

    def __len__(self) -> int:
        return len(self._buckets)
