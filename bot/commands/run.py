"""`concierge run`: opens the store, loads the book, starts the house, waits for a signal, drains."""

import asyncio
import ctypes
import gc
import signal
import sys
from contextlib import suppress

import structlog
from aiohttp import web

from bot import logs
from bot.content import Book, BrokenContent
from bot.house import House, build
from bot.settings import CHANNELS, Settings, channels_on, missing
from storage.errors import StoreProblem
from storage.sqlite import SqliteStore

log = structlog.get_logger("run")


def run(settings: Settings) -> int:
    """Exit code 0 after a drain; 1, with a sentence that says how to mend it, where it cannot start."""
    logs.configure(settings.log_format, settings.log_level)
    try:
        return asyncio.run(_serve(settings))
    except (StoreProblem, BrokenContent) as problem:
        print(f"Concierge cannot start.\n{problem}", file=sys.stderr)
    except OSError as error:
        print(f"Concierge cannot start: {error}. Is another program on this port? Try --port.", file=sys.stderr)
    return 1


async def _serve(settings: Settings) -> int:
    book = Book(settings.content_dir)
    store = await SqliteStore.open(settings.sqlite_path)
    house = await build(settings, store, book)
    runner = web.AppRunner(house.application(), access_log=None, handler_cancellation=False)
    await runner.setup()
    stop = _stop_signal()
    try:
        site = web.TCPSite(runner, settings.concierge_host, settings.concierge_port)
        await site.start()
        await house.start()
        _settle_memory()
        first = await house.desk.door.offer_first()
        print(welcome(house, runner.addresses[0][1], first), flush=True)
        await stop.wait()
        log.info("draining")
        await site.stop()
    finally:
        await house.stop()
        await runner.cleanup()
    return 0


def _settle_memory() -> None:
    """What start-up made lives as long as the process: the collector need not look at it again, nor run so often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    with suppress(OSError, AttributeError):  # glibc only: give back what reading the content took for a moment
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def _stop_signal() -> asyncio.Event:
    """Set by SIGTERM and by Ctrl-C."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def welcome(house: House, port: int, first: str | None = None) -> str:
    """What the owner reads at start: the addresses, which channels are on, and what the others lack. `first`: the
    token of the owner's one-time link to the desk, while nobody has an account."""
    settings, spa = house.settings, house.book.spa
    address = f"http://{settings.concierge_host}:{port}"
    on = channels_on(settings)
    public = (settings.public_url or address).rstrip("/")
    lines = [f"Concierge for {spa.name} is up.", f"  chat page   {public}/", f"  staff desk  {public}/desk"]
    if first:
        lines.append(
            f"  make your own account for the desk (good once, for 15 minutes):\n    {public}/desk/first/{first}"
        )
    if spa.note:
        lines.append(f"  note        {spa.note}")
    for name in CHANNELS:
        lines.append(f"  {name:<11} {_state(settings, name, on)}")
    return "\n".join(lines)


def _state(settings: Settings, name: str, on: list[str]) -> str:
    if name not in on:
        return f"off, needs {', '.join(missing(settings, name))}"
    if name == "telegram" and not settings.telegram_webhook_secret:
        return "on, polling (no public address needed)"
    where = settings.public_url or "PUBLIC_URL (not set yet)"
    return f"on, webhook at {where}/webhooks/{name}"
