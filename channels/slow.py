"""Whether an answer is slow: signs of typing are shown only then.

Sent for every message they would double the calls, and most would reach the guest after the answer.
"""

import asyncio

SLOW_AFTER = 0.4
"""Seconds without anything being sent to the chat."""


class Unanswered:
    """The chats whose answer is waited for. Of this moment only; nothing is lost with it."""

    def __init__(self, slow_after: float = SLOW_AFTER) -> None:
        self._slow_after = slow_after
        self._waiting: dict[str, asyncio.Event] = {}

    def answering(self, chat: str) -> None:
        """Something is being sent to the chat."""
        if waiting := self._waiting.get(chat):
            waiting.set()

    async def slow(self, chat: str) -> bool:
        """Wait a moment; True if nothing was sent to the chat meanwhile."""
        waiting = self._waiting.setdefault(chat, asyncio.Event())
        try:
            async with asyncio.timeout(self._slow_after):
                await waiting.wait()
        except TimeoutError:
            return True
        finally:
            if self._waiting.get(chat) is waiting:
                del self._waiting[chat]
        return False
