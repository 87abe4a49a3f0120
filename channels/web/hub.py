"""Who is on the page right now: the open sockets of each chat, each with a queue of what it is to be told.

Knows no network: whoever holds a Connection takes from it and writes to its socket.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

MOST_WAITING = 256
"""Messages that a socket may lag behind. One that lags more is hung up; its page comes back and reads the history."""


class Connection:
    """One open page."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._hung_up = False

    def tell(self, message: bytes) -> None:
        """Queue one JSON message for the page; never waits."""
        if self._hung_up:
            return
        if self._waiting.qsize() >= MOST_WAITING:
            self.hang_up()
        else:
            self._waiting.put_nowait(message)

    def tell_first(self, message: bytes) -> None:
        """Put one message before all that waits: the history, before what was said while it was read."""
        waiting = [self._waiting.get_nowait() for _ in range(self._waiting.qsize())]
        for entry in (message, *waiting):
            self._waiting.put_nowait(entry)

    async def next(self) -> bytes | None:
        """The next message for the page; None: hung up, nothing will follow."""
        return await self._waiting.get()

    def hang_up(self) -> None:
        """Drop what waits and end the connection: the page will read it in the history."""
        if self._hung_up:
            return
        self._hung_up = True
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(None)


class Hub:
    def __init__(self) -> None:
        self._open: dict[str, set[Connection]] = {}

    @contextmanager
    def connected(self, chat: str) -> Iterator[Connection]:
        """A connection of this chat for as long as its socket is open."""
        connection = Connection()
        self._open.setdefault(chat, set()).add(connection)
        try:
            yield connection
        finally:
            self._open[chat].discard(connection)
            if not self._open[chat]:
                del self._open[chat]

    def tell(self, chat: str, message: bytes, *, but: Connection | None = None) -> None:
        """Tell every open page of this chat, `but` one."""
        for connection in self._open.get(chat, ()):
            if connection is not but:
                connection.tell(message)

    def is_open(self, chat: str) -> bool:
        return chat in self._open

    def hang_up(self) -> None:
        """End all connections: the house closes."""
        for connections in self._open.values():
            for connection in connections:
                connection.hang_up()
