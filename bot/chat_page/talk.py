"""One open socket: what the guest sends is kept, then acknowledged; what the chat is told goes to the page."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
import structlog
from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from bot.chat_page import frames
from bot.chat_page.frames import EchoFrame, FailedFrame, KeptFrame, Ping, Pong, Said, Tapped
from bot.chat_page.lines import Line
from bot.chat_page.visitors import Doors, Visitor
from bot.clock import Clock
from channels.contract import Event
from channels.web import Connection, WebChannel
from channels.web.wire import PageMessage
from storage.store import StoreUnavailable

log = structlog.get_logger("chat page")

MAX_WAITED_MS = 3600 * 1000
"""How much of a page's word is taken that a message was typed earlier. More would let a guest date it at will, and
with it which day "tomorrow" is and whether a promotion still runs."""

_write = msgspec.json.Encoder().encode
_PONG = _write(Pong())


@dataclass(frozen=True)
class Behind:
    """What stands behind every open page."""

    channel: WebChannel
    keep: Callable[[list[Event]], Awaitable[None]]
    history: Callable[[str], Awaitable[list[Line]]]
    clock: Clock
    doors: Doors


@dataclass(frozen=True)
class Talk:
    behind: Behind
    visitor: Visitor
    connection: Connection

    async def run(self, socket: web.WebSocketResponse) -> None:
        """Until the page leaves, or is hung up on. What is said while the history loads queues up behind it."""
        try:
            lines = await self.behind.history(self.visitor.session)
        except Exception:
            log.exception("history not read")
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return
        self.connection.tell_first(_write(frames.history_frame(lines)))
        telling = asyncio.create_task(self._tell(socket))
        try:
            async for message in socket:
                await self._hear(message)
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)

    async def _tell(self, socket: web.WebSocketResponse) -> None:
        while (message := await self.connection.next()) is not None:
            await socket.send_frame(message, WSMsgType.TEXT)
        await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _hear(self, message: WSMessage) -> None:
        data = message.data
        if not isinstance(data, (str, bytes)):
            return
        if not self.behind.doors.may_speak(self.visitor):
            self._refuse(frames.id_in(data), "too_fast")
        elif frames.frame_bytes(data) > frames.MAX_FRAME:
            self._refuse(frames.id_in(data), "too_large")
        else:
            await self._take(data)

    async def _take(self, data: str | bytes) -> None:
        try:
            frame = frames.read_frame(data)
        except frames.Unreadable as unreadable:
            self._refuse(unreadable.id, "unreadable")
            return
        match frame:
            case Ping():
                self.connection.tell(_PONG)
            case Said(text=text) if not text.strip():
                self._refuse(frame.id, "empty")
            case Said(text=text) if len(text) > frames.MAX_TEXT:
                self._refuse(frame.id, "too_long")
            case Said() | Tapped():
                await self._keep(frame)

    async def _keep(self, frame: Said | Tapped) -> None:
        message = self._delivered(frame)
        try:
            await self.behind.keep(self.behind.channel.split(_write(message)))
        except Exception as error:
            # whatever it is, the guest must know that nothing was kept, and the socket must live on
            log.error("message not kept", why=str(error), exc_info=not isinstance(error, StoreUnavailable))
            self._refuse(frame.id, "not_kept")
        else:
            self.connection.tell(_write(KeptFrame(id=frame.id)))
            echo = EchoFrame(id=frame.id, text=message.text or message.label, at=message.sent_at)
            self.behind.channel.hub.tell(self.visitor.session, _write(echo), but=self.connection)

    def _delivered(self, frame: Said | Tapped) -> PageMessage:
        return PageMessage(
            id=frame.id,
            session=self.visitor.session,
            text=frame.text if isinstance(frame, Said) else None,
            tap=frame.value if isinstance(frame, Tapped) else None,
            label=frame.label if isinstance(frame, Tapped) else "",
            locale=self.visitor.locale,
            sent_at=self.behind.clock.now() - min(max(0, frame.waited), MAX_WAITED_MS),
        )

    def _refuse(self, message_id: str | None, why: str) -> None:
        """Nothing is stored; the guest reads why and can send it again."""
        self.connection.tell(_write(FailedFrame(id=message_id, why=self.visitor.texts[why])))
