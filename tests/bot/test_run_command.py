"""`concierge run`: what it says when it cannot start, that there is one per database, and how it ends."""

import asyncio
import json
import sqlite3
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from bot.clock import SystemClock
from storage.sqlite import SqliteStore
from tests.bot.test_content import lay
from tests.standins.standin import Fault, served
from tests.whole.a_house import Platforms
from tests.whole.a_process import environment, started
from tests.whole.guests import guest_of

SECRETS = ("line-secret", "line-token", "stand-in-token", "webhook-secret", "whatsapp-token", "whatsapp-app-secret")


async def test_it_drains_at_sigterm_lets_nobody_else_in_and_writes_no_words_into_its_log(tmp_path: Path) -> None:
    platforms, database = Platforms.by(SystemClock()), tmp_path / "concierge.db"
    async with AsyncExitStack() as stack, aiohttp.ClientSession() as http:
        bases = {name: await stack.enter_async_context(served(one)) for name, one in platforms.each().items()}
        given = environment(platforms, bases, database, LOG_FORMAT="json", METRICS_TOKEN="metrics-secret")
        async with started(tmp_path, given) as process:
            await process.up()
            await a_second_one_is_refused(tmp_path, given)
            guest = guest_of("line", platforms)
            platforms.line.always = Fault(delay=0.5)
            body, headers = guest.says("Where are you, my plum blossom?")
            async with http.post(f"{process.base}/webhooks/line", data=body, headers=headers) as answer:
                assert answer.status == 200
            while not platforms.line.calls:  # noqa: ASYNC110  # its answer is under way
                await asyncio.sleep(0.01)
            assert await process.drained() == 0
            assert len(guest.texts) == 1, "the message in hand was finished"
            log = process.errors()
    events = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert {"turn", "draining"} <= {event["event"] for event in events}
    assert all("conversation" in event for event in events if event["event"] == "turn")
    assert "blossom" not in log
    assert not any(secret in log for secret in (*SECRETS, "metrics-secret"))


async def a_second_one_is_refused(folder: Path, given: dict[str, str]) -> None:
    """On the same file; in a folder of its own, so that the logs stay apart."""
    other = folder / "other"
    other.mkdir()
    async with started(other, given) as second:
        assert await asyncio.wait_for(second.process.wait(), 30) == 1
        assert "in use by another Concierge" in second.errors()
        assert "Traceback" not in second.errors()


async def newer(path: Path) -> str:
    await (await SqliteStore.open(path)).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.commit()
    db.close()
    return "newer version"


async def corrupt(path: Path) -> str:
    await (await SqliteStore.open(path)).close()
    whole = await asyncio.to_thread(path.read_bytes)
    await asyncio.to_thread(path.write_bytes, whole[:100] + b"\xff" * 4000 + whole[4100:])
    return "concierge db restore FILE"


async def stranger(path: Path) -> str:
    await asyncio.to_thread(path.write_bytes, b"dear diary, " * 1000)
    return "not a database"


async def a_folder(path: Path) -> str:
    await asyncio.to_thread(path.mkdir)
    return "cannot be opened"


@pytest.mark.parametrize("spoil", [newer, corrupt, stranger, a_folder])
async def test_a_database_that_cannot_be_used_is_said_in_one_clear_line(spoil, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    words = await spoil(tmp_path / "concierge.db")
    await refuses(tmp_path, {"DATABASE_URL": f"sqlite:///{tmp_path / 'concierge.db'}"}, words, "concierge.db")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write, not even root")
async def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    await refuses(tmp_path, {"DATABASE_URL": "sqlite:////proc/concierge.db"}, "cannot be written")


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ({"LINE_CHANNEL_SECRET": "hush-hush"}, "LINE_CHANNEL_ACCESS_TOKEN"),
        ({"TELEGRAM_WEBHOOK_SECRET": "hush-hush"}, "TELEGRAM_BOT_TOKEN"),
        ({"WHATSAPP_ACCESS_TOKEN": "hush-hush"}, "WHATSAPP_PHONE_NUMBER_ID"),
    ],
)
async def test_half_a_channels_settings_are_refused_with_what_is_missing(
    given: dict[str, str], lacking: str, tmp_path: Path
) -> None:
    await refuses(tmp_path, given, lacking, next(iter(given)))


async def test_broken_content_is_refused_with_file_and_line(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    await asyncio.to_thread((content / "spa.toml").write_text, 'name = "Spa"\nzone = "Nowhere/Else"\n')
    await refuses(tmp_path, {"CONTENT_DIR": str(content)}, "spa.toml:2:", "zone")


async def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with taken:
        await refuses(tmp_path, {"CONCIERGE_PORT": str(port)}, "--port", words=("run",))


async def refuses(
    folder: Path, given: dict[str, str], *said: str, words: tuple[str, ...] = ("run", "--port", "0")
) -> None:
    """Exit code 1, clear words, no traceback, no secret."""
    content = await asyncio.to_thread(lay, folder / "leaf-spa")
    some = {"CONTENT_DIR": str(content), "DATABASE_URL": f"sqlite:///{folder / 'fresh.db'}"}
    async with started(folder, {**some, **given}, *words) as process:
        assert await asyncio.wait_for(process.process.wait(), 30) == 1
        told = process.errors()
    assert all(word in told for word in said), told
    assert "Traceback" not in told
    assert "hush-hush" not in told


async def test_the_owners_one_time_link_is_printed_only_while_nobody_has_an_account(tmp_path: Path) -> None:
    platforms, database = Platforms.by(SystemClock()), tmp_path / "concierge.db"
    async with AsyncExitStack() as stack, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        bases = {name: await stack.enter_async_context(served(one)) for name, one in platforms.each().items()}
        given = environment(platforms, bases, database)
        async with started(tmp_path, given) as process:
            await process.up()
            assert process.process.stdout is not None
            lines = [(await process.process.stdout.readline()).decode().strip() for _ in range(3)]
            (link,) = [line for line in lines if "/desk/first/" in line]
            password = "seven quiet lotus ponds"
            form = {"name": "Owner", "password": password, "again": password}
            async with http.post(link, data=form, headers={"Origin": process.base}) as answer:
                assert (answer.status, answer.url.path) == (200, "/desk")
                assert "Owner" in await answer.text()
            assert await process.drained() == 0
            assert link.rpartition("/")[2] not in process.errors()
        async with started(tmp_path, given) as again:
            await again.up()
            async with http.get(f"{again.base}/desk") as answer:
                assert "Owner" in await answer.text(), "still signed in"
            assert await again.drained() == 0
            assert "/desk/first/" not in await again.printed()
