"""Answers inside the HTTP response, for platforms that have no way to push (KakaoTalk, WeChat).

The webhook waits in a room for its conversation's reply; delivery hands the payload to the room instead of the
network. The worker knows nothing of it. Who comes too late finds the room empty: the reply cannot be said.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from channels.contract import Later, Outgoing, Result, Sent


class WaitingRooms:
    def __init__(self) -> None:
        self._rooms: dict[str, asyncio.Future[bytes]] = {}

    @contextmanager
    def room(self, chat: str) -> Iterator[asyncio.Future[bytes]]:
        """A room for the next reply to `chat`, gone when the request ends. A newer request takes the place."""
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._rooms[chat] = future
        try:
            yield future
        finally:
            if self._rooms.get(chat) is future:
                del self._rooms[chat]

    def hand_over(self, outgoing: Outgoing) -> Result:
        """What such a channel's `send` does."""
        room = self._rooms.get(outgoing.chat)
        if room is None or room.done():
            return Later(reason="no request waits for it", after=60)
        room.set_result(outgoing.payload)
        return Sent()
